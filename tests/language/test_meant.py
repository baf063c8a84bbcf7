"""The words that say what is meant, where a message puts something right."""

import pytest

from bot.language.meant import meant
from bot.language.questions import lead_end
from bot.language.spoken import FEELING, MOVING, spoken_of


@pytest.mark.parametrize(("text", "found"), [
    ("no i meant the school complaint not tribunal", "the school complaint"),
    ("not that level, the first one", "the first one"),
    ("I mean for maths, not reading", "for maths"),
    ("all sorted. what about the leaving lessons?", "what about the leaving lessons?"),
    ("I meant what I said", "what I said"),
    ("do not send it, wait", "do not send it, wait"),
    ("what about transport", "what about transport"),
])
def test_what_is_meant(text: str, found: str) -> None:
    assert meant(text) == found


@pytest.mark.parametrize(("text", "rest"), [
    ("going really well thanks, and who signs it off", "who signs it off"),
    ("that's great, n how often", "how often"),
    ("now, who is it", "now, who is it"),
])
def test_thanks_that_go_on(text: str, rest: str) -> None:
    assert text[lead_end(text):] == rest


@pytest.mark.parametrize(("text", "kind", "spoken"), [
    ("i feel rubbish", FEELING, True), ("i feel this is useless", FEELING, False), ("you are rubbish", FEELING, False),
    ("we're moving from Leeds", MOVING, True), ("we moved here in May from York", MOVING, True),
    ("a letter from Leeds", MOVING, False),
])
def test_feelings_and_moves(text: str, kind: str, spoken: bool) -> None:
    assert spoken_of(text)[kind] is spoken
