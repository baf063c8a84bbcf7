"""Content problems: each with the file, the line and the field where it is."""

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
    """Find the line of a file on which an entry's id stands; 1 when it is not found."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip().lstrip("- ").strip() in (f"id: {entry_id}", f'id: "{entry_id}"'):
            return number
    return 1
