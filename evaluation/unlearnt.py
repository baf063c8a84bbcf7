"""Measure understanding and the screen on messages of our own that nothing learns: our development split.

Thresholds, weights and seeds are chosen on these. They are written by people who saw neither the training
examples nor one another's messages, and no message of theirs is ever moved to the training data.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import paths
from bot.language.families import FAMILY_OF_INTENT
from bot.language.understanding import Understanding
from bot.safeguarding import Screen
from evaluation.report import wilson
from knowledge import Knowledge, load

MESSAGES = Path(__file__).parent / "unlearnt_messages"
# The files of the split, and what every line of them must have.
TOPICS, WISHES, RISKS = "topics.jsonl", "wishes.jsonl", "risks.jsonl"
FIELDS = {TOPICS: ("text", "want", "council", "difficulty"), WISHES: ("text", "intent"),
          RISKS: ("text", "level", "set", "difficulty")}
# Any wish that the content answers.
INFORMATION = "information"
# No date in the messages hangs on the day; the same day makes the same figures.
DAY = date(2026, 11, 23)
WITHIN = 3
MOST_FOUND = 4


@dataclass(frozen=True)
class Result:
    """What one message came to: the group it counts in, whether it is right, and what was found."""

    group: str
    right: bool
    found: str
    row: dict[str, Any]


class SplitError(ValueError):
    """A file of the split that cannot be read; the text names file and line."""


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read one file of the split, none where there is no such file; raise SplitError that names file and line."""
    file, rows = folder / name, []
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.exists() else (), start=1):
        try:
            row = json.loads(line)
            missing = [field for field in FIELDS[name] if field not in row]
        except (ValueError, TypeError) as error:
            raise SplitError(f"{name}:{number}: {error}") from error
        if missing:
            raise SplitError(f"{name}:{number}: without {', '.join(missing)}")
        rows.append(row)
    return rows


def topics(rows: Sequence[dict[str, Any]], understanding: Understanding) -> Iterator[Result]:
    """Tell of each message whether an entry that answers it is ranked first, and whether one is within three."""
    kb = understanding.kb
    for row in rows:
        ranking = understanding.read(row["text"], DAY).decision.ranking
        seen = [entry for entry, _ in ranking if kb.visible_to(entry, row["council"])][:WITHIN]
        found = " ".join(seen)
        yield Result(f"{row['difficulty']}, first", seen[:1] != [] and seen[0] in row["want"], found, row)
        yield Result(f"{row['difficulty']}, within {WITHIN}", bool(set(seen) & set(row["want"])), found, row)


def wishes(rows: Sequence[dict[str, Any]], understanding: Understanding) -> Iterator[Result]:
    """Tell of each message whether the wish that is answered is the one it has."""
    for row in rows:
        intent = understanding.read(row["text"], DAY).decision.intent
        found = INFORMATION if intent in FAMILY_OF_INTENT else intent
        yield Result(row["intent"], row["intent"] in (intent, found), intent, row)


def risks(rows: Sequence[dict[str, Any]], screen: Screen) -> Iterator[Result]:
    """Tell of each message whether its level is the one that it asks for."""
    for row in rows:
        level = screen.check(row["text"]).level.name.lower()
        yield Result(row["set"], level == row["level"], level, row)


def lines(results: Sequence[Result]) -> Iterator[str]:
    """Write a line for each group: how many are right, the 95 % interval, and what was found instead."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.group].append(result)
    for group, members in sorted(groups.items()):
        right = sum(one.right for one in members)
        low, high = wilson(right, len(members))
        found = Counter(one.found for one in members).most_common(MOST_FOUND)
        beside = ", ".join(f"{name} {count}" for name, count in found if count > 1)
        yield (f"{group:24}{right:5} of {len(members):4}  {right / len(members):6.1%}  "
               f"({low:.0%} to {high:.0%})  {beside}").rstrip()


def unknown(rows: Sequence[dict[str, Any]], kb: Knowledge) -> list[str]:
    """List the entries that messages ask for and that the content does not have."""
    return sorted({entry for row in rows for entry in row["want"]} - kb.entries.keys())


def main(given: Sequence[str] | None = None) -> int:
    """Print the figures; with --failures write what went wrong. Return 2 where the split cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=Path, default=MESSAGES, help="the folder with the split")
    parser.add_argument("--models", type=Path, default=paths.MODELS, help="the folder with the trained parts")
    parser.add_argument("--failures", type=Path, help="write the messages that went wrong to this file")
    options = parser.parse_args(given)
    kb = load(paths.CONTENT)
    try:
        rows = {name: read(options.messages, name) for name in FIELDS}
        understanding = Understanding.load(options.models, kb)
    except (SplitError, OSError) as error:
        print(error)
        return 2
    if absent := unknown(rows[TOPICS], kb):
        print(f"{TOPICS}: no entry is called {', '.join(absent)}")
        return 2
    screen = Screen.load(options.models, paths.CONTENT)
    measured = {"What it is about": topics(rows[TOPICS], understanding),
                "What is wanted": wishes(rows[WISHES], understanding),
                "The screen": risks(rows[RISKS], screen)}
    failed: list[Result] = []
    for title, found in measured.items():
        results = list(found)
        print("\n".join([title, *lines(results), ""]))
        failed += [one for one in results if not one.right]
    if options.failures:
        options.failures.write_text("".join(
            json.dumps({"group": one.group, "found": one.found, **one.row}, ensure_ascii=False) + "\n"
            for one in failed), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
