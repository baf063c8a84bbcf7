"""Whole conversations by topic, held with the running service."""

import pytest

from knowledge import Knowledge
from tests.conversations.reading import Conversation, Turn, conversations
from tests.services.local import foreign, shown_of
from tests.services.stack import Stack
from tests.services.talking import Chat, Heard, Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

ALL = [
    pytest.param(council, held, id=name,
                 marks=[pytest.mark.xfail(reason=held.known_fault)] if held.known_fault else [])
    for name, council, held in conversations()
]


@pytest.mark.parametrize(("council", "conversation"), ALL)
def test_a_conversation_goes_as_written(stack: Stack, kb: Knowledge, council: str | None,
                                        conversation: Conversation):
    person = begin(stack, council, conversation)
    heard = None
    for turn in conversation.turns:
        heard = take(person, turn, heard)
        council = turn.council or council
        judge(turn, heard, council, kb)


def begin(stack: Stack, council: str | None, conversation: Conversation) -> Chat | Rest:
    """Begin through the gateway; it needs a council, so without one through the REST channel."""
    if council is None:
        return Rest(stack.webhook, None, conversation.audience)
    return Chat(stack.gateway, council, conversation.audience)


def take(person: Chat | Rest, turn: Turn, before: Heard | None) -> Heard:
    """Say or choose what the turn says; a choice must have been offered."""
    if not turn.chooses:
        return person.say(turn.says)
    assert before is not None, "nothing was offered yet"
    choice = before.choices.get(turn.chooses)
    assert choice, f"not offered: {turn.chooses}; offered: {list(before.choices)}"
    return person.choose(choice)


def judge(turn: Turn, heard: Heard, council: str | None, kb: Knowledge) -> None:
    """Hold what was heard to what was written."""
    said = heard.text.lower()
    where = f"after {turn.says or turn.chooses!r}: {heard.outcomes} {heard.topics}\n{heard.text}"
    if turn.outcome:
        assert set(heard.outcomes) & set(turn.outcome), where
    if turn.topic:
        assert set(heard.topics) & set(turn.topic), where
    # A banner too many does no harm, an interrupt too many does.
    assert heard.level == turn.level or (not turn.level and heard.level == "banner"), where
    for phrase in [*turn.expects, *turn.expects_in.get(council or "", [])]:
        assert phrase.lower() in said, f"{phrase!r} is missing {where}"
    for phrase in turn.forbids:
        assert phrase.lower() not in heard.everything.lower(), f"{phrase!r} is there {where}"
    for title in turn.offers:
        assert title in heard.choices, f"{title!r} is not offered {where}: {list(heard.choices)}"
    for role in turn.contact:
        assert reached(kb, council, role, heard), f"the {role} is missing {where}"
    if council:
        assert not shown_of(foreign(kb, council), heard.everything), where


def reached(kb: Knowledge, council: str | None, role: str, heard: Heard) -> bool:
    """Tell whether a contact is named with every way to reach it that a person uses first."""
    contact = kb.contact(council, role)
    assert contact is not None, f"no contact {role}"
    way = contact.phone or contact.email or contact.url
    name = contact.title.split(" (")[0].rstrip(".")
    return name.lower() in heard.text.lower() and (not way or way.lower() in heard.everything.lower())
