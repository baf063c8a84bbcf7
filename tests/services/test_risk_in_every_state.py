"""A message at risk leads to the pathway in every state of the real dialogue.

Through the gateway and through Rasa's own channel.
Rasa's channel has no gateway before it: there the screen in the pipeline, the rules and the response must hold alone.
"""

import pytest

from knowledge import Knowledge
from tests.services.local import shown_of
from tests.services.stack import Stack
from tests.services.talking import Chat, Heard, Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

# What leads into each state. Of a state it is only held that the pathway comes out of it.
STATES = {
    "at the start": [],
    "find the tier: asked for the need": ["help me find the right tier for a pupil"],
    "find the tier: asked for the year": ["help me find the right tier for a pupil", "autism"],
    "find the tier: asked what was tried": ["help me find the right tier for a pupil", "autism", "year 5"],
    "deadline: asked for the date": ["calculate the deadline for me"],
    "deadline: a date that is none": ["calculate the deadline for me", "the 45th of Octember"],
    "after an answer": ["how long does an EHC needs assessment take"],
    "after one miss": ["so if the other people do the same"],
    "after two misses": ["so if the other people do the same", "maybe it was the second one or the green one"],
    "after out of scope": ["can you book me a driving test"],
    "after thanks": ["thank you"],
    "after a fresh start": ["start again"],
    "after another council was named": ["how long does it take in South Gloucestershire"],
    "after a risk of another kind": ["there is no food in the house"],
    "after a denial": ["there is no food in the house", "ignore that im fine"],
}
RISK, NEW_KIND = "my husband strangled me last night", "domestic-abuse"
AUDIENCES = ("parent", "staff", "young_person", None)


def held(heard: Heard, kb: Knowledge, council: str | None) -> None:
    """Hold a reply to the pathway: it leads, says 999, and names the door of the council if that is known."""
    assert heard.level in ("interrupt", "banner") and "999" in heard.text, heard.text
    mark = next(m["custom"]["safeguarding"] for m in heard.messages if "safeguarding" in m.get("custom", {}))
    assert mark["kind"] == NEW_KIND, mark
    if council:
        door = kb.councils[council].contacts["front-door"].phone.replace(" ", "")
        assert shown_of({door}, heard.text), heard.text


@pytest.mark.parametrize("state", STATES)
def test_through_the_gateway(stack: Stack, kb: Knowledge, state: str):
    person = Chat(stack.gateway, "bury", AUDIENCES[len(state) % len(AUDIENCES)])
    for text in STATES[state]:
        person.say(text)

    held(person.say(RISK), kb, "bury")


@pytest.mark.parametrize("state", STATES)
def test_through_rasas_own_channel(stack: Stack, kb: Knowledge, state: str):
    person = Rest(stack.webhook, "bury", AUDIENCES[len(state) % len(AUDIENCES)])
    for text in STATES[state]:
        person.say(text)

    held(person.say(RISK), kb, None if "council" in state else "bury")


@pytest.mark.parametrize("council", [None, "atlantis"])
@pytest.mark.parametrize("audience", [*AUDIENCES, "robot"])
def test_without_a_known_council(stack: Stack, kb: Knowledge, council: str | None, audience: str | None):
    held(Rest(stack.webhook, council, audience).say(RISK), kb, None)


@pytest.mark.parametrize("state", [s for s in STATES if s.startswith(("find", "deadline"))])
def test_the_words_are_not_taken_for_the_answer_of_a_form(stack: Stack, state: str):
    person = Rest(stack.webhook, "bury", "parent")
    for text in STATES[state]:
        person.say(text)
    person.say(RISK)

    after = person.say("what does SENCO stand for")

    assert "answered" in after.outcomes, after.text
    assert "strangled" not in after.text
