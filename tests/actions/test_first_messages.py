"""A first message that seems to follow something is answered as the question that it is by itself."""

from typing import Any

import pytest

from actions.action_explain_term import ActionExplainTerm
from actions.action_follow_up import ActionFollowUp
from actions.action_not_understood import ActionNotUnderstood
from actions.action_say_simpler import ActionSaySimpler
from actions.composing.base import KnowledgeAction
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

FIRST = {"text": "can I have a plan of my own", "ranking": {"term-plan": 0.5, "right": 0.2}, "alone": "ask_meaning"}


# Whatever a message asks is answered by the action that is known for it.
assert KnowledgeAction.of_intent["ask_meaning"] is ActionExplainTerm


def first(action: KnowledgeAction, intent: str, **turn: Any) -> Said:
    return say(action, tracker(intent=intent, metadata={"council": COUNCIL}, **{**FIRST, **turn}))


@pytest.mark.parametrize(("action", "intent"), [
    (ActionFollowUp(), "follow_up_free"), (ActionFollowUp(), "follow_up_contact"), (ActionFollowUp(), "change_detail"),
    (ActionFollowUp(), "follow_up_detail"), (ActionSaySimpler(), "follow_up_simpler"),
    (ActionNotUnderstood(), "deny"),
])
def test_is_answered(small: Knowledge, action: KnowledgeAction, intent: str) -> None:
    said = first(action, intent)
    assert "A legal plan." in said.text and said.slots["topic"] == "term-plan"
    assert said.next_action == ("action_listen" if intent == "deny" else None)


def test_with_the_detail_that_it_names(small: Knowledge) -> None:
    assert first(ActionFollowUp(), "follow_up_free", entities={"phase": "ks1"}).slots["phase"] == "ks1"


@pytest.mark.parametrize("turn", [
    {"slots": {"topic": "right"}}, {"before": ("ask_contact",)}, {"loop": "find_tier_form"}, {"alone": ""},
])
def test_what_follows_something_still_follows_it(small: Knowledge, turn: dict[str, Any]) -> None:
    assert "A legal plan." not in first(ActionFollowUp(), "follow_up_free", **turn).text


def test_a_council_that_is_named_first_is_noted(small: Knowledge) -> None:
    said = first(ActionFollowUp(), "change_detail", text="I live in Testshire", entities={"council": COUNCIL})
    assert said.slots["council"] == COUNCIL and "A legal plan." not in said.text


def test_who_to_ask_about_nothing_gives_the_main_contacts(small: Knowledge) -> None:
    said = first(ActionFollowUp(), "follow_up_contact", text="who do I ring", ranking={"term-plan": 0.4})
    assert "01632 960 002" in said.text and "A legal plan." not in said.text
