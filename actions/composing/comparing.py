"""Set two or more needs side by side: what each one means, and what tells them apart."""

import re
from collections.abc import Sequence

from actions.composing.context import Context
from actions.composing.explanations import named_in_full
from actions.composing.frames import frame
from actions.composing.pieces import choices_of, first_sentence, paragraph, sources_of
from actions.composing.reply import Reply
from actions.composing.terms import terms_named
from knowledge import Knowledge
from knowledge.models import Need, Term

MOST_COMPARED = 4
WORD = re.compile(r"\w+")
COMPARES = re.compile(
    r"\b(?:differ(?:s|ent|ence|ences)?|vs?\.?|versus|or|between|compared?|apart|same|confused?|mix(?:ed)?|either)\b"
    r"|\bwhat(?:'?s| is| are| do| does)\b.*(?:\band\b|&)", re.I)


def needs_compared(kb: Knowledge, context: Context) -> list[Need]:
    """List the needs of a message that asks about several beside one another; none where it does not."""
    named = [kb.needs[n] for n in context.mentioned.get("need", ()) if n in kb.needs]
    return named[:MOST_COMPARED] if len(named) > 1 and COMPARES.search(context.text) else []


def compared_reply(kb: Knowledge, context: Context, needs: Sequence[Need]) -> Reply:
    """Compose a line on each need, and what points to one rather than to another where that is held."""
    warnings = [paragraph(n.warning.to(context.audience)) for n in needs if n.warning]
    words = {need.id: word_for(kb, context, need) for need in needs}
    lines = [line(context, words[need.id] or need) for need in needs]
    # A word for a part of a need, such as APD beside hearing, is not told apart as that need is.
    apart = told_apart(kb, [need for need in needs if akin(words[need.id] or need, need)])
    blocks = [*warnings[:1], *lines]
    if apart:
        blocks.append({"kind": "list", "title": frame("utter_frame_told_apart"), "items": apart})
    sources = [source for need in needs for source in sources_of(kb, need)[:1]]
    return Reply(outcome="answered", topic=needs[0].id, blocks=blocks, sources=sources,
                 choices=choices_of(kb, context, [need.id for need in needs]))


def word_for(kb: Knowledge, context: Context, need: Need) -> Term | None:
    """Find the word of the glossary that names a need in the message."""
    return next((term for term in terms_named(kb, context) if known_as(term) & known_as(need)), None)


def line(context: Context, entry: Need | Term) -> dict[str, str]:
    """Define a need or a word in a sentence."""
    meaning = first_sentence(entry.meaning.to(context.audience))
    return {"kind": "definition", "term": full_title(entry), "meaning": meaning}


def full_title(entry: Need | Term) -> str:
    """Name a need or a word, with its abbreviation spelled out."""
    return named_in_full(entry) if isinstance(entry, Term) else entry.title


def akin(entry: Need | Term, need: Need) -> bool:
    """Tell whether an entry shares a word of its title with a need."""
    return bool(set(WORD.findall(full_title(entry).lower())) & set(WORD.findall(need.title.lower())))


def known_as(entry: Need | Term) -> set[str]:
    """List the names of an entry in lower case."""
    return {name.lower() for name in (entry.title, *entry.aliases)}


def told_apart(kb: Knowledge, needs: Sequence[Need]) -> list[str]:
    """Say of each need how it is told from another of them."""
    ids = {need.id for need in needs}
    return [frame("utter_frame_rather_than", need=kb.needs[look.need].title, other=need.title, how=look.how)
            for need in needs for look in need.look_alikes if look.need in ids]
