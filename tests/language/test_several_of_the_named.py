"""Questions around which programmes are named: one answer about those, or an answer to each."""

import pytest

from bot.language.deciding import Decision, Rule
from bot.language.several import Part, decide_each, of_the_named
from knowledge import Knowledge
from tests.builders import small_knowledge

NOTHING = {"ahead": 0, "timing": 1}
COST = Part("what does each cost", [("ask_intervention", 0.9)], [], NOTHING)
IMPACT = Part("how do I show it works", [("follow_up_detail", 0.4), ("ask_steps", 0.1)], [], NOTHING)
WHOM = Part("who do I ring", [("follow_up_contact", 0.9)], [], NOTHING)
OTHER_NAME = Part("what is an EHC plan", [("ask_steps", 0.5)], [], {"term": 1})


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return small_knowledge()


@pytest.mark.parametrize(("wish", "entry", "score", "named", "parts", "one_answer"), [
    ("ask_intervention", "right", 0.3, 2, [COST, IMPACT], True),
    ("ask_intervention", "right", 0.3, 2, [COST, WHOM], False),
    ("ask_intervention", "right", 0.3, 2, [COST, OTHER_NAME], False),
    ("ask_intervention", "right", 0.3, 0, [COST, IMPACT], False),
    ("ask_steps", "right", 0.95, 2, [COST, IMPACT], False),
    ("ask_intervention", "right", 0.3, 1, [Part("what about", [], [])], False),
    ("ask_steps", "int-talk", 0.95, 0, [COST, IMPACT], True),
    ("ask_steps", "int-talk", 0.6, 0, [COST, IMPACT], False),
], ids=["cost and effect", "a contact too", "another name", "none is named", "another wish", "nothing read",
        "surely a programme", "perhaps a programme"])
def test_what_is_asked_about_programmes_is_one_question(small: Knowledge, wish: str, entry: str, score: float,
                                                        named: int, parts: list[Part], one_answer: bool) -> None:
    whole = Decision(wish, 0.9, ((entry, score),), Rule.ENTRY)
    assert of_the_named(small, whole, named, parts) is one_answer


@pytest.mark.parametrize(("sure", "mentioned", "answered"), [
    (0.9, NOTHING, "right"), (0.6, NOTHING, "belief"), (0.9, {"need": 1}, "belief"),
], ids=["the message is sure", "it is not", "the question names something"])
def test_a_question_that_names_nothing_is_about_what_the_message_is_surely_about(
        small: Knowledge, sure: float, mentioned: dict[str, int], answered: str) -> None:
    bare = Part("how often each week", [("ask_steps", 0.6)], [("belief", 0.49)], mentioned)
    other = Part("what is a plan", [("ask_meaning", 0.9)], [("term-plan", 0.9)], {"term": 1})
    (_, first), _ = decide_each(small, [("right", sure)], [bare, other])
    assert first.ranking[0][0] == answered
