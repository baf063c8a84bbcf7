"""Fit the topic model: the encoder's upper layers learn which entry a sentence asks for."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.language.fine_tuning import HIDDEN, IDS, RiseAndFall, UpperLayers, adam, mean_of
from bot.language.ranking import MAX_TOKENS, SCALE

# Chosen by measurement (docs/decisions/0004-understanding.md).
KEPT_LAYERS, ROUNDS, BATCH = 4, 3, 32
# Each round takes at most so many sentences of an entry, others each time; few are enough to start from.
A_ROUND, A_START = 12, 4
# A sentence whose loss was smaller is known: the next round leaves it out.
KNOWN = 0.5
# The share of all sentences that the rounds are expected to take.
EXPECTED = 0.9
RATE, HEAD_RATE = 3e-4, 3e-3
LABELS, WEIGHTS = tf.TensorSpec((None,), tf.int64), tf.TensorSpec((None,))


class TopicTrainer:
    """Fits the upper layers and one vector for each entry; the entry nearest to a sentence is asked for."""

    def __init__(self, texts: Sequence[str], labels: np.ndarray, weights: np.ndarray, encoder: Path,
                 seed: int = 0) -> None:
        """Take sentences, the number of the entry that each asks for, and its weight; and the encoder's folder."""
        self._layers = UpperLayers(texts, KEPT_LAYERS, MAX_TOKENS, encoder, seed)
        self._labels, self._weights = labels.astype(np.int64), weights.astype(np.float32)
        self.entries: tf.Variable | None = None

    def fit(self, rows: np.ndarray) -> None:
        """Fit on some of the sentences, each entry starting at the mean of its own."""
        layers = self._layers
        random = np.random.default_rng(0)
        self.entries = tf.Variable(self._means(self._some(rows, A_START, random)))
        fitted = layers.variables
        steps = int(len(self._some(rows, A_ROUND, random)) // BATCH * ROUNDS * EXPECTED)
        optimiser = adam(RiseAndFall(RATE, steps))
        of_entries = adam(RiseAndFall(HEAD_RATE, steps))
        lost = np.full(len(self._labels), np.inf)

        @tf.function(input_signature=[HIDDEN, IDS, LABELS, WEIGHTS])  # type: ignore[misc]
        def step(hidden: tf.Tensor, mask: tf.Tensor, labels: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
            with tf.GradientTape() as tape:
                near = tf.matmul(self._vectors(hidden, mask, True), unit(self.entries), transpose_b=True)
                losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, near * SCALE)
                loss = tf.reduce_mean(weights * losses)
            gradients = tape.gradient(loss, [*fitted, self.entries])
            clipped, _ = tf.clip_by_global_norm(gradients[:-1], 1.0)
            # TensorFlow rewrites this function and knows no `strict` (2.12).
            optimiser.apply_gradients(zip(clipped, fitted))  # noqa: B905
            of_entries.apply_gradients([(gradients[-1], self.entries)])
            return losses

        for number in range(1, ROUNDS + 1):
            some = self._some(rows[lost[rows] >= KNOWN], A_ROUND, random)
            print(f"  topic model, round {number} of {ROUNDS}, {len(some)} sentences …", flush=True)
            for part in layers.batches(some, BATCH):
                labels, weights = self._labels[part], self._weights[part]
                lost[part] = step(*layers.batch(part), tf.constant(labels), tf.constant(weights)).numpy()

    def save(self, folder: Path) -> None:
        """Write the fitted encoder and its tokenizer."""
        self._layers.save(folder, "encoder.onnx")

    def entry_vectors(self) -> np.ndarray:
        """Return the entries' vectors: (entries, 384), each of length one."""
        return np.asarray(unit(self.entries).numpy())

    def vectors(self, rows: np.ndarray) -> np.ndarray:
        """Return the fitted vectors of some of the sentences: (rows, 384), each of length one."""
        return self._encoded(rows)

    def _some(self, rows: np.ndarray, most: int, random: np.random.Generator) -> np.ndarray:
        """Take at most so many rows of each entry, by chance."""
        mixed = random.permutation(rows)
        taken: Counter[int] = Counter()
        kept = []
        for row, label in zip(mixed.tolist(), self._labels[mixed].tolist(), strict=True):
            taken[label] += 1
            if taken[label] <= most:
                kept.append(row)
        return np.array(kept)

    def _means(self, rows: np.ndarray) -> np.ndarray:
        means = np.zeros((int(self._labels.max()) + 1, self._encoded(rows[:1]).shape[1]), dtype=np.float32)
        np.add.at(means, self._labels[rows], self._encoded(rows))
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)

    def _encoded(self, rows: np.ndarray) -> np.ndarray:
        infer = tf.function(lambda h, m: self._vectors(h, m, False), input_signature=[HIDDEN, IDS])
        parts = [(part, infer(*self._layers.batch(rows[part])).numpy()) for part in self._layers.by_length(rows)]
        found = np.zeros((len(rows), parts[0][1].shape[1]), dtype=np.float32)
        for part, vectors in parts:
            found[part] = vectors
        return found

    def _vectors(self, hidden: tf.Tensor, mask: tf.Tensor, training: bool) -> tf.Tensor:
        return unit(mean_of(self._layers.upper(hidden, mask, training), mask))


def unit(rows: tf.Tensor) -> tf.Tensor:
    """Bring rows to length one."""
    return tf.math.l2_normalize(rows, 1)
