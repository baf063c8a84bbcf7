import pytest

from actions.action_ask_find_phase import ActionAskFindPhase
from knowledge import Knowledge
from tests.builders import say, tracker


@pytest.mark.parametrize(("need", "shown"), [("autism", "Autism: "), ("he runs off", "he runs off: ")])
def test_the_need_is_named_back(small: Knowledge, need: str, shown: str) -> None:
    said = say(ActionAskFindPhase(), tracker(slots={"find_need": need}))
    assert said.text.startswith(shown) and "year group" in said.text
    assert said.custom["outcome"] == "clarify"
