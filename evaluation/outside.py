"""Read outside questions that are no risk at all: CSV (text first), or JSON with lists of [text, intent]."""

import csv
import json
from pathlib import Path

from evaluation.questions import Question, QuestionError, Turn

# Which lists of a JSON file are for testing.
TESTING = ("test", "oos_test")


def read_file(file: Path) -> list[Question]:
    """Read the messages of one file; raise QuestionError when it holds none."""
    try:
        if file.suffix == ".json":
            lists = json.loads(file.read_text("utf-8"))
            texts = [text for name in TESTING for text, _ in lists.get(name, [])]
        else:
            with file.open(encoding="utf-8", newline="") as rows:
                texts = [row[0] for row in csv.reader(rows) if row][1:]
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise QuestionError(f"{file.name}: {type(error).__name__} {error}") from error
    if not texts:
        raise QuestionError(f"{file.name}: no messages")
    name = f"{file.parent.name}/{file.stem}"
    return [Question(f"{name}-{n}", name, "parent", "any", name, "", (Turn(text),)) for n, text in enumerate(texts)]
