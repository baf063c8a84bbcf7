"""Load the content folder into a Knowledge, or report every problem at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from knowledge import yaml_files
from knowledge.models import (
    AudienceWords, Contact, Council, Entry, Helpline, Intervention, Ladder, Level, LocalRoute, Need,
    OtherCouncil, Phase, Process, RegisteredSource, Situation, Strategy, Term, Topic,
)
from knowledge.models.base import Model
from knowledge.problems import ContentError, Problem, line_of
from knowledge.store import Knowledge, Pack

CONTENT = Path(__file__).parent / "content"
# Owned and checked by bot/safeguarding, which must not depend on the rest.
NOT_HERE = {"safeguarding"}

KINDS: dict[str, type[Model]] = {
    "topics": Topic, "processes": Process, "needs": Need, "phases": Phase,
    "strategies": Strategy, "situations": Situation, "interventions": Intervention,
    "terms": Term, "helplines": Helpline, "sources": RegisteredSource, "contacts": Contact,
    "ladders": Ladder, "local": LocalRoute, "council": Council, "levels": Level,
    "audiences": AudienceWords, "other_councils": OtherCouncil,
}


def load(path: Path = CONTENT) -> Knowledge:
    """Load all content below a folder; raise ContentError that lists every problem."""
    reader = Reader(path)
    for file in sorted(path.rglob("*.yml")):
        if file.relative_to(path).parts[0] not in NOT_HERE:
            reader.read(file)
    for file in sorted(path.rglob("*.yaml")):
        reader.problem(file, 1, "file", "is named .yaml; name it .yml")
    if reader.problems:
        raise ContentError(reader.problems)
    return reader.knowledge


class Reader:
    """Reads files one by one and gathers entries and problems."""

    def __init__(self, root: Path) -> None:
        """Start with nothing read."""
        self.root = root
        self.knowledge = Knowledge()
        self.problems: list[Problem] = []

    def problem(self, file: Path, line: int, field: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(str(file.relative_to(self.root)), line, field, message))

    def read(self, file: Path) -> None:
        """Read one file; its problems are noted and nothing of a bad entry is kept."""
        try:
            document = yaml_files.read(file, str(file.relative_to(self.root)))
        except ContentError as error:
            self.problems.extend(error.problems)
            return
        if not isinstance(document, dict) or len(document) != 1:
            self.problem(file, 1, "file", "needs exactly one top-level key that names its kind")
            return
        ((key, value),) = document.items()
        if key not in KINDS:
            self.problem(file, 1, str(key), f"is not a kind; kinds are {', '.join(KINDS)}")
            return
        items = [value] if key == "council" else value
        if not isinstance(items, list):
            self.problem(file, 1, key, "needs a list of entries")
            return
        for position, item in enumerate(items):
            self.read_item(file, key, position, item)

    def read_item(self, file: Path, key: str, position: int, item: Any) -> None:
        """Validate one entry and place it."""
        at: tuple[str | int, ...] = (key,) if key == "council" else (key, position)
        if key == "local" and isinstance(item, dict):
            item = {"title": "Local route", **item}
        try:
            entry = KINDS[key].parse_obj(item)
        except ValidationError as error:
            name = item.get("id", "") if isinstance(item, dict) else ""
            for e in error.errors():
                line = yaml_files.line_at(file, at + tuple(e["loc"]))
                field = ".".join(str(p) for p in e["loc"] if p != "__root__")
                self.problem(file, line, f"{name}.{field}".strip("."), e["msg"])
            return
        self.place(file, key, entry)

    def place(self, file: Path, key: str, entry: Any) -> None:
        """Put an entry where it belongs; note a repeated id."""
        council = self.council_of(file)
        if key in ("contacts", "ladders", "local", "council") and council is None:
            self.problem(file, 1, key, "belongs under councils/<council id>/")
            return
        for part in parts(key, entry):
            self.place_entry(file, part, council)
        PLACERS[key](self.knowledge, entry, council)

    def place_entry(self, file: Path, entry: Entry, council: str | None) -> None:
        """Note an entry under its id, with its file and its council."""
        known = self.knowledge.files.get(entry.id)
        if known is not None:
            where = known.relative_to(self.root)
            self.problem(file, line_of(file, entry.id), entry.id, f"id is already used in {where}")
            return
        self.knowledge.files[entry.id] = file
        self.knowledge.entries[entry.id] = entry
        if not entry.shown:
            self.knowledge.unconfirmed[entry.id] = entry
        if council:
            self.knowledge.council_of[entry.id] = council

    def council_of(self, file: Path) -> str | None:
        """Return the id of the council whose folder a file lies in."""
        path = file.relative_to(self.root).parts
        return path[1] if path[0] == "councils" and len(path) > 2 else None


def parts(key: str, entry: Any) -> list[Entry]:
    """List the entries with ids of their own that one item holds."""
    match key:
        case "processes":
            return [entry, *entry.steps]
        case "ladders":
            return list(entry.tiers)
        case "council" | "phases" | "sources" | "levels" | "audiences" | "other_councils":
            return []
        case _:
            return [entry]


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
    "local": place_route, "council": place_council,
}
