import pytest

from actions.action_suggest_tier import ActionSuggestTier
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

PAGE = {"council": COUNCIL}


def suggested(page: dict[str, str], **found: object) -> Said:
    return say(ActionSuggestTier(), tracker(slots={f"find_{k}": v for k, v in found.items()}, metadata=page))


@pytest.mark.parametrize(("tried", "change", "tier", "level", "card"), [
    ("nothing yet", "unknown", "First (in class)", "level-1", "st-one"),
    ("a visual timetable", "none", "Second", "level-2", "st-two"),
    ("a visual timetable", "better", "First (in class)", "level-1", "st-one")])
def test_the_tier_that_fits_what_was_tried(small: Knowledge, tried: str, change: str, tier: str, level: str,
                                           card: str) -> None:
    said = suggested(PAGE, need="autism", phase="ks2", tried=tried, change=change)
    assert said.text.startswith(f"This sounds like {tier} in Testshire, for Autism in Key stage 2.")
    assert said.choices[0] == tier and said.memory == {"shown": [card]}
    assert (said.slots["need"], said.slots["phase"], said.slots["tier"]) == ("autism", "ks2", level)
    assert said.slots["topic"] == {"level-1": "testshire-first", "level-2": "testshire-second"}[level]


def test_the_answers_are_forgotten_so_that_another_child_starts_afresh(small: Knowledge) -> None:
    said = suggested(PAGE, need="autism", phase="ks2", tried="nothing yet")
    assert {name: value for name, value in said.slots.items() if name.startswith("find_")} == dict.fromkeys(
        ("find_need", "find_phase", "find_tried", "find_change", "find_weeks"))
    assert said.slots["guide"] is None


def test_a_need_in_the_persons_own_words_is_not_remembered_as_one(small: Knowledge) -> None:
    said = suggested(PAGE, need="he runs off", phase="ks2", tried="")
    assert "he runs off" in said.text and said.slots["need"] is None


def test_without_a_council_it_asks_which_and_keeps_the_answers(small: Knowledge) -> None:
    said = suggested({}, need="autism", phase="ks2", tried="visual timetable", change="none")
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]
    assert said.slots == {}
