"""Check loaded content for what a schema cannot see, and list everything that is wrong."""

from pathlib import Path

from knowledge.checks.cells import empty_cells
from knowledge.checks.finding import Finder
from knowledge.checks.names import clashing_aliases, clashing_councils, clashing_roles, repeated_aliases
from knowledge.checks.numbers import loose_numbers, unsure_numbers
from knowledge.checks.phrases import banned_phrases
from knowledge.checks.questions import enough_questions, repeated_questions
from knowledge.checks.reaching import loose_contacts, reachable, unregistered_numbers
from knowledge.checks.reading import hard_reading
from knowledge.checks.references import clocks, core_of_its_needs, dead_links, references
from knowledge.checks.sources import inexact, unsourced
from knowledge.checks.voices import missing_voices
from knowledge.problems import Problem, line_of
from knowledge.store import Knowledge

CHECKS: tuple[Finder, ...] = (
    references, dead_links, core_of_its_needs, clocks, enough_questions, repeated_questions, repeated_aliases,
    clashing_aliases, clashing_roles, clashing_councils, unsourced, inexact, loose_numbers, unsure_numbers,
    loose_contacts, unregistered_numbers, reachable, missing_voices, empty_cells, hard_reading, banned_phrases,
)


def check(knowledge: Knowledge, root: Path) -> list[Problem]:
    """Run every check and list what they find with file and line."""
    problems = []
    for finder in CHECKS:
        for item, field, message in finder(knowledge):
            file = knowledge.file_of(item)
            problems.append(Problem(str(file.relative_to(root)), line_of(file, item.id), f"{item.id}.{field}", message))
    return problems
