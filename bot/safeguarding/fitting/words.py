"""Fit the word model: logistic regression over words, letters and what the phrase base found."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.safeguarding.classifier import VIEWS, WordModel
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.model import Level


@dataclass(frozen=True)
class FittedWords:
    """A fitted word model with the parts that are saved."""

    model: WordModel
    vectorisers: dict[str, TfidfVectorizer]
    features: PhraseFeatures
    weights: np.ndarray
    offsets: np.ndarray

    def odds(self, texts: Sequence[str], phrases: np.ndarray) -> np.ndarray:
        """Return the log-odds of risk and of interrupt: (texts, 2)."""
        return np.asarray(self.model.rows(texts, phrases) @ self.weights.T + self.offsets)

    def save(self, folder: Path) -> None:
        """Write words.npz and words.json: numbers and names, nothing that is run."""
        idf = {f"idf_{view}": v.idf_.astype(np.float32) for view, v in self.vectorisers.items()}
        np.savez_compressed(folder / "words.npz", weights=self.weights, offsets=self.offsets, **idf)
        names = {view: sorted(v.vocabulary_, key=v.vocabulary_.get) for view, v in self.vectorisers.items()}
        document = {**names, "phrases": self.features.phrases}
        (folder / "words.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def fit(texts: Sequence[str], phrases: np.ndarray, levels: Sequence[Level],
        features: PhraseFeatures) -> FittedWords:
    """Fit both questions: any risk, and interrupt."""
    vectorisers = {view: TfidfVectorizer(sublinear_tf=True, min_df=2, **options)
                   for view, options in VIEWS.items()}
    for vectoriser in vectorisers.values():
        vectoriser.fit(texts)
    blank = WordModel(list(vectorisers.values()), features, np.zeros((2, 1)), np.zeros(2))
    rows = blank.rows(texts, phrases)
    grave = np.array([int(level) for level in levels])
    fitted = [LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced").fit(rows, grave >= limit)
              for limit in (Level.BANNER, Level.INTERRUPT)]
    weights = np.vstack([f.coef_[0] for f in fitted]).astype(np.float32)
    offsets = np.array([f.intercept_[0] for f in fitted], dtype=np.float32)
    model = WordModel(list(vectorisers.values()), features, weights, offsets)
    return FittedWords(model, vectorisers, features, weights, offsets)
