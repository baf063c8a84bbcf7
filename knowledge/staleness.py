"""Find contacts that were checked too long ago to release."""

from datetime import date
from pathlib import Path

from knowledge.models.places import Reachable
from knowledge.problems import Problem, line_of
from knowledge.store import Knowledge

OLDEST_DAYS = 90


def stale(knowledge: Knowledge, root: Path, today: date) -> list[Problem]:
    """List the contacts and helplines checked more than 90 days before a day."""
    problems = []
    for entry in knowledge.entries.values():
        if not isinstance(entry, Reachable) or not entry.shown:
            continue
        age = (today - entry.checked_on).days
        if age > OLDEST_DAYS:
            file = knowledge.files[entry.id]
            problems.append(Problem(
                str(file.relative_to(root)), line_of(file, entry.id), f"{entry.id}.checked_on",
                f"was checked {age} days ago; {OLDEST_DAYS} at most"))
    return problems
