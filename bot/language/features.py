"""Features of a sentence: its vector beside its words and letter groups, both of length one."""

from collections.abc import Sequence

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, Pipeline, make_union
from sklearn.preprocessing import Normalizer

from bot.language.encoder import Encoder

# Weight of words and letters beside the sentence vector, chosen by cross-validation
# (docs/decisions/0004-understanding.md).
WORDS_WEIGHT = 0.7
DIMENSIONS = 300
MOST_FEATURES = 20_000


class Features:
    """Turns expanded sentences into rows of numbers, fitted once on the training sentences."""

    def __init__(self, encoder: Encoder, words: Pipeline | None = None) -> None:
        """Keep the encoder and, when fitted before, the word features."""
        self.encoder = encoder
        self.words = words

    def fit(self, texts: Sequence[str]) -> np.ndarray:
        """Fit the word features and return the features of the same texts."""
        union: FeatureUnion = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=MOST_FEATURES, dtype=np.float32),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2,
                            max_features=MOST_FEATURES, dtype=np.float32),
        )
        size = min(DIMENSIONS, max(2, len(texts) // 2))
        self.words = Pipeline([("union", union), ("norm", Normalizer()),
                               ("reduce", TruncatedSVD(size, n_iter=3, random_state=7))])
        return self._join(self.words.fit_transform(texts), texts)

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """Return features of shape (len(texts), 384 + words); `fit` must have been called."""
        if self.words is None:
            raise ValueError("the word features are not fitted")
        return self._join(self.words.transform(texts), texts)

    def _join(self, words: np.ndarray, texts: Sequence[str]) -> np.ndarray:
        return np.hstack([self.encoder.encode(texts), WORDS_WEIGHT * words]).astype(np.float32)
