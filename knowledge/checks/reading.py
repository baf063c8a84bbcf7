"""The reading age of what parents read: 11 at most."""

import math
import re
from collections.abc import Collection, Iterator

import textstat

from knowledge.checks.finding import Finding
from knowledge.models import Contact, Entry, Helpline, Intervention, LocalRoute, Strategy, Voiced
from knowledge.store import Knowledge

OLDEST = 11
# The index was made for passages; one clause is too little to measure.
FEWEST_WORDS = 10
# What a parent is shown of a kind whose fields are not all in voices.
SHOWN: dict[type[Entry], tuple[str, ...]] = {
    Strategy: ("home", "why", "see"), Intervention: ("what", "who_for"), LocalRoute: ("text",),
    Contact: ("purpose", "note"), Helpline: ("purpose", "note"),
}
IN_BRACKETS = re.compile(r" ?\(([^()]*)\)")
# A run of words with capitals inside a sentence is a name.
NAME = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][\w'&-]*(?: (?:(?:of|and|the|for) )?[A-Z][\w'&-]*)*")
STAND_IN = "Ann"


def hard_reading(knowledge: Knowledge) -> Iterator[Finding]:
    """Find what parents are shown with a reading age over 11, and exceptions that are none."""
    ages = dict(reading_ages(knowledge))
    for entry_id, age in ages.items():
        if age > OLDEST and entry_id not in knowledge.hard_to_read:
            yield knowledge.entries[entry_id], "parent", f"has a reading age of {age}; {OLDEST} at most"
    for exception in knowledge.hard_to_read.values():
        if ages.get(exception.id, 0) <= OLDEST:
            yield exception, "id", "is not hard to read, or no entry for parents; take it out"


def reading_ages(knowledge: Knowledge) -> Iterator[tuple[str, int]]:
    """Go through the shown entries for parents that have enough words, with their reading ages."""
    words, names = glossary(knowledge), any_of(place_names(knowledge))
    for entry in knowledge.entries.values():
        if entry.shown and "parent" in entry.audience:
            text = measured(shown_to_parents(entry), words, any_of({entry.title, *entry.aliases}), names)
            if len(text.split()) >= FEWEST_WORDS:
                yield entry.id, reading_age(text)


def reading_age(text: str) -> int:
    """Return the age in years at which a text can be read, by the Automated Readability Index.

    The index is a school grade: rounded up, grade 1 is read at 5 to 6 and grade 7 at 11 to 12
    (Senter and Smith 1967). It counts letters and not syllables, so it needs no dictionary.
    """
    return max(5, math.ceil(textstat.automated_readability_index(text)) + 4)


def shown_to_parents(entry: Entry) -> str:
    """Join the sentences of an entry that a parent is shown."""
    fields = SHOWN.get(type(entry), tuple(entry.__fields__))
    if isinstance(entry, Strategy) and not entry.home:
        fields = ()
    sentences = []
    for field in fields:
        value = getattr(entry, field)
        for words in value if isinstance(value, tuple) else (value,):
            if isinstance(words, Voiced) and words.has("parent"):
                sentences.append(words.to("parent"))
            elif isinstance(words, str) and field in SHOWN.get(type(entry), ()):
                sentences.append(" ".join(words.split()))
    return " ".join(s if s.endswith((".", "?", "!")) else f"{s}." for s in sentences if s)


def measured(text: str, words: frozenset[str], *names: re.Pattern[str]) -> str:
    """Make a text ready to be measured: names stand for one short word, and opened abbreviations are left out.

    A name, and the thing that an entry explains, cannot be put in plainer words, and an abbreviation must be
    opened at its first use.
    """
    text = IN_BRACKETS.sub(lambda found: "" if found[1].lower() in words else found[0], text)
    for named in names:
        text = named.sub(STAND_IN, text)
    return NAME.sub(STAND_IN, text)


def any_of(names: Collection[str]) -> re.Pattern[str]:
    """Match any of some names as whole words, the longest first; nothing where there are no names."""
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    choice = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first)
    return re.compile(choice or r"(?!)", re.IGNORECASE)


def glossary(knowledge: Knowledge) -> frozenset[str]:
    """Collect the words that the glossary explains, in lower case."""
    return frozenset(str(name).lower() for term in knowledge.terms.values() for name in (term.title, *term.aliases))


def place_names(knowledge: Knowledge) -> set[str]:
    """Collect the names of councils, contacts, helplines and tiers."""
    contacts = [contact for pack in knowledge.councils.values() for contact in pack.contacts.values()]
    names = {name for contact in contacts for name in (contact.called, contact.title)}
    names |= {entry.title for entry in (*knowledge.helplines.values(), *knowledge.tiers.values())}
    for pack in knowledge.councils.values():
        names |= {pack.name, pack.short_name, str(pack.council.toolkit.get("name") or pack.name)}
    return names
