"""Tell whether a reply names a way to help: 999, a national line, a council's safeguarding team, or the DSL."""

import re
from collections.abc import Callable, Container, Iterator
from typing import Any

ROLES = ("front-door", "out-of-hours")
# In words rather than in the register.
ALWAYS = (r"\b999\b", r"designated safeguarding lead", r"\blado\b", r"children's services")


def finder(kb: Any, lines: Container[str]) -> Callable[[str], bool]:
    """Return a function that looks for the numbers of these national lines and of councils' safeguarding teams."""
    known = [*ALWAYS, *(pattern for contact in contacts(kb, lines) for pattern in patterns(contact))]
    found = re.compile("|".join(dict.fromkeys(known)), re.IGNORECASE)
    return lambda text: bool(found.search(text))


def contacts(kb: Any, lines: Container[str]) -> Iterator[Any]:
    """Go through the national lines of these names and every council's safeguarding teams."""
    yield from (line for name, line in kb.helplines.items() if name in lines)
    for pack in kb.councils.values():
        yield from (pack.contacts[role] for role in ROLES if role in pack.contacts)


def patterns(contact: Any) -> Iterator[str]:
    """Write a contact's numbers, however they are spaced, as patterns."""
    for number in (contact.phone, contact.text):
        digits = re.sub(r"\D", "", number or "")
        if len(digits) >= 3:
            yield r"\b" + r"[ -]?".join(digits) + r"\b"
