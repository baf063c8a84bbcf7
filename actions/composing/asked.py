"""Read the several questions of one message: each its own words, entities and entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One question of a message that asks more than one thing."""

    text: str
    intent: str
    start: int
    end: int
    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Entity, ...] = ()

    def holds(self, entity: Entity) -> bool:
        """Tell whether an entity stands inside this question."""
        return self.start <= int(entity.get("start", -1)) < self.end


def read_questions(message: dict[str, Any]) -> tuple[Question, ...]:
    """List the questions that the pipeline found; none where a message asks one thing only."""
    return tuple(read_question(message, q) for q in message.get("questions") or [])


def read_alone(message: dict[str, Any]) -> Question | None:
    """Return what a message asks by itself that seems to follow something; None where nothing."""
    found = message.get("alone")
    return read_question(message, found) if found else None


def read_question(message: dict[str, Any], found: dict[str, Any]) -> Question:
    """Read one question, with the entities that stand inside it."""
    start, end = found["start"], found["end"]
    return Question(found["text"], found["intent"], start, end,
                    tuple((r["id"], float(r["score"])) for r in found["topic_ranking"]),
                    tuple(e for e in message.get("entities") or [] if start <= e.get("start", -1) < end))


def first_of(message: dict[str, Any], questions: Sequence[Question]) -> tuple[str, list[Entity]]:
    """Return the words and the entities of a message without those of its later questions."""
    text = str(message.get("text") or "")
    entities = list(message.get("entities") or [])
    for later in reversed(questions[1:]):
        text = f"{text[:later.start]}{text[later.end:]}"
        entities = [e for e in entities if not later.holds(e)]
    return text.strip(), entities
