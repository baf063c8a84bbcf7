import pytest

from actions.action_go_back import ActionGoBack
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

PAGE = {"council": COUNCIL}


def back(text: str = "go back", slots: dict | None = None, **turn: object) -> Said:
    return say(ActionGoBack(), tracker(text, "go_back", slots=slots, metadata=PAGE, **turn))


def test_to_the_topic_before(small: Knowledge) -> None:
    said = back(slots={"topic": "term-plan", "earlier": ["right", "belief"]})
    assert said.text.startswith("Yes. You may ask.") and said.slots["topic"] == "right"


def test_to_the_one_that_is_named(small: Knowledge) -> None:
    said = back("back to the belief", slots={"topic": "term-plan", "earlier": ["right", "belief"]},
                ranking={"belief": 0.4, "right": 0.1})
    assert said.slots["topic"] == "belief"


def test_to_strategies_where_strategies_were_shown(small: Knowledge) -> None:
    said = back(slots={"topic": "right", "earlier": ["autism"], "shown": ["st-one"], "need": "autism"})
    assert [b["title"] for b in said.blocks("strategy")] == ["Visual timetable", "Quiet corner"]
    assert said.slots["need"] == "autism"


def test_to_the_last_one_where_there_is_no_other(small: Knowledge) -> None:
    assert back(slots={"topic": "right"}).slots["topic"] == "right"


def test_another_councils_entry_is_passed_over(small: Knowledge) -> None:
    small.council_of["belief"] = "otherham"
    assert back(slots={"topic": "term-plan", "earlier": ["belief", "right"]}).slots["topic"] == "right"


def test_to_nothing_is_not_understood(small: Knowledge) -> None:
    said = back()
    assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}


@pytest.mark.parametrize(("slots", "text", "form"), [
    ({"guide": "find_tier_form", "find_need": "autism"}, "We go on where we were. So far: Autism.", "find_tier_form"),
    ({"guide": "audit_form", "audit_answers": [["yes", ""]]}, "We go on with the audit.", "audit_form"),
    ({"guide": "find_tier_form"}, "Let us find the tier together.", "find_tier_form")])
def test_to_a_guide_that_was_left(small: Knowledge, slots: dict, text: str, form: str) -> None:
    said = back(slots={**slots, "topic": "right"})
    assert said.text.startswith(text) and said.next_action == form and said.slots["guide"] == form


def test_where_were_we_inside_a_guide_asks_its_question_again(small: Knowledge) -> None:
    said = back(slots={"find_need": "autism"}, loop="find_tier_form", asked="find_phase")
    assert "So far: Autism." in said.text and said.next_action == "find_tier_form"


def test_a_topic_that_is_named_comes_before_the_guide(small: Knowledge) -> None:
    said = back(slots={"guide": "find_tier_form", "earlier": ["right"]}, ranking={"right": 0.6})
    assert said.slots["topic"] == "right" and said.next_action is None
