"""Read question files: one JSON object a line, with the patterns that a right reply must contain."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNCILS = ("bury", "south_glos")
Groups = tuple[tuple[str, ...], ...]


class QuestionError(ValueError):
    """A question file that cannot be read; the text names file and line."""


@dataclass(frozen=True)
class Turn:
    """One message and what its reply must and must not contain."""

    text: str
    expect_any: Groups = ()
    expect_none: tuple[str, ...] = ()
    escalate: str | None = None
    # What the answer beside a signpost must contain.
    also_expect: Groups = ()


@dataclass(frozen=True)
class Question:
    """One conversation of one or more turns."""

    id: str
    set: str
    audience: str
    council: str
    category: str
    difficulty: str
    turns: tuple[Turn, ...]
    risk: str = ""
    immediacy: str = ""

    @property
    def asked_of(self) -> str:
        """Return the council to ask; questions for any council alternate by their id."""
        return self.council if self.council != "any" else COUNCILS[sum(self.id.encode()) % 2]


def read_folder(folder: Path) -> list[Question]:
    """Read every question file of a folder; raise QuestionError that names what is wrong and where."""
    questions = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                try:
                    questions.append(question_of(json.loads(line), file.stem))
                except (KeyError, TypeError, ValueError, re.error) as error:
                    raise QuestionError(f"{file.name}:{number}: {type(error).__name__} {error}") from error
    if not questions:
        raise QuestionError(f"{folder}: no question files (*.jsonl)")
    return questions


def question_of(record: dict[str, Any], name: str) -> Question:
    """Make a question of one record."""
    return Question(
        id=record["id"], set=name,
        audience=record.get("audience") or record.get("speaker", "parent"),
        council=record.get("council", "any"),
        category=record.get("category") or record.get("trap") or record.get("risk") or name,
        difficulty=record.get("difficulty", ""),
        turns=tuple(turn_of(t) for t in record.get("turns", [record])),
        risk=record.get("risk") or "", immediacy=record.get("immediacy") or "",
    )


def turn_of(record: dict[str, Any]) -> Turn:
    """Make a turn of one record; every pattern must be a regular expression."""
    return Turn(text=record["text"], expect_any=groups(record, "expect_any"),
                expect_none=patterns(record.get("expect_none", [])),
                escalate=str(record["escalate"]).lower() if "escalate" in record else None,
                also_expect=groups(record, "also_expect"))


def groups(record: dict[str, Any], name: str) -> Groups:
    """Return the groups of patterns in a field; none where it is not given."""
    return tuple(patterns(group) for group in record.get(name) or [])


def patterns(group: list[str]) -> tuple[str, ...]:
    """Check one group of patterns; raise TypeError when it is no list of texts."""
    if not isinstance(group, list):
        raise TypeError(f"`{group}` is not a list of patterns")
    for pattern in group:
        re.compile(pattern)
    return tuple(group)
