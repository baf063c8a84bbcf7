"""Rank the entries of the knowledge base by how well a message asks for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np

from bot.language.encoder import Encoder
from bot.language.expand import Expander
from bot.language.features import Features
from bot.language.softmax import fit_softmax
from knowledge import Knowledge
from knowledge.models import Entry
from knowledge.prose import prose_of

SENTENCE = re.compile(r"(?<=[.?!]) ")
SHORTEST_SENTENCE = 4
# A message of more words than this is also read by its beginning and its end.
LONG, PIECE = 40, 30
# What the entry itself says counts less than how people ask for it.
PROSE_WEIGHT = 0.3


@dataclass(frozen=True)
class Ranked:
    """An entry and the probability that the message asks for it."""

    entry: str
    score: float


class TopicRanker:
    """Ranks entries; trained on their questions, names and own sentences."""

    def __init__(self, features: Features, expander: Expander, ids: list[str],
                 weights: np.ndarray, bias: np.ndarray) -> None:
        """Keep the fitted parts; use `train` or `load` to make them."""
        self._features, self._expander, self._ids = features, expander, ids
        self._weights, self._bias = weights, bias

    @classmethod
    def train(cls, kb: Knowledge, encoder: Encoder) -> "TopicRanker":
        """Fit the ranker on every askable entry of the knowledge base."""
        expander = Expander(kb)
        rows = [row for entry in kb.askable() for row in examples(entry)]
        texts = [expander.expand(text) for text, _, _ in rows]
        features = Features(encoder)
        ids, labels = np.unique([label for _, label, _ in rows], return_inverse=True)
        weights, bias = fit_softmax(features.fit(texts), labels, np.array([weight for _, _, weight in rows]))
        return cls(features, expander, ids.tolist(), weights, bias)

    def rank(self, text: str, best: int = 10) -> list[Ranked]:
        """List the best entries for a message, the best first."""
        rows = self._features.of(pieces(self._expander.expand(text)))
        chances = rows @ self._weights.T + self._bias
        chances = np.exp(chances - chances.max(axis=1, keepdims=True))
        scores = (chances / chances.sum(axis=1, keepdims=True)).mean(axis=0)
        order = np.argsort(-scores)[:best]
        return [Ranked(self._ids[i], float(scores[i])) for i in order]

    def save(self, folder: Path) -> None:
        """Write the fitted parts to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        joblib.dump({"words": self._features.words, "ids": self._ids, "weights": self._weights,
                     "bias": self._bias}, folder / "topics.joblib")

    @classmethod
    def load(cls, folder: Path, kb: Knowledge, encoder: Encoder) -> "TopicRanker":
        """Read a ranker that was trained here; raise FileNotFoundError when there is none."""
        # joblib runs code from the file: only files that our own training made are loaded.
        parts = joblib.load(folder / "topics.joblib")
        features = Features(encoder, parts["words"])
        return cls(features, Expander(kb), parts["ids"], parts["weights"], parts["bias"])


def pieces(text: str) -> list[str]:
    """Return a long message with its beginning and its end apart: the question is mostly at one of them."""
    words = text.split()
    if len(words) <= LONG:
        return [text]
    return [text, " ".join(words[:PIECE]), " ".join(words[-PIECE:]), " ".join(words[-PIECE // 2:])]


def examples(entry: Entry) -> Iterator[tuple[str, str, float]]:
    """Go through an entry's training sentences: text, entry id, weight."""
    for text in (*entry.questions, entry.title, *entry.aliases):
        yield text, entry.id, 1.0
    for prose in prose_of(entry):
        for sentence in SENTENCE.split(prose):
            if len(sentence.split()) >= SHORTEST_SENTENCE:
                yield sentence, entry.id, PROSE_WEIGHT
