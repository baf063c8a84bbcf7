"""Fixtures that many tests share."""

import pytest

from knowledge import Knowledge, load


@pytest.fixture(scope="session")
def kb() -> Knowledge:
    """The real knowledge base; tests read it and never change it."""
    return load()
