import pytest

from actions.action_suggest_tier import ActionSuggestTier
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

PAGE = {"council": COUNCIL}


def suggested(page: dict[str, str], **found: str) -> Said:
    return say(ActionSuggestTier(), tracker(slots={f"find_{k}": v for k, v in found.items()}, metadata=page))


@pytest.mark.parametrize(("tried", "tier", "level", "shown"), [
    ("nothing yet", "First (in class)", "level-1", ["st-one"]),
    ("a visual timetable all term", "Second", "level-2", ["st-two"])])
def test_the_tier_that_fits_what_was_tried(small: Knowledge, tried: str, tier: str, level: str,
                                           shown: list[str]) -> None:
    said = suggested(PAGE, need="autism", phase="ks2", tried=tried)
    assert said.text.startswith(f"This sounds like {tier} in Testshire, for Autism in Key stage 2.")
    assert said.choices[0] == tier
    assert said.slots == {"find_need": None, "find_phase": None, "find_tried": None, "need": "autism",
                          "phase": "ks2", "tier": level, "topic": "autism", "shown_strategies": shown}


def test_a_need_in_the_persons_own_words_is_not_remembered_as_one(small: Knowledge) -> None:
    said = suggested(PAGE, need="he runs off", phase="ks2", tried="")
    assert "he runs off" in said.text and said.slots["need"] is None


def test_without_a_council_it_asks_which_and_keeps_what_is_known(small: Knowledge) -> None:
    said = suggested({}, need="autism", phase="ks2", tried="visual timetable")
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]
    assert said.slots["need"] == "autism" and said.slots["tier"] == "level-2"
