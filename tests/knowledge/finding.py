"""What one check of the checker finds in a few entries."""

from collections.abc import Callable, Iterator
from typing import Any

from knowledge import Knowledge, checker
from knowledge.models import Council
from tests.builders import knowledge_of, make

Finder = Callable[[Knowledge], Iterator[checker.Finding]]


def found(finder: Finder, *entries: Any) -> list[tuple[str, str]]:
    return [(entry.id, field) for entry, field, _ in finder(knowledge_of(make(Council), *entries))]


def messages(finder: Finder, *entries: Any) -> list[str]:
    return [message for _, _, message in finder(knowledge_of(make(Council), *entries))]
