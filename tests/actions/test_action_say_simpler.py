import pytest

from actions.action_say_simpler import ActionSaySimpler
from knowledge import Knowledge
from knowledge.models import Term, Topic
from tests.builders import Said, add, make, say, tracker


def simpler(topic: str | None, **slots: object) -> Said:
    return say(ActionSaySimpler(), tracker("easier please", "follow_up_simpler", slots={"topic": topic, **slots}))


@pytest.mark.parametrize(("topic", "text"), [
    ("right", "In short: Yes."), ("term-plan", "In short: A legal plan."), ("autism", "In short: For parents."),
    ("int-lego", "In short: What it is."), ("testshire-first", "In short: What the tier means.")])
def test_the_first_sentence_of_what_was_said(small: Knowledge, topic: str, text: str) -> None:
    assert simpler(topic).text.startswith(text)


def test_words_for_a_young_person_are_the_easiest(small: Knowledge) -> None:
    add(small, make(Topic, id="hard", answer={"parent": "A hard sentence. And more.", "young_person": "Easy. Really."}))
    assert simpler("hard").text == "In short: Easy. Really."


def test_abbreviations_that_are_left_are_explained(small: Knowledge) -> None:
    add(small, make(Term, id="term-oap", title="OAP", meaning="Help for all. Always."),
        make(Topic, id="hard", answer="The OAP is there."))
    said = simpler("hard")
    assert said.blocks("definition") == [{"kind": "definition", "term": "OAP", "meaning": "Help for all."}]


def test_strategies_are_said_by_their_names(small: Knowledge) -> None:
    assert simpler("autism", shown=["st-one", "st-two"]).text.startswith("In short: Visual timetable; Quiet corner")


@pytest.mark.parametrize("topic", [None, "testshire-ehc-team"])
def test_what_cannot_be_said_more_simply_is_a_miss(small: Knowledge, topic: str | None) -> None:
    said = simpler(topic)
    assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}


def test_inside_a_guide_it_says_how_to_answer_and_asks_again(small: Knowledge) -> None:
    said = say(ActionSaySimpler(), tracker("i dont get it", "follow_up_simpler", slots={"topic": "right"},
                                           loop="find_tier_form", asked="find_need"))
    assert said.text.startswith("Answer in your own words") and said.next_action == "find_tier_form"
