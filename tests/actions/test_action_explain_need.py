import pytest

from actions.action_explain_need import ActionExplainNeed
from knowledge import Knowledge
from tests.builders import say, tracker


@pytest.mark.parametrize(("audience", "meaning"), [("parent", "For parents."), ("staff", "For staff."),
                                                   ("young_person", "For parents.")])
def test_the_meaning_for_this_reader(small: Knowledge, audience: str, meaning: str) -> None:
    said = say(ActionExplainNeed(), tracker(entities={"need": "autism"}, metadata={"audience": audience}))
    assert said.text.startswith(meaning) and "does not need a diagnosis" in said.text
    assert said.slots == {"topic": "autism", "need": "autism", "misses": 0}


def test_what_to_notice_and_what_to_try(small: Knowledge) -> None:
    said = say(ActionExplainNeed(), tracker(entities={"need": "autism", "phase": "ks2"}))
    assert "Lines things up." in said.text
    assert said.custom["choices"][0] == {"id": "strategies:autism:1", "title": "What helps with Autism"}


def test_a_health_warning_comes_first(small: Knowledge) -> None:
    assert say(ActionExplainNeed(), tracker(ranking={"epilepsy": 0.4})).text.startswith("Call 999 first.")


def test_a_need_that_is_named_wins_over_one_that_ranks(small: Knowledge) -> None:
    said = say(ActionExplainNeed(), tracker(entities={"need": "autism"}, ranking={"epilepsy": 0.9}))
    assert said.custom["topic"] == "autism"


def test_a_miss(small: Knowledge) -> None:
    assert say(ActionExplainNeed(), tracker(ranking={"right": 0.9})).slots == {"misses": 1}
