"""The arrangements that are compared: each learns from examples and gives a chance for every label."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_union

from bot import paths
from bot.language.clean import clean
from bot.language.encoder import Encoder
from bot.language.intents import IntentModel, in_lemmas
from bot.language.spacy_model import without_names
from evaluation.comparing.data import OUT, Labelled, labels_of, titles

STRENGTHS = (3.0, 10.0, 30.0)
# The counts' weight beside the vectors, whose rows are as long as those of either kind of count.
WORDS_WEIGHT = 0.4


class Arrangement(Protocol):
    """Something that learns from labelled texts."""

    def fit(self, train: Labelled) -> None:
        """Learn; texts labelled `OUT` may be learnt as a class of their own."""

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return (texts, labels in scope): the chance of each label in the order of `labels_of(train)`."""


@cache
def encoder() -> Encoder:
    """Return the published encoder as the assistant runs it, with a memory of what it has encoded."""
    made = Encoder.load(paths.ENCODER)
    made.remember(paths.ROOT / "evaluation" / "out" / "vectors.npz")
    return made


def plain(texts: Sequence[str]) -> list[str]:
    """Write texts as all arrangements read them."""
    return [clean(text).lower() or "empty" for text in texts]


def lemmas(texts: Sequence[str]) -> list[str]:
    """Write texts in their lemmas, as the pipeline does."""
    return [in_lemmas([(token.text, token.lemma_) for token in document]) for document in language().pipe(texts)]


@cache
def language() -> Any:
    """Return the language that makes tokens and lemmas."""
    return without_names()


def in_scope(classes: Sequence[str], chances: np.ndarray) -> np.ndarray:
    """Drop the column of `OUT`: what it takes is missing from the others."""
    return chances[:, [number for number, label in enumerate(classes) if label != OUT]]


class Regression:
    """Logistic regression over word and letter counts, over the encoder's vectors, or over both."""

    def __init__(self, words: bool, vectors: bool, strength: float = STRENGTHS[1]) -> None:
        """Choose the features and how closely the examples are followed."""
        self._words = counts() if words else None
        self._with_vectors = vectors
        self._model = LogisticRegression(C=strength, max_iter=300)

    def fit(self, train: Labelled) -> None:
        """Fit the counts and the regression."""
        texts = plain([text for text, _ in train])
        if self._words:
            self._words.fit(texts)
        self._model.fit(self._rows(texts), [label for _, label in train])

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        return in_scope(self._model.classes_, self._model.predict_proba(self._rows(plain(texts))))

    def _rows(self, texts: list[str]) -> np.ndarray:
        parts = [csr_matrix(encoder().encode(texts))] if self._with_vectors else []
        words = [self._words.transform(texts)] if self._words else []
        return hstack([*parts, *(WORDS_WEIGHT * counted if parts else counted for counted in words)]).tocsr()


def counts() -> FeatureUnion:
    """Make counts of words and letters."""
    return make_union(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
                      TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True))


class Retrieval:
    """The nearest example decides: each label is as near as its nearest example."""

    def fit(self, train: Labelled) -> None:
        """Keep the examples' vectors."""
        rows = [(text, label) for text, label in train if label != OUT]
        self._vectors = encoder().encode(plain([text for text, _ in rows]))
        self._labels = labels_of(rows)
        self._of = np.array([self._labels.index(label) for _, label in rows])

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the cosine of the nearest example of each label, from 0 to 1."""
        near = encoder().encode(plain(texts)) @ self._vectors.T
        best = np.zeros((len(texts), len(self._labels)))
        for label in range(len(self._labels)):
            best[:, label] = near[:, self._of == label].max(axis=1)
        return np.clip(best, 0, 1)


class Intents:
    """The intent model of the pipeline: vectors beside words and letters that a decomposition made few."""

    def fit(self, train: Labelled) -> None:
        """Fit the pipeline's own model on lemmas and vectors."""
        texts = plain([text for text, _ in train])
        self._model = IntentModel.fit(lemmas(texts), encoder().encode(texts), [label for _, label in train])

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        read = plain(texts)
        return in_scope(self._model.labels, self._model.table(lemmas(read), encoder().encode(read)))


class With:
    """An arrangement that also learns some messages as out of scope."""

    def __init__(self, outside: Sequence[str], inner: Arrangement) -> None:
        """Take the messages and the arrangement."""
        self._outside, self._inner = outside, inner

    def fit(self, train: Labelled) -> None:
        """Learn the examples and the messages."""
        self._inner.fit([*train, *((text, OUT) for text in self._outside)])

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        return self._inner.chances(texts)


class Titled:
    """An arrangement that also learns the names of the labels, as the ranker learns the titles of entries."""

    def __init__(self, inner: Arrangement) -> None:
        """Take the arrangement."""
        self._inner = inner

    def fit(self, train: Labelled) -> None:
        """Learn the examples and the names."""
        self._inner.fit([*train, *titles(train)])

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        return self._inner.chances(texts)


class Blend:
    """The mean of several members, beside one more arrangement."""

    def __init__(self, members: Sequence[Arrangement], beside: Arrangement, share: float) -> None:
        """Take the members, what stands beside them, and how much that counts."""
        self._members, self._beside, self._share = members, beside, share

    def fit(self, train: Labelled) -> None:
        """Fit all."""
        for part in (*self._members, self._beside):
            part.fit(train)

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the mean chances, what stands beside weighing less."""
        mean = np.mean([member.chances(texts) for member in self._members], axis=0)
        return np.asarray((1 - self._share) * mean + self._share * self._beside.chances(texts))
