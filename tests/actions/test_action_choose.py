import pytest

from actions.action_choose import ActionChoose
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker


def chosen(choice: str, **turn: object) -> Said:
    return say(ActionChoose(), tracker(intent="choose", entities={"choice": choice}, **turn))


@pytest.mark.parametrize(("choice", "text"), [
    ("right", "Yes. You may ask."), ("autism", "For parents."), ("ipsea", "Free legal advice"),
    ("sit-lunch", "Ask what hurts.")])
def test_an_entry(small: Knowledge, choice: str, text: str) -> None:
    said = chosen(choice)
    assert text in said.text and said.slots == {"topic": choice, "misses": 0}


def test_a_council_answers_the_last_question_for_it(small: Knowledge) -> None:
    said = chosen(f"council:{COUNCIL}", slots={"topic": "right"})
    assert "In Testshire: Use the council's form." in said.text
    assert said.custom["council"] == COUNCIL and said.slots == {"council": COUNCIL}


def test_a_council_before_any_question_is_noted(small: Knowledge) -> None:
    said = chosen(f"council:{COUNCIL}")
    assert "Testshire Council" in said.text and said.slots == {"council": COUNCIL}


def test_the_next_level_of_strategies(small: Knowledge) -> None:
    said = chosen("strategies:autism:2")
    assert [b["title"] for b in said.blocks("strategy")] == ["Quiet corner"]
    assert said.slots == {"topic": "autism", "need": "autism", "tier": "level-2"}


def test_a_person(small: Knowledge) -> None:
    assert chosen("person", metadata={"council": COUNCIL}).custom["outcome"] == "handover"


@pytest.mark.parametrize("choice", [
    "gone", "", "council:nowhere", "strategies:gone:1", "secret", "<b>", "strategies:", "council:"])
def test_a_choice_that_was_never_offered_is_a_miss(small: Knowledge, choice: str) -> None:
    said = chosen(choice)
    assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}
    assert "Nobody may see this." not in said.text
