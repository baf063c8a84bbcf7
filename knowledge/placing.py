"""Put loaded entries where the store keeps them; what is unconfirmed is left out."""

from collections.abc import Callable
from typing import Any

from knowledge.models import (
    AnswerWords,
    AudienceWords,
    Audit,
    BannedPhrase,
    Contact,
    Council,
    Entry,
    HardToRead,
    Helpline,
    Intervention,
    Ladder,
    Level,
    LocalRoute,
    Need,
    OtherCouncil,
    Phase,
    Process,
    RegisteredSource,
    Situation,
    Strategy,
    Term,
    Topic,
)
from knowledge.models.base import Model
from knowledge.store import Knowledge, Pack

KINDS: dict[str, type[Model]] = {
    "topics": Topic, "processes": Process, "needs": Need, "phases": Phase,
    "strategies": Strategy, "situations": Situation, "interventions": Intervention,
    "terms": Term, "helplines": Helpline, "sources": RegisteredSource, "contacts": Contact,
    "ladders": Ladder, "local": LocalRoute, "council": Council, "levels": Level,
    "audiences": AudienceWords, "other_councils": OtherCouncil, "banned_phrases": BannedPhrase,
    "hard_to_read": HardToRead, "answers": AnswerWords, "audits": Audit,
}
# These are read from councils/<council id>/ only.
OF_A_COUNCIL = {"contacts", "ladders", "local", "council", "audits"}


def parts(key: str, entry: Any) -> list[Entry]:
    """List the entries with ids of their own that one item holds."""
    match key:
        case "processes":
            return [entry, *entry.steps]
        case "ladders":
            return list(entry.tiers)
        case _:
            return [entry] if isinstance(entry, Entry) else []


def pack(knowledge: Knowledge, council: str | None) -> Pack:
    """Find or begin the pack of a council."""
    key = council or ""
    if key not in knowledge.councils:
        blank = Council(id=key, name=key, short_name=key)
        knowledge.councils[key] = Pack(blank)
    return knowledge.councils[key]


def place_process(knowledge: Knowledge, process: Process, council: str | None) -> None:
    """Place a process and its steps among the topics."""
    if process.shown:
        knowledge.processes[process.id] = process
        knowledge.topics[process.id] = process
    for step in process.steps:
        knowledge.process_of[step.id] = process.id
        if step.shown:
            knowledge.topics[step.id] = step


def place_ladder(knowledge: Knowledge, ladder: Ladder, council: str | None) -> None:
    """Place a ladder and its tiers."""
    pack(knowledge, council).ladders.append(ladder)
    knowledge.tiers.update({t.id: t for t in ladder.tiers if t.shown})


def place_contact(knowledge: Knowledge, contact: Contact, council: str | None) -> None:
    """Place a contact under its role; the first shown one of a role wins."""
    if contact.shown:
        pack(knowledge, council).contacts.setdefault(contact.role, contact)


def place_route(knowledge: Knowledge, route: LocalRoute, council: str | None) -> None:
    """Place a local route under its topic."""
    if route.shown:
        pack(knowledge, council).routes.setdefault(route.topic, []).append(route)


def place_audit(knowledge: Knowledge, audit: Audit, council: str | None) -> None:
    """Place a council's walk through its provision; the first shown one wins."""
    own = pack(knowledge, council)
    if audit.shown and own.audit is None:
        own.audit = audit


def place_council(knowledge: Knowledge, council: Council, folder: str | None) -> None:
    """Place a council's description."""
    pack(knowledge, folder).council = council


def into(name: str) -> Callable[[Knowledge, Any, str | None], None]:
    """Make a placer that puts shown entries into one mapping of the store."""

    def place(knowledge: Knowledge, entry: Any, council: str | None) -> None:
        if getattr(entry, "shown", True):
            getattr(knowledge, name)[entry.id] = entry

    return place


PLACERS: dict[str, Callable[[Knowledge, Any, str | None], None]] = {
    **{name: into(name) for name in KINDS},
    "processes": place_process, "ladders": place_ladder, "contacts": place_contact,
    "local": place_route, "council": place_council, "audits": place_audit,
}
