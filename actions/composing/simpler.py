"""Say the last answer again in easier or fewer words."""

from dataclasses import replace

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import choices_of, first_sentence, paragraph
from actions.composing.reply import Block, Reply
from knowledge import Knowledge
from knowledge.models import Entry, Intervention, Need, Situation, Term, Tier, Topic, Voiced

# Words for a young person are the easiest that an entry has.
EASIEST = "young_person"
MOST_WORDS_EXPLAINED = 2
MOST_CARDS = 3


def simpler_reply(kb: Knowledge, context: Context) -> Reply | None:
    """Compose the last answer in the easiest words there are; None where nothing was talked about."""
    entry = kb.entries.get(context.topic or "")
    said = easiest(entry) if entry else None
    shown = [kb.strategies[i] for i in context.shown[-MOST_CARDS:] if i in kb.strategies]
    if isinstance(entry, (Need, Situation)) and shown:
        said = "; ".join(s.title for s in shown)
    if entry is None or not said:
        return None
    blocks = [paragraph(frame("utter_frame_simpler", text=said)), *explained(kb, said)]
    return Reply(outcome="answered", topic=entry.id, blocks=blocks,
                 choices=choices_of(kb, replace(context, audience=EASIEST), entry.related))


def easiest(entry: Entry) -> str:
    """Choose the easiest words of an entry: those for a young person, else the first sentence of the others."""
    match entry:
        case Topic():
            return shortest(entry.answer)
        case Tier() | Term() | Need():
            return shortest(entry.meaning)
        case Intervention():
            return first_sentence(entry.what)
        case _:
            return ""


def shortest(words: Voiced) -> str:
    """Return the words written for a young person, else the first sentence of a parent's."""
    return " ".join(words.young_person.split()) if words.young_person else first_sentence(words.to("parent"))


def explained(kb: Knowledge, said: str) -> list[Block]:
    """Explain the abbreviations that are left in a text."""
    found = [t for t in kb.terms.values() if t.title.isupper() and t.title in said.split()]
    return [{"kind": "definition", "term": t.title, "meaning": shortest(t.meaning)}
            for t in found[:MOST_WORDS_EXPLAINED]]
