"""Fit the sentence model: the upper half of the encoder learns risk, kind and voice.

A regression over the encoder's finished vectors cannot tell twins apart that share nearly all their
words (docs/decisions holds the figures).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.language.fine_tuning import HIDDEN, IDS, RiseAndFall, UpperLayers, adam, mean_of
from bot.safeguarding.classifier import HEADS, MAX_TOKENS, level_odds

KEPT_LAYERS, ROUNDS, BATCH = 3, 2, 16
RATE, SIDE_TASKS = 4e-4, 0.2
# An example whose loss was smaller is known: the next round leaves it out.
KNOWN = 0.4
# The share of all examples that the rounds are expected to take.
EXPECTED = 0.6
LEVELS = 3
LABELS = tf.TensorSpec((None,), tf.int64)


class SentenceTrainer:
    """Fits the upper layers and three small heads, and writes them where the screen reads them."""

    def __init__(self, texts: Sequence[str], kinds: int, voices: int, encoder: Path, seed: int = 0) -> None:
        """Load the published weights and work out the lower layers once for every text."""
        self._layers = UpperLayers(texts, KEPT_LAYERS, MAX_TOKENS, encoder, seed, dropout=0.0)
        self._heads = [tf.keras.layers.Dense(n) for n in (LEVELS, kinds, voices)]
        self._drop = tf.keras.layers.Dropout(0.1)

    def fit(self, rows: np.ndarray, levels: np.ndarray, kinds: np.ndarray, voices: np.ndarray,
            later: np.ndarray) -> None:
        """Fit on some of the texts; a kind or voice of -1 is not known and teaches nothing.

        `later` tells of each text whether it comes in the last round only.
        """
        self._scores(*self._layers.batch(rows[:2]), training=False)
        weights = [*self._layers.variables, *(v for head in self._heads for v in head.trainable_variables)]
        optimiser = adam(RiseAndFall(RATE, int(len(rows) // BATCH * ROUNDS * EXPECTED)))
        lost = np.full(len(levels), np.inf)

        @tf.function(input_signature=[HIDDEN, IDS, LABELS, LABELS, LABELS])  # type: ignore[misc]
        def step(hidden: tf.Tensor, mask: tf.Tensor, *labels: tf.Tensor) -> tf.Tensor:
            with tf.GradientTape() as tape:
                scores = self._scores(hidden, mask, True)
                losses = _losses(labels[0], scores[0])
                loss = tf.reduce_mean(losses)
                loss += SIDE_TASKS * (_loss(labels[1], scores[1]) + _loss(labels[2], scores[2]))
            gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), 1.0)
            # TensorFlow rewrites this function and knows no `strict` (2.12).
            optimiser.apply_gradients(zip(gradients, weights))  # noqa: B905
            return losses

        for number in range(ROUNDS):
            some = rows[(lost[rows] >= KNOWN) & (~later[rows] | (number == ROUNDS - 1))]
            print(f"  sentence model, round {number + 1} of {ROUNDS}, {len(some)} messages …", flush=True)
            for part in self._layers.batches(some, BATCH):
                known = (tf.constant(t[part]) for t in (levels, kinds, voices))
                lost[part] = step(*self._layers.batch(part), *known).numpy()

    def odds(self, rows: np.ndarray) -> np.ndarray:
        """Return the log-odds of risk and of interrupt for some of the texts."""
        infer = tf.function(lambda h, m: self._scores(h, m, training=False)[0], input_signature=[HIDDEN, IDS])
        found = np.zeros((len(rows), 2))
        for part in self._layers.by_length(rows):
            found[part] = level_odds(infer(*self._layers.batch(rows[part])).numpy())
        return found

    def export(self, folder: Path) -> None:
        """Write sentence.onnx, the heads and the tokenizer."""
        self._layers.save(folder, "sentence.onnx")
        parts = {}
        for name, head in zip(HEADS, self._heads, strict=True):
            parts[f"{name}_weights"], parts[f"{name}_bias"] = head.get_weights()
        np.savez(folder / "heads.npz", **parts)

    def _scores(self, hidden: tf.Tensor, mask: tf.Tensor, training: bool) -> list[tf.Tensor]:
        hidden = self._layers.upper(hidden, mask, training)
        highest = tf.reduce_max(hidden - (1 - tf.cast(mask[:, :, None], tf.float32)) * 1e4, 1)
        pooled = self._drop(tf.concat([mean_of(hidden, mask), highest], 1), training=training)
        return [head(pooled) for head in self._heads]


def _losses(labels: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    return tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(labels, scores.shape[-1]), scores)


def _loss(labels: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    counts = tf.cast(labels >= 0, tf.float32)
    return tf.reduce_sum(counts * _losses(labels, scores)) / tf.maximum(tf.reduce_sum(counts), 1.0)
