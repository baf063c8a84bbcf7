"""What is known in a turn: what the person says wins over the page, and two councils mean ask."""

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.composing.context import Context, context_of
from knowledge.models import Council
from tests.builders import COUNCIL, knowledge_of, make, small_knowledge, tracker


def read(*args: Any, **kwargs: Any) -> Context:
    kb = small_knowledge()
    kb.councils["otherham"] = knowledge_of(make(Council, id="otherham", name="Otherham"), council="otherham").councils[
        "otherham"]
    return context_of(tracker(*args, **kwargs), kb)


# The council of this message, the one kept from before, the page's, and the one that counts.
COUNCILS = [
    ({}, None, None, None),
    ({}, None, COUNCIL, COUNCIL),
    ({}, COUNCIL, "otherham", COUNCIL),
    ({"council": COUNCIL}, "otherham", "otherham", COUNCIL),
    ({"council": "nowhere"}, None, COUNCIL, COUNCIL),
    ({}, None, "nowhere", None),
    ({}, "nowhere", None, None),
]


@pytest.mark.parametrize(("said", "kept", "page", "council"), COUNCILS)
def test_the_council(said: dict[str, str], kept: str | None, page: str | None, council: str | None) -> None:
    context = read(entities=said, slots={"council": kept}, metadata={"council": page})
    assert context.council == council


def test_two_councils_are_asked_about() -> None:
    turn = tracker(slots={"council": COUNCIL}, metadata={"council": COUNCIL})
    turn.latest_message["entities"] = [{"entity": "council", "value": COUNCIL},
                                       {"entity": "council", "value": "otherham"}]
    kb = small_knowledge()
    kb.councils["otherham"] = kb.councils[COUNCIL]
    assert context_of(turn, kb).council is None


def test_one_council_said_twice_is_one() -> None:
    turn = tracker()
    turn.latest_message["entities"] = [{"entity": "council", "value": COUNCIL}] * 2
    assert context_of(turn, small_knowledge()).council == COUNCIL


def test_a_council_that_is_denied_is_not_meant() -> None:
    assert read(denied={"council": COUNCIL}, metadata={"council": "otherham"}).council == "otherham"


@pytest.mark.parametrize(("said", "kept", "page", "audience"), [
    ({}, None, None, "parent"), ({}, None, "staff", "staff"), ({}, "young_person", "staff", "young_person"),
    ({"audience": "staff"}, "young_person", "parent", "staff"), ({}, None, "admin", "parent"),
])
def test_the_audience(said: dict[str, str], kept: str | None, page: str | None, audience: str) -> None:
    context = read(entities=said, slots={"audience": kept}, metadata={"audience": page})
    assert context.audience == audience


def test_what_was_talked_about_is_carried_over() -> None:
    context = read(slots={"need": "autism", "phase": "ks2", "tier": "level-2", "topic": "right", "misses": 1.0})
    assert (context.needs, context.phase, context.tier, context.topic, context.misses) == (
        ("autism",), "ks2", "level-2", "right", 1)


def test_what_is_said_now_comes_first() -> None:
    context = read(entities={"need": "adhd", "phase": "ks1", "tier": "second"},
                   slots={"need": "autism", "phase": "ks2", "tier": "level-2"})
    assert (context.needs, context.phase, context.tier) == (("adhd",), "ks1", "second")


def test_a_denied_need_is_not_a_need() -> None:
    context = read(denied={"need": "autism"}, slots={})
    assert context.needs == () and context.said("need") is None


@pytest.mark.parametrize(("kept", "needs"), [("autism", ()), ("adhd", ("adhd",))])
def test_a_need_from_before_that_is_denied_now_is_dropped(kept: str, needs: tuple[str, ...]) -> None:
    assert read(denied={"need": "autism"}, slots={"need": kept}).needs == needs


def test_nothing_at_all_is_a_parent_with_no_council() -> None:
    bare = Tracker("test", {}, {}, [], False, None, {}, "action_listen")
    context = context_of(bare, small_knowledge())
    assert (context.text, context.intent, context.council, context.audience) == ("", "", None, "parent")
    assert context.ranking == () and context.needs == () and context.misses == 0


def test_the_metadata_of_the_newest_message_is_found_among_the_events() -> None:
    turn = tracker()
    turn.events = [{"event": "user", "metadata": {"council": "otherham"}},
                   {"event": "user", "metadata": {"council": COUNCIL}}, {"event": "slot"}]
    assert context_of(turn, small_knowledge()).council == COUNCIL
