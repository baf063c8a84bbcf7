"""How long something has been going on, and what only says how often."""

from datetime import date

import pytest

from bot.language.durations import find_durations

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(("text", "weeks"), [
    ("for two terms", ["26"]), ("a week", ["1"]), ("since September", ["11"]), ("twice a week", []),
    ("3 times a week for a term", ["13"]), ("20 minutes a day", []), ("one session a week since October", ["7"]),
])
def test_spans_in_weeks(text: str, weeks: list[str]) -> None:
    assert [m.value for m in find_durations(text, TODAY)] == weeks
