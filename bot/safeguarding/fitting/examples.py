"""The examples that the trained layer learns from: reviewed messages, phrases and plain questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import yaml

from bot.safeguarding.content import Content, Phrase
from bot.safeguarding.model import VOICES, Level

REVIEWED, PHRASE, QUESTION = "reviewed", "phrase", "question"
# Ordinary questions: the ones nearest to a risk teach most, and a share of all keeps the rest right.
NEAREST, SPREAD = 1500, 900


class Encodes(Protocol):
    """Something that turns sentences into vectors of length one."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row for each text."""


@dataclass(frozen=True)
class Example:
    """A message with what a reviewer says of it."""

    text: str
    kind: str | None
    level: Level
    voice: str | None
    group: str
    source: str
    difficulty: str = ""


def reviewed(folder: Path) -> list[Example]:
    """Read the reviewed messages; the twins of a pair share a group."""
    found: list[Example] = []
    for file in sorted(folder.glob("*.yml")):
        rows = yaml.safe_load(file.read_text(encoding="utf-8"))["examples"]
        for number, row in enumerate(rows):
            kind = None if row["risk"] == "none" else row["risk"].replace("_", "-")
            voice = row["voice"] if row["voice"] in VOICES else None
            group = row.get("pair") or row.get("twin_of") or f"{file.stem}-{number}"
            found.append(Example(row["text"], kind, Level.of(row["level"]), voice, str(group), REVIEWED,
                                 row.get("difficulty", "")))
    return found


def from_phrases(content: Content) -> list[Example]:
    """Take the sentences beside the phrases: hits as risk, near-misses and idioms as none."""
    found: list[Example] = []
    for phrase in content.phrases:
        found += [Example(t, phrase.kind, phrase.level, None, phrase.id, PHRASE) for t in phrase.hits]
        found += _harmless(phrase, phrase.misses)
    for mask in content.masks:
        found += _harmless(mask, mask.hits)
    return found


def _harmless(phrase: Phrase, texts: Sequence[str]) -> list[Example]:
    return [Example(t, None, Level.NONE, None, phrase.id, PHRASE) for t in texts]


def questions(texts: Sequence[str], risks: Sequence[str], encoder: Encodes, seed: int = 0) -> list[Example]:
    """Choose ordinary questions as further negatives: the nearest to the risks, and some of all."""
    texts = sorted(set(texts))
    if not texts or not risks:
        return []
    nearness = (encoder.encode(texts) @ encoder.encode(list(risks)).T).max(axis=1)
    order = np.argsort(-nearness)
    rest = np.random.default_rng(seed).permutation(order[NEAREST:])
    chosen = [*order[:NEAREST], *rest[:SPREAD]]
    return [Example(texts[i], None, Level.NONE, None, f"question-{i}", QUESTION) for i in chosen]
