"""Content problems: each with the file, the line and the field where it is."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in the content."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """Write the problem as `file:line: field: message`."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class ContentError(Exception):
    """The content has problems; `problems` lists every one of them."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(p) for p in self.problems))


def line_of(file: Path, entry_id: str) -> int:
    """Find the first line of a file on which an entry's id stands; 1 when it is not found."""
    return lines_of(file, entry_id)[0]


def lines_of(file: Path, entry_id: str) -> list[int]:
    """List the lines of a file on which an entry's id stands; line 1 when it is not found."""
    stands = re.compile(rf"""(?:^|[\s{{,])id:\s*["']?{re.escape(entry_id)}["']?\s*(?:[,}}#]|$)""")
    lines = file.read_text("utf-8").splitlines()
    return [number for number, line in enumerate(lines, start=1) if stands.search(line)] or [1]
