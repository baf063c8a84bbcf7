"""Rank the entries of the knowledge base by how well a message asks for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from bot.language.encoder import Encoder
from bot.language.expand import Expander
from bot.language.overlap import Overlap
from bot.language.questions import asking
from knowledge import Knowledge
from knowledge.models import Entry
from knowledge.prose import prose_of

SENTENCE = re.compile(r"(?<=[.?!]) ")
SHORTEST_SENTENCE = 4
# A message of more words than this is also read by the parts of it that ask, if they have so many words, each with some
# of the words before it; where no part asks, by its beginning and its end (docs/decisions/0004-understanding.md).
LONG, PIECE = 40, 30
FEWEST_ASKING, BEFORE_ASKING, LONGEST_ASKING, MOST_ASKING = 5, 25, 45, 4
# What the entry itself says counts less than how people ask for it.
ASKED_WEIGHT, PROSE_WEIGHT, MOST_PROSE = 1.0, 0.3, 4
MAX_TOKENS = 64
# How sharply the nearness of a sentence to an entry decides, while it is learnt and while it is asked for.
SCALE, ASKED_SCALE = 20.0, 23.0
# What counts towards nearness: the entry's own vector, the nearest single question's, that question's letters, and
# the words of all its questions (docs/decisions/0004-understanding.md).
ENTRY, NEAREST, LETTERS, WORDS = 0.45, 0.24, 0.17, 0.14
# What a message asks this surely by itself leans on nothing that was said before it.
SURE_BY_ITSELF = 0.9
# The very entry that was answered last is asked for again only this often.
ASKED_TWICE = 0.5


@dataclass(frozen=True)
class Ranked:
    """An entry and the probability that the message asks for it."""

    entry: str
    score: float


@dataclass(frozen=True)
class Learnt:
    """What training wrote: entry ids, one vector for each, and the vectors of the questions in the same order."""

    ids: list[str]
    vectors: np.ndarray
    questions: np.ndarray
    # The place of each entry's first question; every entry has one.
    firsts: np.ndarray

    def nearness(self, rows: np.ndarray) -> np.ndarray:
        """Return how near sentences are to entries: (sentences, 384) to (sentences, entries), up to ENTRY + NEAREST."""
        to_question = np.maximum.reduceat(rows @ self.questions.T, self.firsts, axis=1)
        return ENTRY * (rows @ self.vectors.T) + NEAREST * to_question


class TopicRanker:
    """Ranks entries; trained on their questions, names and own sentences."""

    def __init__(self, encoder: Encoder, expander: Expander, learnt: Learnt, overlap: Overlap) -> None:
        """Keep the fitted parts; use `train` and `load` to make them."""
        self._encoder, self._expander, self._learnt, self._overlap = encoder, expander, learnt, overlap

    @staticmethod
    def train(kb: Knowledge, exported: Path, folder: Path) -> None:
        """Fit on every askable entry of the knowledge base and write the ranker into a folder."""
        # TensorFlow is needed for training only; importing it takes seconds.
        from bot.language.topic_fitting import TopicTrainer

        expander = Expander(kb)
        rows = [row for entry in kb.askable() for row in examples(entry)]
        texts = [expander.expand(text) for text, _, _ in rows]
        ids, labels = np.unique([label for _, label, _ in rows], return_inverse=True)
        weights = np.array([weight for _, _, weight in rows])
        trainer = TopicTrainer(texts, labels, weights, exported)
        trainer.fit(np.arange(len(rows)))
        trainer.save(folder)
        # A stable sort keeps each entry's questions together.
        asked = np.flatnonzero(weights == ASKED_WEIGHT)
        asked = asked[np.argsort(labels[asked], kind="stable")]
        firsts = np.searchsorted(labels[asked], np.arange(len(ids)))
        np.savez(folder / "entries.npz", ids=ids, vectors=trainer.entry_vectors(),
                 questions=trainer.vectors(asked).astype(np.float16), firsts=firsts)
        Overlap.fit([texts[i] for i in asked], firsts).save(folder)

    def rank(self, text: str, best: int = 10, last: Entry | None = None, about_words: bool = True) -> list[Ranked]:
        """List the best entries for a message, the best first; what it leaves out is taken from the last answer.

        `about_words` tells whether it may ask about a word itself; an old word then counts beside today's.
        """
        scores = self._chances(text, about_words)
        if last is not None and scores.max() < SURE_BY_ITSELF:
            scores = self._following(scores, text, last)
        order = np.argsort(-scores)[:best]
        return [Ranked(self._learnt.ids[i], float(scores[i])) for i in order]

    def _chances(self, text: str, about_words: bool = True) -> np.ndarray:
        """Return how likely each entry is asked for: (entries,), with a sum of 1."""
        parts = [self._expander.expand(part, today=not about_words) for part in pieces(text)]
        near = self._learnt.nearness(self._encoder.encode(parts))
        near = ASKED_SCALE * (near + LETTERS * self._overlap.nearest(parts) + WORDS * self._overlap.shared(parts))
        chances = np.exp(near - near.max(axis=1, keepdims=True))
        return np.asarray((chances / chances.sum(axis=1, keepdims=True)).mean(axis=0))

    def _following(self, alone: np.ndarray, text: str, last: Entry) -> np.ndarray:
        """Weigh what a message asks alone with what it asks after the name of the last answer: (entries,)."""
        both = np.sqrt(alone * self._chances(f"{last.title}. {text}"))
        if last.id in self._learnt.ids:
            both[self._learnt.ids.index(last.id)] *= ASKED_TWICE
        both /= both.sum()
        # What is clear by itself is no less clear after something else.
        return np.asarray(both * max(1.0, alone.max() / both.max()))

    @classmethod
    def load(cls, folder: Path, kb: Knowledge) -> "TopicRanker":
        """Read a ranker that was trained here; raise FileNotFoundError when there is none."""
        encoder = Encoder.load(folder, max_tokens=MAX_TOKENS)
        with np.load(folder / "entries.npz", allow_pickle=False) as parts:
            learnt = Learnt(parts["ids"].tolist(), parts["vectors"], parts["questions"].astype(np.float32),
                            parts["firsts"])
        return cls(encoder, Expander(kb), learnt, Overlap.load(folder))


def pieces(text: str) -> list[str]:
    """Return a long message with each part that asks, or else with its beginning and its end; a short one alone."""
    words = text.split()
    if len(words) <= LONG:
        return [text]
    asked = [q for q in asking(text) if len(q.text.split()) >= FEWEST_ASKING][-MOST_ASKING:]
    if asked:
        return [text, *(" ".join([*text[:q.start].split()[-BEFORE_ASKING:], *q.text.split()][-LONGEST_ASKING:])
                        for q in asked)]
    return [text, " ".join(words[:PIECE]), " ".join(words[-PIECE:]), " ".join(words[-PIECE // 2:])]


def examples(entry: Entry) -> Iterator[tuple[str, str, float]]:
    """Go through an entry's training sentences: text, entry id, weight."""
    for text in (*entry.questions, entry.title, *entry.aliases):
        yield text, entry.id, ASKED_WEIGHT
    sentences = (sentence for prose in prose_of(entry) for sentence in SENTENCE.split(prose))
    telling = (sentence for sentence in sentences if len(sentence.split()) >= SHORTEST_SENTENCE)
    for sentence in islice(telling, MOST_PROSE):
        yield sentence, entry.id, PROSE_WEIGHT
