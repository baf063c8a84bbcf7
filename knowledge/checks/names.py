"""Names: each stands for one thing, in the whole country or with one council."""

import re
from collections.abc import Iterable, Iterator

from knowledge.checks.finding import Finding, Item
from knowledge.models import Contact, Council, Entry, Intervention, LocalRoute, Need, Step, Strategy, Term
from knowledge.store import Knowledge

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&")
NOT_NAMED = (Step, LocalRoute, Strategy)
# In a message these names stand for one id, whichever council the person has.
ONE_IN_ALL = (Need, Term, Intervention)


def plain(name: str | int) -> str:
    """Write a name as recognition compares it: lower case, no stops and hyphens."""
    return " ".join(WORD.findall(str(name).lower()))


def repeated_aliases(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a name that stands twice in one list."""
    items: list[Entry | Council] = [*knowledge.entries.values(), *(p.council for p in knowledge.councils.values())]
    for item in items:
        lower = [str(alias).lower() for alias in item.aliases]
        for alias in sorted({a for a in lower if lower.count(a) > 1}):
            yield item, "aliases", f"`{alias}` is given twice"


def clashing_aliases(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a name that two entries of one kind both claim."""
    claimed: dict[tuple[str, str, str], str] = {}
    for entry in knowledge.entries.values():
        if isinstance(entry, NOT_NAMED) or not entry.shown:
            continue
        titled = isinstance(entry, ONE_IN_ALL)
        council = "" if titled else knowledge.council_of.get(entry.id, "")
        for alias in (entry.title, *entry.aliases) if titled else entry.aliases:
            key = (type(entry).__name__, council, plain(alias))
            other = claimed.setdefault(key, entry.id)
            if other != entry.id:
                yield entry, "aliases", f"`{alias}` is also a name of `{other}`"


def clashing_roles(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a name that stands for one role with one council and for another role with another."""
    claimed: dict[str, Contact] = {}
    for contact in knowledge.entries.values():
        if isinstance(contact, Contact) and contact.shown:
            for alias in contact.aliases:
                other = claimed.setdefault(plain(alias), contact)
                if other.role != contact.role:
                    yield contact, "aliases", f"`{alias}` is the role `{other.role}` in `{other.id}`"


def clashing_councils(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a name that stands for two councils, their places and look-alikes counted."""
    claimed: dict[str, str] = {}
    for item, field, council, names in named_councils(knowledge):
        for name in names:
            other = claimed.setdefault(plain(name), council)
            if other != council:
                yield item, field, f"`{name}` stands for {other} too"


def named_councils(knowledge: Knowledge) -> Iterator[tuple[Item, str, str, Iterable[str]]]:
    """Go through who claims which names for which council: our own councils first, then all others."""
    for pack in knowledge.councils.values():
        council = pack.council
        yield council, "aliases", council.short_name, (council.name, council.short_name, *council.aliases)
        yield council, "places", council.short_name, council.places
    for pack in knowledge.councils.values():
        for near in pack.council.look_alikes:
            yield pack.council, "look_alikes", near.name, (near.name, *near.aliases)
    for other in knowledge.other_councils.values():
        yield other, "aliases", other.name, (other.name, *other.aliases)
