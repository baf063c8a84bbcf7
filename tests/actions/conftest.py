"""A small knowledge base in place of the real one."""

import pytest

from actions.composing import base
from knowledge import Knowledge
from knowledge.models import Contact, Council
from tests.builders import add, make, small_knowledge


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """What the actions look things up in; each test has its own."""
    known = small_knowledge()
    monkeypatch.setattr(base, "knowledge", lambda: known)
    return known


@pytest.fixture
def two(small: Knowledge) -> Knowledge:
    """Otherham has a team of its own for plans, and nothing else that Testshire has."""
    add(small, make(Council, id="otherham", name="Otherham Council", short_name="Otherham"),
        make(Contact, id="otherham-ehc-team", role="ehc-team", name="Plans team", title="Plans team",
             purpose="EHC plans.", phone="01632 960 777"), council="otherham")
    return small
