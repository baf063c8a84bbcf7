"""Tell what a message wants: softmax regression over the sentence's vector beside its words and letters."""

import io
import tarfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import joblib
import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_union
from sklearn.preprocessing import Normalizer

from bot.language.ranking import LONG, PIECE
from bot.language.softmax import fit_softmax

MODEL = "intents.joblib"
# The words' weight beside the vector, as in the topic ranker (docs/decisions/0004-understanding.md).
WORDS_WEIGHT = 0.7
DIMENSIONS = 200
MOST_FEATURES = 20_000
LONGEST_RANKING = 12
# A long message is also read by its last tokens.
ENDS = (PIECE, PIECE // 2)
# Rare intents count more, but not so much more that a few examples outweigh thousands.
BALANCE = 0.5

# What a word is in the text, and its lemma.
Token = tuple[str, str]


@dataclass(frozen=True)
class IntentModel:
    """A fitted model: the intents, what counts words, and a row of weights for each intent."""

    labels: list[str]
    words: Pipeline
    weights: np.ndarray
    bias: np.ndarray

    @cached_property
    def _components(self) -> np.ndarray:
        """Return the decomposition as (counts, few): the other way round it is copied for every message."""
        return np.ascontiguousarray(self.words[-1].components_.T)

    @classmethod
    def fit(cls, lemmas: Sequence[str], vectors: np.ndarray, wanted: Sequence[str]) -> "IntentModel":
        """Fit on texts in lemmas, their vectors of shape (texts, 384), and what each text wants."""
        labels, numbers = np.unique(list(wanted), return_inverse=True)
        words = fit_words(lemmas)
        counts = Counter(numbers.tolist())
        rarity = np.array([(len(numbers) / (len(labels) * counts[n])) ** BALANCE for n in numbers])
        weights, bias = fit_softmax(joined(vectors, words.transform(lemmas)), numbers, rarity)
        return cls(labels.tolist(), words, weights, bias)

    @classmethod
    def load(cls, file: Path) -> "IntentModel":
        """Read what `save` wrote."""
        return cls(**joblib.load(file))

    @classmethod
    def of_archive(cls, archive: Path) -> "IntentModel":
        """Read the model out of a Rasa model's archive; raise FileNotFoundError when there is none."""
        with tarfile.open(archive) as members:
            for member in members:
                content = members.extractfile(member) if Path(member.name).name == MODEL else None
                if content is not None:
                    return cls(**joblib.load(io.BytesIO(content.read())))
        raise FileNotFoundError(f"{archive} holds no {MODEL}: run `python -m bot train` first")

    def save(self, file: Path) -> None:
        """Write the model to a file."""
        joblib.dump({"labels": self.labels, "words": self.words, "weights": self.weights, "bias": self.bias}, file)

    def chances(self, tokens: Sequence[Token], vector: np.ndarray,
                encode: Callable[[str], np.ndarray]) -> list[tuple[str, float]]:
        """List the likeliest intents of a message; of a long one the mean over the whole and its ends.

        `vector` is that of the whole message; `encode` makes that of a part.
        """
        readings = [tokens, *(tokens[-last:] for last in ends(tokens))]
        vectors = [vector, *(encode(" ".join(text for text, _ in part)) for part in readings[1:])]
        mean = self.table([in_lemmas(part) for part in readings], np.vstack(vectors)).mean(axis=0)
        return [(self.labels[i], float(mean[i])) for i in np.argsort(-mean)[:LONGEST_RANKING]]

    def table(self, lemmas: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Return the chance of every intent for every text: (texts, labels)."""
        few = self.words[:-1].transform(lemmas) @ self._components
        scores = joined(vectors, few) @ self.weights.T + self.bias
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def in_lemmas(tokens: Sequence[Token]) -> str:
    """Write tokens in their lemmas."""
    return " ".join(lemma or text for text, lemma in tokens)


def ends(tokens: Sequence[Token]) -> list[int]:
    """Return how many tokens of its end a long message is also read by: what is asked often stands there."""
    return list(ENDS) if len(tokens) > LONG else []


def fit_words(texts: Sequence[str]) -> Pipeline:
    """Fit word and letter counts, made few by a decomposition."""
    counts = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=MOST_FEATURES, dtype=np.float32),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2,
                        max_features=MOST_FEATURES, dtype=np.float32),
    )
    size = min(DIMENSIONS, max(2, len(texts) // 2))
    return Pipeline([("counts", counts), ("norm", Normalizer()),
                     ("reduce", TruncatedSVD(size, n_iter=3, random_state=7))]).fit(texts)


def joined(vectors: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Lay the features of texts side by side: vectors, then weighted words."""
    return np.hstack([vectors, WORDS_WEIGHT * words]).astype(np.float32)
