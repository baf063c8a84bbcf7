"""Our arrangement for plain classes: the encoder's upper layers and a vector for each class are fitted together.

As the topic model does it (`bot.language.topic_fitting`), with one class more for what is out of scope: it learns
from examples, and from mixtures of messages that ask for different things.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import tensorflow as tf

from bot import paths
from bot.language.fine_tuning import HIDDEN, IDS, RiseAndFall, UpperLayers, mean_of
from bot.language.topic_fitting import unit
from evaluation.comparing.arrangements import plain
from evaluation.comparing.data import OUT, DataSet, Labelled, labels_of

# Chosen on validation parts.
KEPT_LAYERS, MAX_TOKENS, BATCH = 4, 48, 32
RATE, HEAD_RATE, SCALE = 3e-4, 3e-3, 20.0
# In each batch so many messages out of scope, and so many mixtures of two messages in scope.
OUTSIDE, MIXTURES = 16, 16
# The nearest single example counts beside the class, as in the topic ranker.
NEAREST_SHARE = 0.35
MIXED_FROM, MIXED_TO = 0.3, 0.7
# Few examples are gone through more often.
STEPS, FEWEST_ROUNDS, MOST_ROUNDS = 400, 4, 12
NUMBERS = tf.TensorSpec((None,), tf.int64)


class Fitted:
    """Fits upper layers and class vectors; the texts to come are known, so that the lower layers work once."""

    def __init__(self, layers: "Layers", seed: int = 0, outside: Sequence[str] = ()) -> None:
        """Take the layers over all texts, a seed, and messages to learn as out of scope beside those of the set."""
        self._layers, self._seed, self._outside = layers, seed, outside

    def fit(self, train: Labelled) -> None:
        """Start from the published weights and fit them to the examples."""
        tf.keras.utils.set_random_seed(self._seed)
        self._layers.reset()
        labels = labels_of(train)
        self._numbers = {label: number for number, label in enumerate([*labels, OUT])}
        inside = [(self._layers.row(text), self._numbers[label]) for text, label in train if label != OUT]
        outside = [self._layers.row(text) for text in (*(t for t, label in train if label == OUT), *self._outside)]
        rows, numbers = (np.array(part) for part in zip(*inside, strict=True))
        self._vectors = tf.Variable(self._starts(rows, numbers))
        self._run(rows, dict(inside), np.array(outside, dtype=int))
        every = np.array([*rows.tolist(), *outside])
        self._examples = self._layers.vectors(every)
        self._of = np.array([*numbers.tolist(), *[len(labels)] * len(outside)])
        # The layers are shared between fits: what is needed of this one is kept.
        self._weights = [variable.numpy() for variable in self._layers.variables]

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        self._layers.reset(self._weights)
        rows = self._layers.vectors([self._layers.row(text) for text in texts])
        to_class = rows @ unit(self._vectors).numpy().T
        near = SCALE * ((1 - NEAREST_SHARE) * to_class + NEAREST_SHARE * self._nearest(rows, to_class))
        chances = np.exp(near - near.max(axis=1, keepdims=True))
        return np.asarray((chances / chances.sum(axis=1, keepdims=True))[:, :-1])

    def _nearest(self, rows: np.ndarray, to_class: np.ndarray) -> np.ndarray:
        """Return how near the nearest example of each class is; of a class without any, the class itself."""
        near = rows @ self._examples.T
        best = to_class.copy()
        for number in set(self._of.tolist()):
            best[:, number] = near[:, self._of == number].max(axis=1)
        return best

    def _starts(self, rows: np.ndarray, numbers: np.ndarray) -> np.ndarray:
        """Return the mean vector of each class; what is out of scope starts opposite to all."""
        means = np.zeros((len(self._numbers), self._layers.width), dtype=np.float32)
        np.add.at(means, numbers, self._layers.vectors(rows))
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        means[-1] = -means[:-1].mean(axis=0)
        return means

    def _run(self, rows: np.ndarray, number_of: dict[int, int], outside: np.ndarray) -> None:
        rounds = int(np.clip(round(STEPS * BATCH / len(rows)), FEWEST_ROUNDS, MOST_ROUNDS))
        steps = rounds * max(1, len(rows) // BATCH)
        step = self._step(steps, mixtures=MIXTURES if len(outside) else 0)
        chance = np.random.default_rng(self._seed)
        last = len(self._numbers) - 1
        for _ in range(rounds):
            for part in self._layers.batches(rows, min(BATCH, len(rows))):
                beside = chance.choice(outside, min(OUTSIDE, len(outside)), replace=False)
                numbers = [number_of[row] for row in part.tolist()] + [last] * len(beside)
                step(*self._layers.batch(np.concatenate([part, beside])), tf.constant(numbers, tf.int64))

    def _step(self, steps: int, mixtures: int) -> Callable[..., None]:
        layers, vectors, fitted = self._layers, self._vectors, self._layers.variables
        last = len(self._numbers) - 1
        optimiser = tf.keras.optimizers.Adam(RiseAndFall(RATE, steps))
        of_vectors = tf.keras.optimizers.Adam(RiseAndFall(HEAD_RATE, steps))

        def loss_of(rows: tf.Tensor, numbers: tf.Tensor) -> tf.Tensor:
            near = tf.matmul(rows, unit(vectors), transpose_b=True) * SCALE
            return tf.nn.sparse_softmax_cross_entropy_with_logits(numbers, near)

        @tf.function(input_signature=[HIDDEN, IDS, NUMBERS])  # type: ignore[misc]
        def step(hidden: tf.Tensor, mask: tf.Tensor, numbers: tf.Tensor) -> None:
            with tf.GradientTape() as tape:
                rows = unit(mean_of(layers.upper(hidden, mask, True), mask))
                loss = tf.reduce_mean(loss_of(rows, numbers))
                if mixtures:
                    mixed, counts = mix(rows, numbers, last, mixtures)
                    losses = loss_of(mixed, tf.fill((mixtures,), tf.constant(last, tf.int64)))
                    loss += mixtures / BATCH * tf.reduce_sum(losses * counts) / tf.maximum(tf.reduce_sum(counts), 1.0)
            gradients = tape.gradient(loss, [*fitted, vectors])
            clipped, _ = tf.clip_by_global_norm(gradients[:-1], 1.0)
            # TensorFlow rewrites this function and knows no `strict` (2.12).
            optimiser.apply_gradients(zip(clipped, fitted))  # noqa: B905
            of_vectors.apply_gradients([(gradients[-1], vectors)])

        return step


def mix(rows: tf.Tensor, numbers: tf.Tensor, outside: int, size: int) -> tuple[tf.Tensor, tf.Tensor]:
    """Mix pairs of rows in scope; return the mixtures and 1 for each pair that asks for different things, else 0."""
    inside = tf.where(numbers != outside)[:, 0]
    one, other = (tf.gather(inside, tf.random.uniform((size,), 0, tf.size(inside), tf.int32)) for _ in range(2))
    share = tf.random.uniform((size, 1), MIXED_FROM, MIXED_TO)
    mixed = unit(share * tf.gather(rows, one) + (1 - share) * tf.gather(rows, other))
    return mixed, tf.cast(tf.gather(numbers, one) != tf.gather(numbers, other), tf.float32)


def layers_of(data: DataSet, kept: int | None = None) -> "Layers":
    """Return the layers over all texts of a set, so many of the lower ones as published; its folds share them."""
    return _layers(data.whole or data, kept or KEPT_LAYERS)


@lru_cache(maxsize=2)
def _layers(data: DataSet, kept: int) -> "Layers":
    return Layers(data.texts, kept)


class Layers(UpperLayers):
    """Upper layers over all texts of a data set, which many fits share."""

    def __init__(self, texts: Sequence[str], kept: int) -> None:
        """Work the lower layers out once for every text."""
        super().__init__(plain(texts), kept, MAX_TOKENS, paths.ENCODER)
        self._rows = {text: number for number, text in enumerate(texts)}
        self._start = [variable.numpy() for variable in self.variables]
        self._infer = tf.function(lambda h, m: unit(mean_of(self.upper(h, m, False), m)), input_signature=[HIDDEN, IDS])

    @property
    def width(self) -> int:
        """Return how many numbers a vector has."""
        return int(self.vectors([0]).shape[1])

    def row(self, text: str) -> int:
        """Return the number of a text; raise KeyError for one that is not known."""
        return self._rows[text]

    def reset(self, weights: Sequence[np.ndarray] | None = None) -> None:
        """Put weights back: those that were published, or those of a fit."""
        for variable, value in zip(self.variables, weights or self._start, strict=True):
            variable.assign(value)

    def vectors(self, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """Return the vectors of texts as the layers are now."""
        some = np.asarray(rows)
        parts = [(part, self._infer(*self.batch(some[part])).numpy()) for part in self.by_length(some)]
        found = np.zeros((len(some), parts[0][1].shape[1]), dtype=np.float32)
        for part, vectors in parts:
            found[part] = vectors
        return found
