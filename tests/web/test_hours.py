"""Open now, or opens when: in London, on weekdays, at weekends and on bank holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.web.hours import describe
from bot.web.wording import Wording
from knowledge.models.places import Hours
from tests.web.fakes import FakeRasa, build, knowledge, message

OFFICE = Hours.validate([{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "17:30"}])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23T10:00", "Open now, until 5.30pm."),
        ("2026-11-23T08:59", "Closed now. Opens today at 9am."),
        ("2026-11-23T17:30", "Closed now. Opens tomorrow at 9am."),
        ("2026-11-20T18:00", "Closed now. Opens Monday at 9am."),
        ("2026-12-25T10:00", "Closed now. Opens Tuesday at 9am."),
    ],
)
def test_office_hours(day, said):
    now = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/London"))

    assert describe(OFFICE, now, Wording()) == said


def test_unknown_hours_are_not_printed_and_always_is_said():
    now = datetime(2026, 11, 23, 3, tzinfo=ZoneInfo("Europe/London"))

    assert describe(Hours(known=False), now, Wording()) == ""
    assert describe(Hours(always=True), now, Wording()) == "Open all day, every day."


def test_a_contact_of_an_answer_says_whether_it_is_open(clock):
    from starlette.testclient import TestClient

    from tests.web.conftest import Api

    kb = knowledge()
    kb.councils["bury"].contacts["ehc-team"].hours = OFFICE
    block = {"kind": "contact", "name": "Bury EHC team", "tel": "0161 496 0003"}
    rasa = FakeRasa(lambda body: [message("Here", [block])])
    with TestClient(build(rasa, kb=kb, clock=clock)) as client:
        [shown] = Api(client).say("who").json()["messages"][0]["custom"]["blocks"]

    assert shown["hours"] == "Closed now. Opens tomorrow at 9am."
