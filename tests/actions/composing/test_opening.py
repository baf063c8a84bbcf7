"""When somebody answers, in words."""

import pytest

from actions.composing.opening import opening_text
from knowledge.models.places import Hours

WEEK = ["mon", "tue", "wed", "thu", "fri"]


@pytest.mark.parametrize(("hours", "text"), [
    ("unknown", ""), ("24/7", "open day and night"),
    ([{"days": WEEK, "from": "09:30", "to": "17:00"}], "Monday to Friday, 9.30am to 5pm"),
    ([{"days": ["tue", "thu"], "from": "10:00", "to": "12:00"}], "Tuesday, Thursday, 10am to 12pm"),
    ([{"days": WEEK, "from": "09:00", "to": "17:00"}, {"days": ["sat"], "from": "10:00", "to": "13:30"}],
     "Monday to Friday, 9am to 5pm; Saturday, 10am to 1.30pm"),
])
def test_hours_in_words(hours: object, text: str) -> None:
    assert opening_text(Hours.validate(hours)) == text
