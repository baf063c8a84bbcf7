"""Every name the content knows, and what it stands for: needs, phases, tiers, contacts …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge import Knowledge

WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&")


@dataclass(frozen=True)
class Name:
    """A way of saying something: the words, the kind of thing, and the id of it."""

    words: str
    kind: str
    value: str
    written: str = ""


def normal(text: str) -> str:
    """Write words in lower case with single spaces, hyphens and stops dropped."""
    return " ".join(WORDS.findall(text.lower()))


def names(kb: Knowledge) -> list[Name]:
    """List the names in the content; where kinds share a name the earlier kind keeps it."""
    known: dict[str, Name] = {}
    for name in every_name(kb):
        if name.words:
            known.setdefault(name.words, name)
    return sorted(known.values(), key=lambda n: (-len(n.words), n.words))


def every_name(kb: Knowledge) -> Iterator[Name]:
    """Go through all names, the kinds that win a shared name first."""
    for pack in kb.councils.values():
        for words in (pack.name, pack.short_name, *pack.council.aliases, *pack.council.places):
            yield Name(normal(words), "council", pack.id, words.lower())
    for audience in kb.audiences.values():
        for words in audience.aliases:
            yield Name(normal(words), "audience", audience.id, words.lower())
    for phase in kb.phases.values():
        for words in (phase.title, *map(str, phase.aliases)):
            yield Name(normal(words), "phase", phase.id, words.lower())
    for need in kb.needs.values():
        for words in (need.title, *need.aliases):
            yield Name(normal(words), "need", need.id, words.lower())
    for tier in kb.tiers.values():
        for words in (tier.title, *tier.aliases):
            yield Name(normal(words), "tier", normal(words), words.lower())
    for level in kb.levels.values():
        for words in level.aliases:
            yield Name(normal(words), "tier", level.id, words.lower())
    for intervention in kb.interventions.values():
        for words in (intervention.title, *intervention.aliases):
            yield Name(normal(words), "intervention", intervention.id, words.lower())
    for pack in kb.councils.values():
        for contact in pack.contacts.values():
            for words in (contact.called, *contact.aliases):
                yield Name(normal(words), "contact", contact.role, words.lower())
        for other in pack.council.look_alikes:
            for words in (other.name, *other.aliases):
                yield Name(normal(words), "other_council", other.name, words.lower())
    for council in kb.other_councils.values():
        for words in (council.name, *council.aliases):
            yield Name(normal(words), "other_council", council.name, words.lower())
    for term in kb.terms.values():
        for words in (term.title, *term.aliases):
            yield Name(normal(words), "term", term.id, words.lower())
