"""Example questions: enough of them, and each claimed by one entry only."""

import re
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.models import Audit, Contact, Helpline, LocalRoute, Strategy
from knowledge.store import Knowledge

MIN_QUESTIONS = 6
NOT_ASKABLE = (Strategy, LocalRoute, Contact, Helpline, Audit)


def enough_questions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find askable entries with too few example questions."""
    for entry in knowledge.entries.values():
        if entry.shown and not isinstance(entry, NOT_ASKABLE) and len(entry.questions) < MIN_QUESTIONS:
            yield entry, "questions", f"has {len(entry.questions)}; {MIN_QUESTIONS} at least"


def repeated_questions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a question that two entries of the same reach both claim."""
    claimed: dict[tuple[str, str], str] = {}
    for entry in knowledge.askable():
        council = knowledge.council_of.get(entry.id, "")
        for question in entry.questions:
            key = (council, re.sub(r"\W+", " ", question.lower()).strip())
            other = claimed.setdefault(key, entry.id)
            if other != entry.id:
                yield entry, "questions", f"`{question}` is also asked of `{other}`"
