"""Questions around which interventions are named: one answer about those, or an answer to each."""

import pytest

from bot.language.several import Part, of_the_named

COST = Part("what does each cost", [("ask_intervention", 0.9)], [])
IMPACT = Part("how do I show it works", [("follow_up_detail", 0.4), ("ask_steps", 0.1)], [])
WHOM = Part("who do I ring", [("follow_up_contact", 0.9)], [])
OTHER_NAME = Part("what is an EHC plan", [("ask_steps", 0.5)], [], {"term": 1})


@pytest.mark.parametrize(("wish", "named", "parts", "one_answer"), [
    ("ask_intervention", 2, [COST, IMPACT], True),
    ("ask_intervention", 2, [COST, WHOM], False),
    ("ask_intervention", 2, [COST, OTHER_NAME], False),
    ("ask_intervention", 0, [COST, IMPACT], False),
    ("ask_steps", 2, [COST, IMPACT], False),
    ("ask_intervention", 1, [Part("what about", [], [])], False),
], ids=["cost and effect", "a contact too", "another name", "none is named", "another wish", "nothing read"])
def test_what_is_asked_about_what_is_named_is_one_question(wish: str, named: int, parts: list[Part],
                                                            one_answer: bool) -> None:
    assert of_the_named(wish, named, parts) is one_answer
