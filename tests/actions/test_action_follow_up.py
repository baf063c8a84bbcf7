import pytest

from actions.action_follow_up import ActionFollowUp
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

PAGE = {"council": COUNCIL}


def followed(intent: str, topic: str | None, page: dict[str, str] | None = None, *, slots: dict | None = None,
             **turn: object) -> Said:
    return say(ActionFollowUp(), tracker(intent=intent, slots={"topic": topic, **(slots or {})},
                                         metadata=PAGE if page is None else page, **turn))


def test_how_long_does_that_take(small: Knowledge) -> None:
    said = followed("follow_up_timescale", "decide")
    assert "The step's answer." in said.text and said.slots == {"topic": "decide", "misses": 0}


@pytest.mark.parametrize(("topic", "way"), [("ehc-needs-assessment", "01632 960 001"), ("right", "ehc@testshire"),
                                            (None, "ehc@testshire")])
def test_who_do_i_ask(small: Knowledge, topic: str | None, way: str) -> None:
    assert way in followed("follow_up_contact", topic).text


def test_who_do_i_ask_without_a_council(small: Knowledge) -> None:
    said = followed("follow_up_contact", "right", {})
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]


def test_the_same_strategies_at_another_age(small: Knowledge) -> None:
    said = followed("change_detail", "autism", slots={"need": "autism", "phase": "ks1"}, entities={"phase": "ks2"})
    assert "Key stage 2" in said.text and said.blocks("strategy")
    assert said.slots["phase"] == "ks2" and said.slots["need"] == "autism"


def test_no_i_meant_another_need(small: Knowledge) -> None:
    said = followed("change_detail", "autism", slots={"need": "autism"}, entities={"need": "epilepsy"})
    assert said.text.startswith("Call 999 first.") and said.slots["need"] == "epilepsy"


def test_the_last_answer_for_another_council(small: Knowledge) -> None:
    said = followed("change_detail", "right", {}, entities={"council": COUNCIL})
    assert "In Testshire: Use the council's form." in said.text and said.slots["council"] == COUNCIL


@pytest.mark.parametrize("intent", ["follow_up_timescale", "change_detail"])
def test_nothing_was_talked_about(small: Knowledge, intent: str) -> None:
    said = followed(intent, None)
    assert said.custom["outcome"] == "not_understood" and said.slots["misses"] == 1
