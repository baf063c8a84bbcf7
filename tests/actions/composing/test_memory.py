"""What a conversation remembers of its answers."""

from rasa_sdk.events import SlotSet

from actions.composing.memory import MOST_EARLIER, MOST_SHOWN, remembered
from actions.composing.reply import Reply
from tests.builders import context


def slots(events: list[dict]) -> dict:
    return {e["name"]: e["value"] for e in events}


def test_the_topic_that_was_left_comes_first() -> None:
    found = remembered(context(topic="b", earlier=("a", "c")), Reply("answered"), [SlotSet("topic", "c")])
    assert slots(found) == {"earlier": ["b", "a"]}


def test_the_same_topic_again_changes_nothing() -> None:
    assert remembered(context(topic="b", earlier=("a",)), Reply("answered"), [SlotSet("topic", "b")]) == []
    assert remembered(context(topic="b"), Reply("answered"), []) == []


def test_only_the_latest_topics_are_kept() -> None:
    many = tuple(f"t{n}" for n in range(MOST_EARLIER))
    found = slots(remembered(context(topic="b", earlier=many), Reply("answered"), [SlotSet("topic", "new")]))
    assert found["earlier"] == ["b", *many[:MOST_EARLIER - 1]]


def test_cards_of_both_kinds_are_noted_once() -> None:
    reply = Reply("answered", blocks=[{"kind": "strategy", "id": "a"}, {"kind": "intervention", "id": "b"},
                                      {"kind": "paragraph", "text": "c"}])
    assert slots(remembered(context(shown=("a",)), reply, [])) == {"shown": ["a", "b"]}
    full = context(shown=tuple(f"s{n}" for n in range(MOST_SHOWN)))
    assert slots(remembered(full, reply, []))["shown"][-2:] == ["a", "b"]
    assert len(slots(remembered(full, reply, []))["shown"]) == MOST_SHOWN
