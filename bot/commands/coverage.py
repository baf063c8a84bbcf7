"""Show which needs, phases and levels have strategies, how askable entries are, and how sure facts are."""

import argparse
from collections import Counter

from bot import paths
from knowledge import load
from knowledge.coverage import cells


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options: there are none."""


def run(options: argparse.Namespace) -> int:
    """Print the table; the last line counts the empty cells."""
    kb = load(paths.CONTENT)
    table = cells(kb)
    phases = list(kb.phases)
    print(f"{'need':34}" + "".join(f"{phase:>14}" for phase in phases) + "   (strategies at levels 1/2/3)")
    for need in sorted(kb.needs):
        counts = ("/".join(str(table[need, phase, level]) for level in (1, 2, 3)) for phase in phases)
        print(f"{need:34}" + "".join(f"{count:>14}" for count in counts))
    asked = [len(entry.questions) for entry in kb.askable()]
    print(f"\n{len(asked)} askable entries, {sum(asked)} questions, {min(asked)} to {max(asked)} each")
    statuses = Counter(entry.status for entry in kb.entries.values())
    print("facts by status: " + ", ".join(f"{name} {count} ({count / len(kb.entries):.0%})"
                                          for name, count in statuses.most_common()))
    print(f"{sum(not count for count in table.values())} empty cells")
    return 0
