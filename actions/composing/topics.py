"""Compose the answer to a topic: the answer, what it means now, what to do, who to ask, where written."""

from collections.abc import Sequence

from actions.composing.context import Context
from actions.composing.deadlines import units
from actions.composing.frames import frame
from actions.composing.pieces import (
    choices_of,
    contact_blocks,
    council_choices,
    first_sentence,
    if_missed,
    local_blocks,
    paragraph,
    sources_of,
)
from actions.composing.reply import Block, Reply
from knowledge import Knowledge
from knowledge.models import Entry, Limit, Topic

MOST_CONTACTS = 2
MOST_STEPS = 4
# Who asks for a time limit hears the figure first.
ASKING_TIME = ("ask_timescale", "follow_up_timescale")
MOST_CHOICES = 3
# A first sentence of fewer words does not answer alone.
SHORTEST = 8
# Steps of an EHC process have these people to turn to where the entry names nobody.
DEFAULT_CONTACTS = ("ehc-team",)


def topic_reply(kb: Knowledge, context: Context, topic: Topic, near: Sequence[Entry] = (),
                also: Sequence[Topic] = ()) -> Reply:
    """Compose a topic's answer for this council and audience; what was nearly meant is said in short and offered."""
    local, roles = local_blocks(kb, context, topic.id)
    blocks = [*opening(topic, context), *local, *what_next(topic, context), *in_short(context, also)]
    contacts = contact_blocks(kb, context, [*roles, *topic.contacts])[:1 if also else MOST_CONTACTS]
    if not contacts and topic.id in kb.process_of:
        contacts = contact_blocks(kb, context, DEFAULT_CONTACTS)
    offered = [*(entry.id for entry in near), *topic.related]
    return Reply(
        outcome="answered",
        topic=topic.id,
        blocks=blocks + contacts,
        sources=sources_of(kb, topic),
        choices=[*council_choices(kb, context), *choices_of(kb, context, offered)][:MOST_CHOICES],
    )


def opening(topic: Topic, context: Context) -> list[Block]:
    """Say the answer and what it means now; good practice is named as such."""
    said = topic.answer.to(context.audience)
    limit = topic.limit if context.intent in ASKING_TIME else None
    if limit and f"{limit.value} " not in first_sentence(said):
        said = f"{limit_sentence(limit)} {said}"
    if topic.now:
        said = f"{said} {topic.now.to(context.audience)}"
    blocks = [paragraph(said)]
    if topic.status == "good_practice":
        blocks.append(paragraph(frame("utter_frame_good_practice")))
    return blocks


def in_short(context: Context, topics: Sequence[Topic]) -> list[Block]:
    """Say in a sentence what the message may as well have asked for."""
    return [paragraph(frame("utter_frame_beside", title=t.title, text=short_answer(context, t))) for t in topics]


def short_answer(context: Context, topic: Topic) -> str:
    """Return the first sentences of a topic's answer, with its time limit where one is asked for."""
    said = first_words(topic.answer.to(context.audience))
    if topic.limit and context.intent in ASKING_TIME and f"{topic.limit.value} " not in said:
        return f"{limit_sentence(topic.limit)} {said}"
    return said


def first_words(text: str) -> str:
    """Return the first sentence of a text, with the next where the first is only a yes or no."""
    plain = " ".join(text.split())
    said = first_sentence(plain)
    while len(said.split()) < SHORTEST and len(said) < len(plain):
        said = f"{said} {first_sentence(plain[len(said) + 1:])}"
    return said


def limit_sentence(limit: Limit) -> str:
    """Write a time limit with its figure and what starts the clock."""
    name = "utter_frame_limit_before" if limit.before else f"utter_frame_limit_{limit.kind}"
    return frame(name, value=limit.value, unit=units(limit), starts=limit.starts)


def what_next(topic: Topic, context: Context) -> list[Block]:
    """Say what to do next, and what to do when a limit is missed."""
    blocks: list[Block] = []
    steps = [s.to(context.audience) for s in topic.next[:MOST_STEPS]]
    if steps:
        blocks.append({"kind": "steps", "title": frame("utter_frame_next"), "items": steps})
    if topic.missed:
        blocks.append(paragraph(if_missed(topic, topic.missed.to(context.audience))))
    return blocks
