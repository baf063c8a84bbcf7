"""A question in the middle of a guided conversation is answered, and the guide goes on or waits."""

import pytest

from actions.action_explain_term import ActionExplainTerm
from actions.action_offer_person import ActionOfferPerson
from knowledge import Knowledge
from tests.builders import Said, say, tracker


def aside(loop: str | None, asides: int = 0) -> Said:
    return say(ActionExplainTerm(), tracker("what is an EHC plan", "ask_meaning", ranking={"term-plan": 0.9}, loop=loop,
                                            asked="find_need", slots={"asides": asides}))


@pytest.mark.parametrize("form", ["find_tier_form", "audit_form", "deadline_form"])
def test_the_first_is_answered_and_the_question_comes_again(small: Knowledge, form: str) -> None:
    said = aside(form)
    assert "A legal plan." in said.text and said.next_action == form and said.slots["asides"] == 1
    assert not said.guide_ended


def test_after_the_second_in_a_row_it_waits_until_it_is_asked_for(small: Knowledge) -> None:
    said = aside("find_tier_form", asides=1)
    assert said.guide_ended and said.next_action is None
    assert said.choices[0] == "Go on with finding the tier" and said.slots["asides"] == 0


def test_who_wants_a_person_is_not_asked_on(small: Knowledge) -> None:
    said = say(ActionOfferPerson(), tracker("a person please", "ask_for_person", loop="audit_form"))
    assert said.guide_ended and said.choices[0] == "Go on with the audit"


@pytest.mark.parametrize("loop", [None, "another_form"])
def test_outside_a_guide_nothing_follows(small: Knowledge, loop: str | None) -> None:
    said = aside(loop)
    assert said.next_action is None and not said.guide_ended and "asides" not in said.slots
