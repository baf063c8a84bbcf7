"""Ways to reach people: numbers and addresses stand in the register of contacts, and nowhere else."""

import re
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.models.places import Reachable
from knowledge.prose import prose_of
from knowledge.store import Knowledge

PHONE = re.compile(r"(?:\+44|\(?\b0)(?:[\s().-]{0,2}\d){8,10}\b|\b116[\s-]?\d{3}\b")
# A short number is one to dial only where the words say so; 18001 goes before another one, for text relay.
SHORT = re.compile(
    r"(?i)\b(?:call|ring|dial|phone|text(?: \w+)?(?: to)?)[ :]+(?!18001)"
    r"((?:\d{3}|\d{5})(?:,? or (?:\d{3}|\d{5}))*)\b(?! (?:people|times|pupils))")
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.|\b[\w-]+\.(?:gov|org|co|nhs|ac|sch)\.uk\b")


def loose_contacts(knowledge: Knowledge) -> Iterator[Finding]:
    """Find phone numbers and addresses that are typed into prose."""
    for entry in knowledge.entries.values():
        if isinstance(entry, Reachable):
            continue
        for text in prose_of(entry):
            if PHONE.search(text):
                yield entry, "prose", "has a phone number; name a contact instead"
            if ADDRESS.search(text):
                yield entry, "prose", "has an address; name a contact or a source instead"


def unregistered_numbers(knowledge: Knowledge) -> Iterator[Finding]:
    """Find numbers to ring in the words of any entry that no contact or helpline holds."""
    known = registered(knowledge)
    for entry in knowledge.entries.values():
        for text in prose_of(entry):
            for number in numbers_in(text):
                if digits(number) not in known:
                    yield entry, "prose", f"`{number}` is in no contact or helpline"


def registered(knowledge: Knowledge) -> set[str]:
    """Collect the digits of every number that a shown contact or helpline holds."""
    people = (e for e in knowledge.entries.values() if isinstance(e, Reachable) and e.shown)
    return {digits(number) for person in people for number in (person.phone, person.text) if number}


def numbers_in(text: str) -> list[str]:
    """List what a text tells people to ring or to text."""
    short = (number for found in SHORT.finditer(text) for number in re.findall(r"\d+", found[1]))
    return [*(found[0].strip("(") for found in PHONE.finditer(text)), *short]


def digits(number: str) -> str:
    """Write a number as its digits, from inside the country."""
    return re.sub(r"\D", "", number.replace("+44", "0").replace("(0)", ""))


def reachable(knowledge: Knowledge) -> Iterator[Finding]:
    """Find shown contacts that cannot be reached and have no note to say why."""
    for entry in knowledge.entries.values():
        if isinstance(entry, Reachable) and entry.shown:
            ways = (entry.phone, entry.text, entry.email, entry.url, entry.address, entry.note)
            if not any(ways):
                yield entry, "phone", "has no way to be reached and no note"
