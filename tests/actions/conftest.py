"""A small knowledge base in place of the real one."""

import pytest

from actions import validate_audit_form, validate_find_tier_form
from actions.composing import base
from knowledge import Knowledge
from tests.builders import small_knowledge


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """What the actions look things up in; each test has its own."""
    known = small_knowledge()
    for module in (base, validate_audit_form, validate_find_tier_form):
        monkeypatch.setattr(module, "knowledge", lambda: known)
    return known
