"""Everything says where it comes from, how sure it is, and the day."""

from typing import Any

import pytest

from knowledge.checks import sources
from knowledge.models import Council, Ladder, RegisteredSource, Term, Topic
from tests.builders import CHECKED, knowledge_of, make
from tests.knowledge.finding import found

KNOWN: dict[str, Any] = {"sources": [{"title": "A page"}], "status": "confirmed", "checked_on": CHECKED}
LADDER = {"id": "ladder", "title": "Ladder", "purpose": "send"}


@pytest.mark.parametrize("field", list(KNOWN))
def test_a_council_and_a_ladder_without(field: str) -> None:
    left = {name: value for name, value in KNOWN.items() if name != field}
    kb = knowledge_of(make(Council, **left), make(Ladder, **LADDER, **left))
    assert [(r.id, f) for r, f, _ in sources.unsourced(kb)] == [("testshire", field), ("ladder", field)]


def test_a_council_and_a_ladder_with_all() -> None:
    assert [*sources.unsourced(knowledge_of(make(Council, **KNOWN), make(Ladder, **LADDER, **KNOWN)))] == []


LAW = make(RegisteredSource, id="law", title="The Act", kind="law")
PAGE = make(RegisteredSource, id="page", title="A page")


@pytest.mark.parametrize("source", [{"title": "The Act"}, {"ref": "page"}])
def test_a_rule_that_is_cited_without_its_place(source: dict[str, str]) -> None:
    assert found(sources.inexact, LAW, PAGE, make(Topic, status="cited", sources=[source])) == [("one", "sources")]


@pytest.mark.parametrize("fields", [
    {"status": "cited", "sources": [{"title": "The Act", "section": "section 2"}]},
    {"status": "cited", "sources": [{"ref": "page"}, {"ref": "law"}]},
    {"status": "confirmed", "sources": [{"title": "A page"}]},
    {"status": "good_practice", "sources": [{"title": "Common practice"}]},
])
def test_a_rule_with_its_place_and_other_words_of_status(fields: dict[str, Any]) -> None:
    assert found(sources.inexact, LAW, PAGE, make(Term, **fields)) == []
