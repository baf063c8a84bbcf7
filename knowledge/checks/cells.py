"""Cells of the table need x phase x level that nothing answers."""

from collections.abc import Iterator

from knowledge import coverage
from knowledge.checks.finding import Finding
from knowledge.store import Knowledge


def empty_cells(knowledge: Knowledge) -> Iterator[Finding]:
    """Find needs with neither a strategy nor somebody to ask, at a phase and level."""
    for need, phase, level in coverage.empty_cells(knowledge):
        yield knowledge.needs[need], "strategies", f"has none for {phase} at level {level}, and nobody to ask"
