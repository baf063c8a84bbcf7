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
    return tuple(
        Question(q["text"], q["intent"], q["start"], q["end"],
                 tuple((r["id"], float(r["score"])) for r in q["topic_ranking"]),
                 tuple(e for e in message.get("entities") or [] if q["start"] <= e.get("start", -1) < q["end"]))
        for q in message.get("questions") or []
    )


def first_of(message: dict[str, Any], questions: Sequence[Question]) -> tuple[str, list[Entity]]:
    """Return the words and the entities of a message without those of its later questions."""
    text = str(message.get("text") or "")
    entities = list(message.get("entities") or [])
    for later in reversed(questions[1:]):
        text = f"{text[:later.start]}{text[later.end:]}"
        entities = [e for e in entities if not later.holds(e)]
    return text.strip(), entities
