"""The trained layer: a sentence model and a word model, each fitted to reviewed examples."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from tokenizers import Tokenizer

from bot.language.clean import clean
from bot.language.one_thread import session
from bot.safeguarding.comparable import STOP, Comparable, clip
from bot.safeguarding.context import Surroundings
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.model import Finding, Level

MAX_TOKENS = 128
WORDS = {"analyzer": "word", "ngram_range": (1, 3), "token_pattern": r"\S+"}
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5)}
VIEWS = {"words": WORDS, "letters": LETTERS}
# In a message of more words, every single one says less: the word model counts by that much less.
TELLING_WORDS = 20
SURE_VOICE = 0.6
# Below this it is wrong about the kind in more than every second message, and a reply about the wrong one does harm.
SURE_KIND = 0.5
# This sure, it is more often right about the kind than the phrase that was found.
SURER_KIND = 0.8
HEADS = ("level", "kind", "voice")


@dataclass(frozen=True)
class Reading:
    """What the trained layer says of a message."""

    level: Level
    kind: str | None
    voice: str | None
    risk: float = 0.0
    interrupt: float = 0.0
    # Sure enough of the opposite to doubt what the phrase base says.
    no_risk: bool = False
    no_interrupt: bool = False
    # Sure enough of interrupt to keep it where the phrase base takes what it found to be denied, past or quoted.
    surely_interrupt: bool = False
    # Sure enough of the kind to say another than the phrase base.
    surely_kind: bool = False


class WordModel:
    """Logistic regression over word and letter sequences and over what the phrase base found."""

    def __init__(self, vectorisers: Sequence[TfidfVectorizer], features: PhraseFeatures,
                 weights: np.ndarray, offsets: np.ndarray) -> None:
        """Keep fitted parts; weights have one row for risk and one for interrupt."""
        self._vectorisers = vectorisers
        self._features = features
        self._weights = weights
        self._offsets = offsets

    def rows(self, texts: Sequence[str], phrases: np.ndarray) -> csr_matrix:
        """Return the feature rows of texts."""
        parts = [v.transform(texts) * 2 for v in self._vectorisers]
        return hstack([*parts, csr_matrix(phrases)]).tocsr()

    def scores(self, message: Comparable, findings: Sequence[Finding], around: Surroundings) -> np.ndarray:
        """Return the log-odds of risk and of interrupt."""
        row = self.rows([" ".join(message.words)], self._features.row(findings, around)[np.newaxis])
        return np.asarray(row @ self._weights.T + self._offsets)[0]

    @classmethod
    def load(cls, folder: Path) -> "WordModel":
        """Load from words.npz and words.json."""
        arrays = np.load(folder / "words.npz", allow_pickle=False)
        names = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        vectorisers = []
        for view, options in VIEWS.items():
            vectoriser = TfidfVectorizer(sublinear_tf=True, vocabulary=names[view], **options)
            vectoriser.idf_ = arrays[f"idf_{view}"]
            vectorisers.append(vectoriser)
        return cls(vectorisers, PhraseFeatures(names["phrases"]), arrays["weights"], arrays["offsets"])


class SentenceModel:
    """The sentence encoder with its upper layers fitted to risk, kind and voice."""

    def __init__(self, folder: Path) -> None:
        """Load sentence.onnx and its tokenizer."""
        self._session = session(folder / "sentence.onnx")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        parts = np.load(folder / "heads.npz", allow_pickle=False)
        self._heads = [(parts[f"{name}_weights"], parts[f"{name}_bias"]) for name in HEADS]

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, bool]:
        """Return the log-odds of risk and of interrupt, the chances of kinds and voices, and whether all was read."""
        coded = self._tokenizer.encode(text)
        hidden = self._session.run(None, {
            "input_ids": np.array([coded.ids], dtype=np.int64),
            "attention_mask": np.array([coded.attention_mask], dtype=np.int64)})[0][0]
        pooled = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])[np.newaxis]
        level, kind, voice = (pooled @ weights + bias for weights, bias in self._heads)
        return level_odds(level)[0], softmax(kind)[0], softmax(voice)[0], not coded.overflowing


class Classifier:
    """Adds up both models and compares the sum with the two thresholds."""

    def __init__(self, sentence: SentenceModel, words: WordModel, settings: dict[str, Any]) -> None:
        """Keep the models, the thresholds and the names of kinds and voices."""
        self._sentence = sentence
        self._words = words
        self._settings = settings

    @classmethod
    def load(cls, folder: Path, thresholds: dict[str, Any]) -> "Classifier":
        """Load a trained layer, to be held against these thresholds; raise FileNotFoundError when there is none."""
        settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return cls(SentenceModel(folder), WordModel.load(folder), {**settings, **thresholds})

    def read(self, text: str, message: Comparable, findings: Sequence[Finding],
             around: Surroundings) -> Reading:
        """Read one message, as it was written and as it was made comparable."""
        odds, kinds, voices, whole = self._sentence.read(as_sentence(text))
        weight = self._settings["word_weight"] * share_of_words(len(message.words))
        risk, interrupt = odds + weight * self._words.scores(message, findings, around)
        limits = self._settings["thresholds"]
        length = length_of(sum(word != STOP for word in message.words), limits)
        level = Level.NONE
        if interrupt >= limits[f"{length}interrupt"]:
            level = Level.INTERRUPT
        elif risk >= limits[f"{length}banner"]:
            level = Level.BANNER
        voice = _likeliest(self._settings["voices"], voices, SURE_VOICE)
        kind = _likeliest(self._settings["kinds"], kinds, SURE_KIND)
        # What was not read to its end is no ground to doubt the phrase base.
        return Reading(level, kind, voice, float(risk), float(interrupt), no_risk=whole and risk < limits["no_risk"],
                       no_interrupt=whole and interrupt < limits["no_interrupt"],
                       surely_interrupt=bool(interrupt >= limits["surely_interrupt"]),
                       surely_kind=float(kinds.max()) >= SURER_KIND)


def length_of(words: int, limits: Mapping[str, float]) -> str:
    """Return what the limits for a message of so many words begin with.

    In a few words a risk is mostly said by a phrase; in a long story every sorrow adds to the sum.
    """
    if words <= limits["short_words"]:
        return "short_"
    return "long_" if words > limits["long_words"] else ""


def share_of_words(count: int) -> float:
    """Return how much the word model counts in a message of so many words, from 0 to 1."""
    return min(1.0, TELLING_WORDS / max(count, 1))


def _likeliest(names: Sequence[str], chances: np.ndarray, least: float) -> str | None:
    best = int(chances.argmax())
    return names[best] if chances[best] >= least else None


def as_sentence(text: str) -> str:
    """Return a text as the sentence model reads it: cleaned, with its punctuation and spelling."""
    return clean(clip(text))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return chances that add up to one in each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def level_odds(scores: np.ndarray) -> np.ndarray:
    """Return the log-odds of any risk, and of interrupt, from the scores of none, banner, interrupt."""
    chances = np.clip(softmax(scores), 1e-9, 1 - 1e-9)
    risk, interrupt = 1 - chances[:, 0], chances[:, 2]
    return np.stack([np.log(risk / chances[:, 0]), np.log(interrupt / (1 - interrupt))], axis=1)
