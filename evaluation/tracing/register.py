"""What a reply may state: the words, contacts and names of the knowledge base, by the council they belong to."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from evaluation.scoring import PLAIN
from evaluation.tracing.claims import EMAIL, PHONE, WEB, Passage, bare, digits
from knowledge import Knowledge
from knowledge.models import Entry
from knowledge.models.places import DAYS, Hours, Opening

# Fields that are for recognition and bookkeeping; what they say is shown to nobody.
NOT_SHOWN = {"id", "aliases", "questions", "audience", "status", "holds", "related", "contacts", "asks", "ref", "role"}
ROOT = Path(__file__).resolve().parents[2]
# Sentences that stand outside the entries: frames, the gateway's own words, the safeguarding replies.
WORDINGS = [ROOT / name for name in (
    "domain.yml", "bot/web/wording.yml", "knowledge/content/safeguarding/replies.yml")]
# Whom what is said everywhere belongs to.
NATIONAL = ""


@dataclass
class Owned:
    """What belongs to one council, or to the country: texts, and ways to reach people."""

    texts: list[str] = field(default_factory=list)
    phones: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    @cached_property
    def words(self) -> str:
        """Return the tokens of all texts, a text on each line."""
        return "\n".join(Passage(text).words for text in self.texts)

    def add(self, text: str) -> None:
        """Add a text and the numbers and addresses in it."""
        plain = text.translate(PLAIN)
        self.texts.append(plain)
        self.phones.update(digits(found[0]) for found in PHONE.finditer(plain))
        self.addresses.update(bare(found[0]) for pattern in (EMAIL, WEB) for found in pattern.finditer(plain))


class Register:
    """All that may be stated, by council; what is not confirmed is in none."""

    def __init__(self, kb: Knowledge, wordings: Iterable[Path] = WORDINGS) -> None:
        """Collect from a knowledge base and from the files of wordings."""
        self.kb = kb
        self._owned: dict[str, Owned] = defaultdict(Owned)
        self.titles: dict[str, list[Entry]] = defaultdict(list)
        for entry in kb.entries.values():
            if entry.shown:
                self._add(entry, kb.council_of.get(entry.id, NATIONAL))
                self.titles[called(entry).translate(PLAIN)].append(entry)
        for council, pack in kb.councils.items():
            for local in (pack.council, *pack.ladders):
                self._add(local, council)
        for record in (*kb.phases.values(), *kb.sources.values(), *kb.levels.values()):
            self._add(record, NATIONAL)
        self.wordings = "\n".join(Passage(text).words for file in wordings for text in wordings_of(file))

    @cached_property
    def councils(self) -> dict[str, set[str]]:
        """Return the names of councils, each with the councils of the knowledge base that it stands for."""
        names: dict[str, set[str]] = {}
        for council in self.kb.other_councils.values():
            names.setdefault(council.name, set())
        for pack in self.kb.councils.values():
            for other in pack.council.look_alikes:
                names.setdefault(other.name, set())
        for pack in self.kb.councils.values():
            for name in (pack.name, pack.short_name):
                names[name] = names.get(name, set()) | {pack.id}
        return names

    @cached_property
    def names_with_figures(self) -> list[str]:
        """Return the titles of phases and shown entries that have a figure in them."""
        phases = (phase.title.translate(PLAIN) for phase in self.kb.phases.values())
        return [title for title in (*phases, *self.titles) if any(c.isdigit() for c in title)]

    @cached_property
    def cited(self) -> set[str]:
        """Return the titles of sources as they are written under a reply."""
        return {self.kb.source_title(source)[0].translate(PLAIN)
                for entry in self.kb.entries.values() for source in getattr(entry, "sources", ())}

    def of(self, council: str) -> Owned:
        """Return what belongs to a council, or to the country."""
        return self._owned[council]

    def texts_of(self, record: BaseModel) -> Iterator[str]:
        """Go through all texts of a record, and its sources as they are written under a reply."""
        yield from texts(record)
        for source in getattr(record, "sources", ()):
            title, _ = self.kb.source_title(source)
            yield f"{title}, {source.section}"

    def owners(self) -> list[str]:
        """List the country and the councils."""
        return [NATIONAL, *self.kb.councils]

    def _add(self, record: BaseModel, owner: str) -> None:
        owned = self._owned[owner]
        for text in self.texts_of(record):
            owned.add(text)
        for way in ("phone", "text"):
            number = getattr(record, way, "")
            # Of a route, `text` is its wording.
            if isinstance(number, str) and number and not any(c.isalpha() for c in number):
                owned.phones.add(digits(number))
        url = getattr(record, "url", "")
        if url:
            owned.addresses.add(bare(url))
        hours = getattr(record, "hours", None)
        if isinstance(hours, Hours):
            for opening in hours.openings:
                owned.add(in_words(opening))


def called(entry: Entry) -> str:
    """Return the name under which people see an entry."""
    return str(getattr(entry, "name", "") or entry.title)


def texts(value: Any) -> Iterator[str]:
    """Go through all texts, dates and numbers of a record that people may see."""
    match shown_fields(value) if isinstance(value, BaseModel) else value:
        case dict() as fields:
            for name, item in fields.items():
                yield from texts(item) if name not in NOT_SHOWN else ()
        case list() | tuple() as items:
            for item in items:
                yield from texts(item)
        case date() as day:
            yield f"{day.day} {day:%B %Y}"
        case None | bool():
            return
        case other:
            yield str(other)


def shown_fields(record: BaseModel) -> dict[str, Any]:
    """Return the fields of a record; none of an entry that may not be shown."""
    if isinstance(record, Entry) and not record.shown:
        return {}
    return {name: getattr(record, name) for name in record.__fields__}


def wordings_of(file: Path) -> Iterator[str]:
    """Go through the texts of a YAML file, cut where a value is put in."""
    document = yaml.safe_load(file.read_text("utf-8"))
    for text in worded(document.get("responses", document)):
        yield from cut(text.translate(PLAIN))


def in_words(opening: Opening) -> str:
    """Write opening hours as replies do: Monday to Friday 9.30am to 5pm."""
    names = [calendar.day_name[DAYS.index(day)] for day in opening.days]
    days = f"{names[0]} to {names[-1]}" if len(names) > 2 else " ".join(names)
    start, end = (f"{when:%I.%M%p}".lower().lstrip("0").replace(".00", "") for when in (opening.start, opening.to))
    return f"{days} {start} to {end}"


def worded(value: Any) -> Iterator[str]:
    """Go through all texts of a file of wordings, whatever they are filed under."""
    match value:
        case dict():
            for item in value.values():
                yield from worded(item)
        case list():
            for item in value:
                yield from worded(item)
        case None | bool():
            return
        case other:
            yield str(other)


def cut(frame: str) -> list[str]:
    """Return the pieces of a frame between its places."""
    return re.split(r"\{\w+\}", frame)
