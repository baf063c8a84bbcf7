"""Contacts that were checked too long ago stop a release, and the clock is handed in."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.models import Contact, Council, Helpline, Topic
from knowledge.staleness import stale
from tests.builders import knowledge_of, make
from tests.knowledge.conftest import Folder

CHECKED = date(2026, 11, 22)


def found(day: date, *entries: object) -> list[str]:
    kb = knowledge_of(make(Council), *entries)
    for entry_id in kb.files:
        kb.files[entry_id] = Path(__file__)
    return [f"{p.field}: {p.message}" for p in stale(kb, Path(__file__).parent, day)]


@pytest.mark.parametrize(("days", "count"), [(0, 0), (89, 0), (90, 0), (91, 1), (400, 1)])
def test_ninety_days_is_the_longest(days: int, count: int) -> None:
    line = make(Helpline, id="line", checked_on=CHECKED)
    assert len(found(CHECKED + timedelta(days=days), line)) == count


def test_the_age_and_the_field_are_named() -> None:
    line = make(Helpline, id="line", checked_on=CHECKED)
    assert found(CHECKED + timedelta(days=100), line) == ["line.checked_on: was checked 100 days ago; 90 at most"]


def test_every_stale_contact_is_listed_and_nothing_else() -> None:
    old, new = date(2026, 1, 1), CHECKED
    problems = found(
        CHECKED, make(Helpline, id="old-line", checked_on=old), make(Contact, id="old-contact", checked_on=old),
        make(Helpline, id="new-line", checked_on=new), make(Topic, id="old-topic", checked_on=old),
        make(Helpline, id="hidden-line", checked_on=old, status="unconfirmed"))
    assert [p.split(".")[0] for p in problems] == ["old-line", "old-contact"]


def test_file_and_line_are_named(folder: Folder) -> None:
    folder.write("national/helplines.yml", """helplines:
  - id: first
    title: First line
    purpose: Worries.
    sources: [{title: Page}]
    status: confirmed
    checked_on: 2026-11-22
  - id: second
    title: Second line
    purpose: Worries.
    sources: [{title: Page}]
    status: confirmed
    checked_on: 2026-01-01
""")
    (problem,) = stale(folder.load(), folder.root, CHECKED)
    assert (problem.file, problem.line) == ("national/helplines.yml", 8)
