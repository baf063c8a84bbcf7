"""Ids that name nothing, or something that the person could not be shown."""

import re
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.models import (
    Audit,
    Contact,
    Entry,
    Intervention,
    LocalRoute,
    Need,
    Situation,
    Strategy,
    Tier,
    Topic,
)
from knowledge.store import Knowledge

BACKWARDS = re.compile(r"(?i)\bcount(?:ed|ing)? back\b|\bbefore\b")
# They are part of other answers and have none of their own.
NO_ANSWER = (Strategy, LocalRoute)


def references(knowledge: Knowledge) -> Iterator[Finding]:
    """Find ids that name nothing."""
    roles = {c.role for c in knowledge.entries.values() if isinstance(c, Contact)}
    for entry in knowledge.entries.values():
        for field, ids in mentioned(entry).items():
            for other in ids:
                if other not in knowledge.entries and not (field == "contacts" and other in roles):
                    yield entry, field, f"`{other}` names nothing"
        areas = entry.walk if isinstance(entry, Audit) else ()
        for source in (*entry.sources, *(s for area in areas for s in area.sources)):
            if source.ref and source.ref not in knowledge.sources:
                yield entry, "sources", f"`{source.ref}` is not in the register of sources"


def mentioned(entry: Entry) -> dict[str, tuple[str, ...]]:
    """List the ids that an entry refers to, by field."""
    ids: dict[str, tuple[str, ...]] = {"related": entry.related}
    match entry:
        case Topic():
            ids["contacts"], ids["refused"] = entry.contacts, (entry.refused,) if entry.refused else ()
        case Tier():
            ids["contacts"] = entry.contacts
        case Need():
            ids["look_alikes"] = tuple(look.need for look in entry.look_alikes)
            ids["part_of"] = (entry.part_of,) if entry.part_of else ()
        case Strategy():
            ids["needs"], ids["situations"] = entry.needs, entry.situations
        case Situation():
            ids["needs"], ids["strategies"] = entry.needs, entry.strategies
        case Intervention() | Contact():
            ids["needs"] = entry.needs
        case LocalRoute():
            ids["topic"], ids["contacts"] = (entry.topic,), entry.contacts
        case Audit():
            ids["reference"] = (entry.reference,) if entry.reference else ()
    return ids


def dead_links(knowledge: Knowledge) -> Iterator[Finding]:
    """Find links to entries that are never shown here, or have no answer, and roles that nobody has."""
    for entry in knowledge.entries.values():
        if not entry.shown:
            continue
        council = knowledge.council_of.get(entry.id)
        for field, ids in mentioned(entry).items():
            for other in ids:
                why = nobody(knowledge, council, other) if field == "contacts" else dead(knowledge, entry, field, other)
                if why:
                    yield entry, field, f"`{other}` {why}"


def dead(knowledge: Knowledge, entry: Entry, field: str, other: str) -> str:
    """Say why a link from one entry to another leads nowhere; empty when it does lead there."""
    aim = knowledge.entries.get(other)
    if aim is None:
        return ""
    if not aim.shown:
        return "is unconfirmed and never shown"
    if field == "related" and (isinstance(aim, NO_ANSWER) or other == entry.id):
        return "is the entry itself" if other == entry.id else "has no answer of its own"
    council, owner = knowledge.council_of.get(entry.id), knowledge.council_of.get(other)
    return f"is shown only in {owner}" if council and owner and owner != council else ""


def nobody(knowledge: Knowledge, council: str | None, role: str) -> str:
    """Say why a role or a helpline cannot be shown; a national entry needs one council that has the role."""
    packs = [knowledge.councils[council]] if council else list(knowledge.councils.values())
    found = role in knowledge.helplines or any(role in pack.contacts for pack in packs)
    return "" if found else f"is no helpline, and no contact of {council or 'any council'} has that role"


def core_of_its_needs(knowledge: Knowledge) -> Iterator[Finding]:
    """Find strategies that claim to be the core for a need that they are not for."""
    for strategy in knowledge.strategies.values():
        for need in set(strategy.core_for) - set(strategy.needs):
            yield strategy, "core_for", f"`{need}` is not among its `needs`"


def clocks(knowledge: Knowledge) -> Iterator[Finding]:
    """Find time limits that start at an event their process does not know, or run the wrong way."""
    for process in knowledge.processes.values():
        known = {c.id for c in process.clocks}
        steps = {s.id for s in process.steps}
        for timed in (process, *process.steps):
            for name, limit in (("limit", timed.limit), ("or_limit", timed.or_limit)):
                if limit and limit.clock and limit.clock not in known:
                    yield timed, f"{name}.clock", f"`{limit.clock}` is no clock of `{process.id}`"
        for clock in process.clocks:
            if clock.latest_by and clock.latest_by not in steps:
                yield process, "clocks", f"`{clock.latest_by}` is no step of `{process.id}`"
    for entry in knowledge.topics.values():
        if entry.limit and not entry.limit.before and BACKWARDS.search(entry.limit.starts):
            yield entry, "limit.before", "is not set, but the words count back"
