import pytest

from actions.action_explain_term import ActionExplainTerm
from actions.composing.explanations import defined
from knowledge import Knowledge
from knowledge.models import Term
from tests.builders import make, say, tracker


@pytest.mark.parametrize(("audience", "meaning"), [("parent", "A legal plan."), ("staff", "A statutory plan.")])
def test_the_term_that_is_named(small: Knowledge, audience: str, meaning: str) -> None:
    said = say(ActionExplainTerm(), tracker("what is an EHCP", metadata={"audience": audience}))
    (block,) = said.blocks("definition")
    assert block["meaning"] == meaning and meaning in said.text
    assert said.slots == {"topic": "term-plan", "misses": 0}


def test_the_name_wins_over_the_ranking(small: Knowledge) -> None:
    said = say(ActionExplainTerm(), tracker("what does SENCO mean", ranking={"term-plan": 0.9}))
    assert "Leads SEN in a school." in said.text and "special educational needs coordinator" in said.text


@pytest.mark.parametrize(("text", "score", "answer"), [
    ("can the SENCO ask for a plan", 0.3, "You may ask."), ("ok so how do I ask the SENCO", 0.9, "You may ask."),
    ("can the SENCO ask for a plan", 0.29, "Leads SEN in a school."),
    ("what is a SENCO", 0.9, "Leads SEN in a school."),
    ("does the word SENCO mean anything", 0.9, "Leads SEN in a school."),
])
def test_a_question_that_only_names_a_term_is_answered_by_its_topic(small: Knowledge, text: str, score: float,
                                                                    answer: str) -> None:
    assert answer in say(ActionExplainTerm(), tracker(text, ranking={"right": score})).text


def test_a_spelled_out_form_is_said_once() -> None:
    told = make(Term, id="told", title="SENCO", aliases=["special educational needs coordinator"],
                meaning={"parent": "A SENCO is a special educational needs coordinator."})
    assert defined(told, told.meaning.to("parent"))["term"] == "SENCO"
    assert defined(told, "Leads SEN.")["term"] == "SENCO: special educational needs coordinator"


def test_the_ranking_where_nothing_is_named(small: Knowledge) -> None:
    assert "A legal plan." in say(ActionExplainTerm(), tracker("that legal thing", ranking={"term-plan": 0.4})).text


def test_several_in_the_order_of_the_message(small: Knowledge) -> None:
    said = say(ActionExplainTerm(), tracker("what are a SENCO and an education, health and care plan"))
    assert [b["meaning"] for b in said.blocks("definition")] == ["Leads SEN in a school.", "A legal plan."]


@pytest.mark.parametrize(("ranking", "text"), [({"autism": 0.5}, "For parents."), ({"right": 0.5}, "You may ask.")])
def test_a_need_or_a_topic_explains_itself(small: Knowledge, ranking: dict[str, float], text: str) -> None:
    assert text in say(ActionExplainTerm(), tracker("what is that", ranking=ranking)).text


def test_a_miss(small: Knowledge) -> None:
    assert say(ActionExplainTerm(), tracker("what is that")).slots == {"misses": 1}
