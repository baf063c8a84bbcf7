"""Tell how much of a sentence's letters and words the example questions of each entry share."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

MODEL = "overlap.joblib"


@dataclass(frozen=True)
class Overlap:
    """What counts letters and words, with a column for each question, and one for each entry."""

    letters: TfidfVectorizer
    words: TfidfVectorizer
    # Counts of letters by question, and of words by entry: (counts, questions) and (counts, entries).
    questions: csr_matrix
    entries: csr_matrix
    # The place of each entry's first question; every entry has one.
    firsts: np.ndarray

    @classmethod
    def fit(cls, questions: Sequence[str], firsts: np.ndarray) -> "Overlap":
        """Count the letters and words of questions that stand in the order of their entries."""
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True, dtype=np.float32)
        words = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
        by_question, by_word = letters.fit_transform(questions), words.fit_transform(questions)
        last = np.append(firsts[1:], len(questions))
        member = csr_matrix((np.ones(len(questions), np.float32), np.arange(len(questions)), np.append(0, last)))
        return cls(letters, words, by_question.T.tocsr(), normalize(member @ by_word).T.tocsr(), firsts)

    def nearest(self, texts: Sequence[str]) -> np.ndarray:
        """Return how alike the letters of texts are to each entry's nearest question: (texts, entries), 0 to 1."""
        alike = (self.letters.transform(texts) @ self.questions).toarray()
        return np.maximum.reduceat(alike, self.firsts, axis=1)

    def shared(self, texts: Sequence[str]) -> np.ndarray:
        """Return how alike the words of texts are to all questions of each entry: (texts, entries), 0 to 1."""
        return np.asarray((self.words.transform(texts) @ self.entries).toarray())

    def save(self, folder: Path) -> None:
        """Write the counts into a folder."""
        joblib.dump(vars(self), folder / MODEL)

    @classmethod
    def load(cls, folder: Path) -> "Overlap":
        """Read what `save` wrote; raise FileNotFoundError when there is nothing."""
        return cls(**joblib.load(folder / MODEL))
