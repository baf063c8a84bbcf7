"""Every name the content knows, and what it stands for: needs, phases, tiers, contacts …"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language.words import english
from knowledge import Knowledge

# A kind of thing, its id, and the ways of saying it.
Named = tuple[str, str, Iterable[str | int]]
WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&")
# How people say who they are, also when they put it right.
I_AM = re.compile(r"(?:i'm|im|i am) (?=an? |the |his |her )")
ME = ("i'm", "im", "i am")
ADVERBS = ("", "actually", "also", "just", "now", "really")


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
    """List the names in the content, each way of writing once; a name that kinds share is the earlier kind's."""
    owners: dict[str, tuple[str, str]] = {}
    known: dict[tuple[str, str], Name] = {}
    for name in every_name(kb):
        owner = (name.kind, name.value)
        if name.words and owners.setdefault(name.words, owner) == owner:
            known.setdefault((name.words, name.written), name)
    return sorted(known.values(), key=lambda n: (-len(n.words), n.words, n.written))


def every_name(kb: Knowledge) -> Iterator[Name]:
    """Go through all names, the kinds that win a shared name first."""
    for kind, value, forms in (*people_and_needs(kb), *needs_otherwise(kb), *services_and_words(kb)):
        for words in map(str, forms):
            yield Name(normal(words), kind, value or normal(words), words.lower())


def people_and_needs(kb: Knowledge) -> Iterator[Named]:
    """Go through councils, audiences, phases, needs and tiers; a tier's value is its own name."""
    for pack in kb.councils.values():
        council = pack.council
        yield "council", pack.id, (pack.name, pack.short_name, *council.aliases, *council.places)
    for audience in kb.audiences.values():
        yield "audience", audience.id, [said for alias in audience.aliases for said in with_adverbs(alias)]
    for phase in kb.phases.values():
        yield "phase", phase.id, (phase.title, *phase.aliases)
    for need in kb.needs.values():
        yield "need", need.id, (need.title, *need.aliases)
    for tier in kb.tiers.values():
        yield "tier", "", (tier.title, *tier.aliases)
    for level in kb.levels.values():
        yield "tier", level.id, level.aliases


def with_adverbs(alias: str) -> list[str]:
    """Write who asks also as people put it right: "I'm a teacher", "I am actually a teacher"."""
    match = I_AM.match(alias)
    if match is None:
        return [alias]
    rest = alias[match.end():]
    return [alias, *(f"{me} {adverb} {rest}".replace("  ", " ") for me in ME for adverb in ADVERBS)]


def needs_otherwise(kb: Knowledge) -> Iterator[Named]:
    """Go through what else names a need: the glossary's words for it, and one or many of it."""
    owners = {normal(form): need.id for need in kb.needs.values() for form in (need.title, *need.aliases)}
    for term in kb.terms.values():
        forms = [normal(form) for form in (term.title, *term.aliases)]
        owned = [owners[form] for form in forms if form in owners]
        need = owners.get(normal(term.title.partition("(")[0]))
        # A term that shares one name with a need may be about something else, such as a carer's assessment.
        need = need or (owned[0] if 2 * len(owned) >= len(forms) else None)
        if need:
            # An everyday word such as "odd" is no need.
            yield "need", need, [form for form in forms if form not in english()]
    for form, need in owners.items():
        yield "need", need, in_other_number(form)


def in_other_number(name: str) -> list[str]:
    """Write a name of several words for many where it is for one, and for one where it is for many."""
    rest, _, last = name.rpartition(" ")
    if not rest or last not in english():
        return []
    if last.endswith("ies"):
        return [f"{rest} {last[:-3]}y"]
    if last.endswith("s"):
        return [] if last.endswith(("ss", "is", "us")) else [f"{rest} {last[:-1]}"]
    return [f"{rest} {last[:-1]}ies" if last.endswith("y") and last[-2] not in "aeiou" else f"{rest} {last}s"]


def services_and_words(kb: Knowledge) -> Iterator[Named]:
    """Go through interventions, contacts, other councils and terms."""
    for intervention in kb.interventions.values():
        yield "intervention", intervention.id, (intervention.title, *intervention.aliases)
    for pack in kb.councils.values():
        for contact in pack.contacts.values():
            yield "contact", contact.role, (contact.called, *contact.aliases)
        for other in pack.council.look_alikes:
            yield "other_council", other.name, (other.name, *other.aliases)
    for council in kb.other_councils.values():
        yield "other_council", council.name, (council.name, *council.aliases)
    for term in kb.terms.values():
        yield "term", term.id, (term.title, *term.aliases)
