"""The sentences of an entry that people may see."""

from collections.abc import Iterator
from typing import Any

from knowledge.models import Entry, Voiced

# Fields that are for recognition, bookkeeping or facts, not prose.
NOT_PROSE = {
    "id", "aliases", "questions", "audience", "sources", "status", "checked_on", "holds", "related",
    "contacts", "figures", "limit", "phone", "text_number", "email", "url", "address", "hours",
}


def prose_of(entry: Entry) -> Iterator[str]:
    """Go through every wording of an entry, its title first."""
    for name in entry.__fields__:
        if name not in NOT_PROSE and name != "steps":
            yield from texts(getattr(entry, name))


def texts(value: Any) -> Iterator[str]:
    """Go through the texts in a field's value."""
    match value:
        case Voiced():
            yield from value.texts()
        case str():
            yield value
        case tuple() | list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)
