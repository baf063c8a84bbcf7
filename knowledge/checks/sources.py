"""Where facts come from: everything says its source, its status and the day."""

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.models import Council, Ladder, Source
from knowledge.store import Knowledge


def unsourced(knowledge: Knowledge) -> Iterator[Finding]:
    """Find councils and ladders without a source, a status or a day; the schema sees to all other entries."""
    for pack in knowledge.councils.values():
        records: list[Council | Ladder] = [pack.council, *pack.ladders]
        for record in records:
            for field in ("sources", "status", "checked_on"):
                if not getattr(record, field):
                    yield record, field, "is missing"


def inexact(knowledge: Knowledge) -> Iterator[Finding]:
    """Find entries that cite a rule without saying which law or guidance it is in."""
    for entry in knowledge.entries.values():
        if entry.status == "cited" and not any(exact(knowledge, s) for s in entry.sources):
            yield entry, "sources", "name no section and no registered law; `cited` needs one"


def exact(knowledge: Knowledge, source: Source) -> bool:
    """Tell whether a source names the section, or is a law or guidance of the register."""
    registered = knowledge.sources.get(source.ref or "")
    return bool(source.section or (registered and registered.kind in ("law", "guidance")))
