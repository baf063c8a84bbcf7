"""Count what the content covers: strategies by need, phase and level, and entries by kind and status."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import get_args

from knowledge.models import Entry, Status
from knowledge.store import Knowledge

LEVELS = (1, 2, 3)
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# A need, a phase and a level.
Cell = tuple[str, str, int]


def cells(knowledge: Knowledge) -> dict[Cell, int]:
    """Count the shown strategies of each need x phase x level."""
    table = {(need, phase, level): 0
             for need in knowledge.needs for phase in knowledge.phases for level in LEVELS}
    for strategy in knowledge.strategies.values():
        for need in strategy.needs:
            for phase in strategy.phases:
                for level in strategy.levels:
                    if (need, phase, level) in table:
                        table[need, phase, level] += 1
    return table


def empty_cells(knowledge: Knowledge) -> list[Cell]:
    """List the cells with neither a strategy nor somebody to ask about the need."""
    return [cell for cell, count in cells(knowledge).items()
            if not count and not somebody_to_ask(knowledge, cell[0])]


def somebody_to_ask(knowledge: Knowledge, need: str) -> bool:
    """Tell whether every council of a need has a contact that is there for it."""
    owner = knowledge.council_of.get(need)
    packs = [knowledge.councils[owner]] if owner else list(knowledge.councils.values())
    return bool(packs) and all(pack.for_need(need) for pack in packs)


def by_kind(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Sort entries by their kind, the kinds in the order of the alphabet."""
    kinds: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        kinds[CAPITAL.sub(" ", type(entry).__name__).lower()].append(entry)
    return dict(sorted(kinds.items()))


def statuses(entries: Iterable[Entry]) -> dict[str, int]:
    """Count entries by status, the surest status first."""
    counted = Counter(entry.status for entry in entries)
    return {status: counted[status] for status in get_args(Status)}
