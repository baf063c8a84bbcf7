from actions.action_ask_find_need import ActionAskFindNeed
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker


def test_the_tiers_of_the_council_are_named_in_order_before_the_question(small: Knowledge) -> None:
    said = say(ActionAskFindNeed(), tracker(metadata={"council": COUNCIL}))
    assert said.text.index("Testshire") < said.text.index("First") < said.text.index("Second")
    assert said.text.index("Second") < said.text.index("main area of need")
    assert said.custom["outcome"] == "clarify"


def test_without_a_council_it_only_asks(small: Knowledge) -> None:
    said = say(ActionAskFindNeed(), tracker())
    assert said.text.startswith("I can suggest which tier fits")
    assert said.choices == ["Autism"]
