"""Two needs in one question: a line on each, and what tells them apart."""

from typing import Any

import pytest

from actions.action_explain_need import ActionExplainNeed
from actions.action_explain_term import ActionExplainTerm
from actions.composing.base import KnowledgeAction
from knowledge import Knowledge
from knowledge.models import Need, Term
from tests.builders import add, make, say, tracker


@pytest.fixture
def kb(small: Knowledge) -> Knowledge:
    add(small,
        make(Need, id="language", title="Language disorder", aliases=["DLD"], meaning="Words are hard. All day.",
             look_alikes=[{"need": "autism", "how": "Play differs too."}, {"need": "hearing", "how": "Test ears."}]),
        make(Need, id="hearing", title="Hearing", aliases=["APD"], meaning="The ears miss sounds."),
        make(Term, id="term-dld", title="Language disorder (DLD)", aliases=["DLD"], meaning="A short line on words."),
        make(Term, id="term-apd", title="Listening disorder (APD)", aliases=["APD"], meaning="The brain lags."))
    return small


def asked(action: KnowledgeAction, text: str, *needs: str) -> Any:
    turn = tracker(text)
    turn.latest_message["entities"] = [{"entity": "need", "value": need} for need in needs]
    return say(action, turn)


@pytest.mark.parametrize("action", [ActionExplainNeed(), ActionExplainTerm()])
def test_both_are_explained_and_told_apart(kb: Knowledge, action: KnowledgeAction) -> None:
    said = asked(action, "DLD or autism, what is the difference", "language", "autism")
    assert [b["meaning"] for b in said.blocks("definition")] == ["A short line on words.", "For parents."]
    assert said.blocks("list")[0]["items"] == ["Autism rather than Language disorder? Play differs too."]
    assert said.slots["topic"] == "language" and said.choices == ["Language disorder", "Autism"]


def test_a_health_warning_of_either_comes_first(kb: Knowledge) -> None:
    assert asked(ActionExplainNeed(), "autism vs epilepsy", "autism", "epilepsy").text.startswith("Call 999 first.")


def test_a_word_for_a_part_of_a_need_is_not_told_apart_as_the_need(kb: Knowledge) -> None:
    said = asked(ActionExplainNeed(), "language disorder vs APD", "language", "hearing")
    assert [b["meaning"] for b in said.blocks("definition")][1] == "The brain lags."
    assert said.blocks("list") == []


@pytest.mark.parametrize(("text", "needs"), [
    ("signs of autism in my girl with epilepsy", ("autism", "epilepsy")), ("autism or not", ("autism",))])
def test_needs_that_are_not_set_beside_one_another_are_not_compared(kb: Knowledge, text: str,
                                                                    needs: tuple[str, ...]) -> None:
    said = asked(ActionExplainNeed(), text, *needs)
    assert said.blocks("definition") == [] and said.text.startswith("For parents.")
