"""Fixtures that many tests share."""

import pytest

from knowledge import Knowledge, load


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: the browser's driver keeps an event loop running that async tests cannot share."""
    items.sort(key=lambda item: "tests/browser/" in item.nodeid)


@pytest.fixture(scope="session")
def kb() -> Knowledge:
    """The real knowledge base; tests read it and never change it."""
    return load()
