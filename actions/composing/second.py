"""Answer the second question of a message beside the first, or offer it as a choice."""

from dataclasses import replace

from actions.composing.asked import Question
from actions.composing.context import Context, mentions
from actions.composing.frames import frame
from actions.composing.pieces import MOST_CHOICES, paragraph
from actions.composing.reply import Reply
from knowledge import Knowledge

# Two answers together are read only when they are short; otherwise the second waits to be chosen.
MOST_WORDS = 215
ANSWERED = ("answered", "answered_partly", "out_of_scope", "handover", "clarify", "not_known_here")


def context_for(context: Context, question: Question, first: Reply) -> Context:
    """Make the context of a later question: its own words, and what is said elsewhere in the message."""
    own = mentions(question.entities)
    mentioned = {**context.mentioned, **own}
    return replace(
        context, text=question.text, intent=question.intent, ranking=question.ranking, mentioned=mentioned,
        needs=mentioned.get("need", ()) or context.needs, phase=(mentioned.get("phase") or (context.phase,))[0],
        tier=(mentioned.get("tier") or (context.tier,))[0], topic=first.topic or context.topic, also=(),
        # A second miss in one message is not a second miss in a row.
        misses=0,
    )


def both(kb: Knowledge, first: Reply, second: Reply) -> Reply:
    """Put the second answer under the first where both can be read; otherwise offer it first among the choices."""
    if second.outcome not in ANSWERED or says_nothing_new(first, second):
        return first
    if first.outcome == "not_understood":
        return second
    named = title(kb, second)
    offered = [{"id": second.choice or str(second.topic), "title": named}] if named else []
    if named and words(first) + words(second) > MOST_WORDS:
        second = shortened(second)
        first = replace(first, choices=unique([*offered, *first.choices]))
        if words(first) + words(second) > MOST_WORDS:
            return first
    fresh = [b for b in second.blocks if b not in first.blocks]
    lead = [paragraph(frame("utter_frame_second", about=named))] if named else []
    return replace(first, blocks=[*first.blocks, *lead, *fresh],
                   sources=[*first.sources, *(s for s in second.sources if s not in first.sources)],
                   choices=unique([*first.choices[:2], *second.choices]))


def shortened(reply: Reply) -> Reply:
    """Keep of an answer what it says first, and whom to ask."""
    kept = [block for n, block in enumerate(reply.blocks) if n == 0 or block["kind"] == "contact"]
    return replace(reply, blocks=kept, sources=reply.sources[:1])


def says_nothing_new(first: Reply, second: Reply) -> bool:
    """Tell whether every block of the second answer stands in the first already."""
    return (bool(second.topic) and second.topic == first.topic) or all(b in first.blocks for b in second.blocks)


def words(reply: Reply) -> int:
    """Count the words that a person reads."""
    return len(reply.text.split())


def title(kb: Knowledge, reply: Reply) -> str:
    """Name what a reply is about; empty where it is about no entry."""
    entry = kb.entries.get(reply.topic or "")
    return entry.title if entry else ""


def unique(choices: list[dict[str, str]]) -> list[dict[str, str]]:
    """Keep the first of choices with the same id, as many as may be offered."""
    return list({c["id"]: c for c in choices}.values())[:MOST_CHOICES]
