"""The sentences of an entry that people may see."""

from collections.abc import Iterator
from typing import Any

from knowledge.models import AuditArea, Entry, Voiced
from knowledge.models.places import Reachable

# Fields that are for recognition, bookkeeping or facts, not prose.
NOT_PROSE = {
    "id", "aliases", "questions", "audience", "sources", "status", "checked_on", "holds", "related", "asks", "kind",
    "contacts", "figures", "limit", "phone", "email", "url", "address", "hours", "role", "topic", "legal_status",
    "area", "areas", "needs", "part_of", "phases", "levels", "core_for", "situations", "strategies", "steps",
    "reference",
}


def prose_of(entry: Entry, without: tuple[str, ...] = ()) -> Iterator[str]:
    """Go through every wording of an entry, its title first, some fields left out."""
    for name in entry.__fields__:
        # A contact's `text` is a number; a local route's is its words.
        number = name == "text" and isinstance(entry, Reachable)
        if name not in NOT_PROSE and name not in without and not number:
            yield from texts(getattr(entry, name))


def texts(value: Any) -> Iterator[str]:
    """Go through the texts in a field's value."""
    match value:
        case Voiced():
            yield from value.texts()
        case str():
            yield value
        case AuditArea():
            yield from (value.title, value.child, value.setting, *value.ideas, value.training)
        case tuple() | list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)
