"""Which tier fits what has been tried, for how long, and with what change; hand-worked cases."""

import pytest

from actions.composing.placing import Fit, Tried, fit, on_ladder, rung, rung_after, tried_so_far
from knowledge import Knowledge
from tests.builders import small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


@pytest.mark.parametrize(("words", "level"), [
    ("", 0), ("nothing yet", 0), ("no", 0), ("a visual timetable, two terms", 1), ("Visual-timetable!", 1),
    # Words that name no support that is known still say that something was tried.
    ("we ring home every night", 1),
    ("a visual timetable in a small group", 2), ("small group and a speech therapist", 3),
    # "No" alone is nothing; in "no progress" it is not.
    ("a visual timetable, no progress", 1),
])
def test_the_highest_level_that_is_in_place(small: Knowledge, words: str, level: int) -> None:
    assert tried_so_far(small, words, None, None).level == level


@pytest.mark.parametrize(("tried", "level", "reason"), [
    (Tried("", 0), 1, "start"),
    (Tried("x", 1, 26, "none"), 2, "up_2"), (Tried("x", 2, 26, "none"), 3, "up_3"),
    (Tried("x", 3, 26, "none"), 3, "top"),
    # What helps is gone on with, however long it has run.
    (Tried("x", 1, 26, "better"), 1, "better"), (Tried("x", 3, 2, "better"), 3, "better"),
    # Half a term is six weeks: five are early, unless it got worse.
    (Tried("x", 1, 5, "none"), 1, "early"), (Tried("x", 1, 6, "none"), 2, "up_2"),
    (Tried("x", 2, 5, "worse"), 3, "up_3"),
    (Tried("x", 2, 5, "unknown"), 2, "early"), (Tried("x", 2, None, "unknown"), 3, "up_3"),
])
def test_the_level_and_its_reason(tried: Tried, level: int, reason: str) -> None:
    found = fit(tried)
    assert (found.level, found.reason) == (level, reason)


@pytest.mark.parametrize(("council", "tried", "tier"), [
    ("bury", Tried("", 0), "Getting Advice"), ("bury", Tried("x", 1, 26, "none"), "Getting Help"),
    ("bury", Tried("x", 1, 26, "better"), "Getting Advice"), ("bury", Tried("x", 2, 26, "none"), "Getting More Help"),
    ("bury", Tried("x", 3, 26, "none"), "Getting More Help"),
    ("south_glos", Tried("", 0), "Universal provision"), ("south_glos", Tried("x", 1, 26, "better"), "First concerns"),
    ("south_glos", Tried("x", 1, 2, "none"), "First concerns"),
    ("south_glos", Tried("x", 1, 26, "none"), "SEN Support (South Glos Way)"),
    ("south_glos", Tried("x", 2, 26, "none"), "More complex needs"),
    ("south_glos", Tried("x", 3, 26, "better"), "More complex needs"),
    ("south_glos", Tried("x", 3, 26, "none"), "Specialist needs"),
])
def test_the_tier_on_each_councils_own_ladder(kb: Knowledge, council: str, tried: Tried, tier: str) -> None:
    assert rung(kb.councils[council], fit(tried)).title == tier


def test_what_stands_beside_the_ladder_is_never_suggested(kb: Knowledge) -> None:
    for pack in kb.councils.values():
        assert all(tier.on_ladder for tier in on_ladder(pack))
        assert "Getting Risk Support" not in [tier.title for tier in on_ladder(pack)]


def test_a_ladder_without_a_tier_of_that_level(small: Knowledge) -> None:
    assert rung(small.councils["testshire"], Fit(3, False, "up_3")) is None


@pytest.mark.parametrize(("council", "tiers"), [
    ("bury", ["Thriving", "Getting Advice", "Getting Help", "Getting More Help"]),
    ("south_glos", ["Universal provision", "First concerns", "SEN Support (South Glos Way)", "More complex needs",
                    "Specialist needs"])])
def test_what_comes_after_each_tier(kb: Knowledge, council: str, tiers: list[str]) -> None:
    pack = kb.councils[council]
    rungs = on_ladder(pack)
    assert [tier.title for tier in rungs] == tiers
    assert [after.title if (after := rung_after(pack, tier)) else None for tier in rungs] == [*tiers[1:], None]
