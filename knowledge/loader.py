"""Load the content folder into a Knowledge, or report every problem at once."""

import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from knowledge import yaml_files
from knowledge.models import Entry
from knowledge.placing import KINDS, OF_A_COUNCIL, PLACERS, parts
from knowledge.problems import ContentError, Problem, line_of, lines_of
from knowledge.store import Knowledge

# The running service reads a copy of its own (bot/commands/serve.py).
CONTENT = Path(os.environ.get("CONTENT") or Path(__file__).parent / "content")
# Owned and checked by bot/safeguarding, which must not depend on the rest.
NOT_HERE = {"safeguarding"}
ENDINGS = {".yml", ".yaml"}


def load(path: Path = CONTENT) -> Knowledge:
    """Load all content below a folder; raise ContentError that lists every problem."""
    reader = Reader(path)
    for file in content_files(path):
        reader.read(file)
    reader.check_packs()
    if not reader.knowledge.files and not reader.problems:
        reader.problems.append(Problem(str(path), 1, "folder", "has no content"))
    if reader.problems:
        raise ContentError(reader.problems)
    return reader.knowledge


def content_files(root: Path) -> list[Path]:
    """List the files that are ours to read, in the order of their paths."""
    return sorted(f for f in root.rglob("*") if f.suffix.lower() in ENDINGS and f.is_file()
                  and f.relative_to(root).parts[0] not in NOT_HERE)


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
        if file.suffix != ".yml":
            self.problem(file, 1, "file", f"is named {file.suffix}; name it .yml")
            return
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
        try:
            entry = KINDS[key].parse_obj(item)
        except ValidationError as error:
            name = item.get("id", "") if isinstance(item, dict) else ""
            for e in error.errors():
                line = yaml_files.line_at(file, at + tuple(e["loc"]))
                field = ".".join(str(p) for p in e["loc"] if p != "__root__")
                self.problem(file, line, f"{name}.{field}".strip(".") or key, e["msg"])
            return
        self.place(file, key, entry)

    def place(self, file: Path, key: str, entry: Any) -> None:
        """Put an entry where it belongs; note a repeated id."""
        council = self.council_of(file)
        if key in OF_A_COUNCIL and council is None:
            self.problem(file, 1, key, "belongs under councils/<council id>/")
            return
        entries = parts(key, entry)
        for part in entries:
            self.place_entry(file, part, council)
        if entry not in entries:
            self.place_record(file, entry)
        if key == "council" and entry.id != council:
            line = line_of(file, entry.id)
            self.problem(file, line, "council.id", f"must be the folder's name, `{council}`")
        PLACERS[key](self.knowledge, entry, council)

    def place_record(self, file: Path, record: Any) -> None:
        """Note a record that is no entry, such as a phase or a source, under its kind and id."""
        at = (type(record).__name__, record.id)
        known = self.knowledge.record_files.get(at)
        if known is not None:
            self.repeated(file, record.id, known)
        self.knowledge.record_files[at] = file

    def place_entry(self, file: Path, entry: Entry, council: str | None) -> None:
        """Note an entry under its id, with its file and its council."""
        known = self.knowledge.files.get(entry.id)
        if known is not None:
            self.repeated(file, entry.id, known)
            return
        self.knowledge.files[entry.id] = file
        self.knowledge.entries[entry.id] = entry
        if not entry.shown:
            self.knowledge.unconfirmed[entry.id] = entry
        if council:
            self.knowledge.council_of[entry.id] = council

    def repeated(self, file: Path, entry_id: str, known: Path) -> None:
        """Note an id that is used again."""
        where = known.relative_to(self.root)
        self.problem(file, lines_of(file, entry_id)[-1], entry_id, f"id is already used in {where}")

    def check_packs(self) -> None:
        """Note each council's folder that does not say which council it is."""
        for council in sorted({*self.knowledge.councils, *self.knowledge.council_of.values()}):
            folder = f"councils/{council}/"
            bad = any(p.file.startswith(folder) for p in self.problems)
            if not bad and ("Council", council) not in self.knowledge.record_files:
                self.problems.append(Problem(f"{folder}council.yml", 1, "council", "is missing"))

    def council_of(self, file: Path) -> str | None:
        """Return the id of the council whose folder a file lies in."""
        path = file.relative_to(self.root).parts
        return path[1] if path[0] == "councils" and len(path) > 2 else None
