"""Compare the ids of the fact sheets' rows with what the content holds, and list what is missing."""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge import CONTENT, Knowledge, load

LEFT_OUT = Path(__file__).parents[1] / "docs" / "decisions" / "0011-fact-rows-left-out.md"
# The second check repeats the rows of the other sheets with its verdict on them.
REPEATED = "second-check.md"
QUESTIONS = "questions.md"
ID = re.compile(r"[A-Z]+(?:-[A-Z]+)*-N?\d+")
RANGE = re.compile(rf"({ID.pattern})(?: to ({ID.pattern}))?")
UNSURE = ("no", "from memory", "common practice")
CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    """One row of a fact sheet: its id, where it stands, and what its last word on being sure is."""

    id: str
    file: str
    line: int
    sure: str | None = None

    @property
    def confirmed(self) -> bool:
        """Tell whether the row, or a part of it, is confirmed; rows of tables that do not say are."""
        return self.sure is None or not self.sure.startswith(UNSURE)

    def __str__(self) -> str:
        """Write the row as `file:line: id`."""
        return f"{self.file}:{self.line}: {self.id}"


@dataclass(frozen=True)
class Comparison:
    """What the content holds of the rows, and what it does not."""

    rows: tuple[Row, ...]
    left_out: frozenset[str]
    held: frozenset[str]
    answered: frozenset[str]

    def missing(self) -> list[Row]:
        """List the confirmed rows that no shown entry holds and no document leaves out."""
        return [r for r in self.rows if r.confirmed and r.id not in self.held | self.left_out]

    def unanswered(self) -> list[Row]:
        """List the question topics that no entry answers which can be asked."""
        return [r for r in self.rows if r.file == QUESTIONS and r.id not in self.answered | self.left_out]

    def unknown(self) -> list[str]:
        """List the ids that the content or the document names and no fact sheet has."""
        return sorted((self.held | self.left_out) - {r.id for r in self.rows})

    def needless(self) -> list[str]:
        """List the ids that the document leaves out although the content holds them."""
        return sorted(self.left_out & self.held)


def rows(folder: Path) -> Iterator[Row]:
    """Go through the rows with an id of all fact sheets; each id once."""
    seen = set()
    for file in sorted(folder.glob("*.md")):
        for row in rows_of(file) if file.name != REPEATED else ():
            if row.id not in seen:
                seen.add(row.id)
                yield row


def rows_of(file: Path) -> Iterator[Row]:
    """Go through the rows of one sheet's tables whose first cell is an id."""
    head: list[str] | None = None
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.startswith("|"):
            head = None
            continue
        cells = [cell.strip(" *") for cell in CELL.split(line)[1:-1]]
        if head is None:
            head = cells
        elif ID.fullmatch(cells[0]):
            sure = cells[-1] if head[-1] == "confirmed" else None
            yield Row(cells[0], file.name, number, sure)


def left_out(document: Path) -> frozenset[str]:
    """Collect the ids in the first column of a document's table, ranges opened up."""
    found: set[str] = set()
    for line in document.read_text("utf-8").splitlines():
        if line.startswith("|"):
            for first, last in RANGE.findall(CELL.split(line)[1]):
                found |= set(opened(first, last or first))
    return frozenset(found)


def opened(first: str, last: str) -> Iterator[str]:
    """Go through the ids from one to another of the same family."""
    family, start, end = first.rstrip("0123456789"), *(re.findall(r"\d+$", i)[0] for i in (first, last))
    for number in range(int(start), int(end) + 1):
        yield f"{family}{number:0{len(start)}d}"


def compare(knowledge: Knowledge, facts: Path, document: Path) -> Comparison:
    """Compare the rows of a folder of fact sheets with the content and the document of what is left out."""
    shown = [e for e in knowledge.entries.values() if e.shown]
    records = [r for pack in knowledge.councils.values() for r in (pack.council, *pack.ladders)]
    return Comparison(tuple(rows(facts)), left_out(document), ids([*shown, *records]), ids(knowledge.askable()))


def ids(holders: Iterable[Any]) -> frozenset[str]:
    """Collect the ids of the rows that entries or records hold."""
    return frozenset(i for holder in holders for i in holder.holds)


def report(found: Comparison) -> Iterator[str]:
    """Go through the lines of the report: each sheet's count, then what is missing."""
    for file in dict.fromkeys(r.file for r in found.rows):
        own = [r.id for r in found.rows if r.file == file]
        yield (f"{file:28}{len(own):>5} rows{sum(i in found.held for i in own):>6} held"
               f"{sum(i in found.left_out for i in own):>6} left out with a reason")
    yield from (f"missing      {row}" for row in found.missing())
    yield from (f"unanswered   {row}" for row in found.unanswered())
    yield from (f"unknown      {row_id} is in no fact sheet" for row_id in found.unknown())
    yield from (f"needless     {row_id} is left out, and held" for row_id in found.needless())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison; return 1 when anything is missing, unanswered, unknown or needless."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fact_ids", description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, help="the folder of the fact sheets")
    parser.add_argument("--content", type=Path, default=CONTENT)
    parser.add_argument("--left-out", type=Path, default=LEFT_OUT, help="the document that names what is left out")
    chosen = parser.parse_args(arguments)
    found = compare(load(chosen.content), chosen.facts, chosen.left_out)
    if not found.rows:
        print(f"{chosen.facts}: no fact sheets")
        return 1
    print(*report(found), sep="\n")
    problems = [*found.missing(), *found.unanswered(), *found.unknown(), *found.needless()]
    print(f"{len(found.rows)} rows, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
