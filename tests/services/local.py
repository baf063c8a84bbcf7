"""What belongs to one council and must not be shown for another."""

import re

from knowledge import Knowledge

NOT_A_DIGIT = re.compile(r"\D")
# Shorter numbers, such as 101, belong to everybody.
SHORTEST_LOCAL = 6


def digits(text: str) -> str:
    """Return only the digits of a text."""
    return NOT_A_DIGIT.sub("", text)


def ways(kb: Knowledge, council: str) -> set[str]:
    """List a council's numbers (as digits) and e-mail addresses."""
    contacts = kb.councils[council].contacts.values()
    numbers = {digits(c.phone) for c in contacts if len(digits(c.phone)) >= SHORTEST_LOCAL}
    return numbers | {c.email.lower() for c in contacts if c.email}


def foreign(kb: Knowledge, council: str) -> set[str]:
    """List the numbers and addresses that belong to other councils only."""
    others = {way for other in kb.councils if other != council for way in ways(kb, other)}
    return others - ways(kb, council)


def shown_of(found: set[str], text: str) -> set[str]:
    """List which of these numbers and addresses a text shows."""
    numbers = {digits(part) for part in re.findall(r"[+\d][\d \-()]{4,}\d", text)}
    low = text.lower()
    return {way for way in found if way in numbers or ("@" in way and way in low)}


def named(kb: Knowledge, council: str, text: str) -> bool:
    """Tell whether a text names the council or shows one of its contacts."""
    pack = kb.councils[council]
    names = {pack.short_name, pack.name, *(c.title for c in pack.contacts.values())}
    return any(name.lower() in text.lower() for name in names) or bool(shown_of(ways(kb, council), text))
