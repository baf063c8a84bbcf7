"""Count the strategies of every need, phase and level, and find what is empty."""

from knowledge.store import Knowledge

LEVELS = (1, 2, 3)

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
