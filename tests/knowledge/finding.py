"""What one check of the checker finds in a few entries."""

from typing import Any

from knowledge.checks.finding import Finder
from knowledge.models import Council
from tests.builders import knowledge_of, make


def found(finder: Finder, *entries: Any) -> list[tuple[str, str]]:
    return [(entry.id, field) for entry, field, _ in finder(knowledge_of(make(Council), *entries))]


def messages(finder: Finder, *entries: Any) -> list[str]:
    return [message for _, _, message in finder(knowledge_of(make(Council), *entries))]
