"""Count the strategies of every need, phase and level."""

from knowledge.store import Knowledge

LEVELS = (1, 2, 3)


def cells(knowledge: Knowledge) -> dict[tuple[str, str, int], int]:
    """Count the shown strategies of each need x phase x level; 0 is an empty cell."""
    table = {(need, phase, level): 0
             for need in knowledge.needs for phase in knowledge.phases for level in LEVELS}
    for strategy in knowledge.strategies.values():
        for need in strategy.needs:
            for phase in strategy.phases:
                for level in strategy.levels:
                    if (need, phase, level) in table:
                        table[need, phase, level] += 1
    return table
