"""Fit the sentence model: the upper half of the encoder learns risk, kind and voice.

A regression over the encoder's finished vectors cannot tell twins apart that share nearly all their
words (docs/decisions holds the figures). The lower half stays as published, so what it
gives is worked out once, and three rounds over the examples take a minute each.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import tensorflow as tf
import tf2onnx
from tokenizers import Tokenizer
from transformers import TFBertModel

from bot.language.encoder_export import weights_folder
from bot.safeguarding.classifier import MAX_TOKENS, level_odds

KEPT_LAYERS, ROUNDS, BATCH = 3, 3, 16
RATE, WARM_UP, SIDE_TASKS = 2e-4, 0.1, 0.2
LEVELS = 3
WIDTHS = 16
IDS = tf.TensorSpec((None, None), tf.int64)
LABELS = tf.TensorSpec((None,), tf.int64)
HIDDEN = tf.TensorSpec((None, None, None))


class _Rate(tf.keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """Rise over the first tenth of the steps, then fall to nothing."""

    def __init__(self, steps: int) -> None:
        self._steps, self._warm = float(steps), max(steps * WARM_UP, 1.0)

    def __call__(self, step: tf.Tensor) -> tf.Tensor:
        at = tf.cast(step, tf.float32)
        falling = tf.maximum(0.0, (self._steps - at) / max(self._steps - self._warm, 1.0))
        return RATE * tf.minimum(at / self._warm, falling)


class SentenceTrainer:
    """Fits the upper layers and three small heads, and exports the whole as one ONNX file."""

    def __init__(self, texts: Sequence[str], kinds: int, voices: int, seed: int = 0) -> None:
        """Load the published weights and work out the lower layers once for every text."""
        tf.keras.utils.set_random_seed(seed)
        source = weights_folder()
        self._tokenizer_file = source / "tokenizer.json"
        tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        self._ids = [np.array(e.ids, dtype=np.int64) for e in tokenizer.encode_batch(list(texts))]
        self._bert = TFBertModel.from_pretrained(str(source), local_files_only=True).bert
        self._heads = [tf.keras.layers.Dense(n) for n in (LEVELS, kinds, voices)]
        self._drop = tf.keras.layers.Dropout(0.1)
        self._random = np.random.default_rng(seed)
        self._lower = tf.function(self._below, input_signature=[IDS, IDS])
        self._known = self._work_out_lower()

    def fit(self, rows: np.ndarray, levels: np.ndarray, kinds: np.ndarray, voices: np.ndarray) -> None:
        """Fit on some of the texts; a kind or voice of -1 is not known and teaches nothing."""
        self._above(*self._batch(rows[:2]), training=False)
        upper = self._bert.encoder.layer[KEPT_LAYERS:]
        weights = [v for part in (*upper, *self._heads) for v in part.trainable_variables]
        optimiser = tf.keras.optimizers.Adam(_Rate(len(rows) // BATCH * ROUNDS))

        @tf.function(input_signature=[HIDDEN, IDS, LABELS, LABELS, LABELS])  # type: ignore[misc]
        def step(hidden: tf.Tensor, mask: tf.Tensor, *labels: tf.Tensor) -> None:
            with tf.GradientTape() as tape:
                scores = self._above(hidden, mask, True)
                loss = _loss(labels[0], scores[0])
                loss += SIDE_TASKS * (_loss(labels[1], scores[1]) + _loss(labels[2], scores[2]))
            gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), 1.0)
            # TensorFlow rewrites this function and knows no `strict` (2.12).
            optimiser.apply_gradients(zip(gradients, weights))  # noqa: B905

        for number in range(ROUNDS):
            print(f"  sentence model, round {number + 1} of {ROUNDS} …", flush=True)
            for part in self._batches(rows):
                step(*self._batch(part), *(tf.constant(t[part]) for t in (levels, kinds, voices)))

    def odds(self, rows: np.ndarray) -> np.ndarray:
        """Return the log-odds of risk and of interrupt for some of the texts."""
        infer = tf.function(lambda h, m: self._above(h, m, training=False)[0],
                            input_signature=[HIDDEN, IDS])
        found = np.zeros((len(rows), 2))
        order = np.argsort([len(self._ids[i]) for i in rows])
        for start in range(0, len(rows), 64):
            part = order[start:start + 64]
            found[part] = level_odds(infer(*self._batch(rows[part])).numpy())
        return found

    def export(self, folder: Path) -> None:
        """Write sentence.onnx and the tokenizer."""
        def whole(input_ids: tf.Tensor, attention_mask: tf.Tensor) -> tuple[tf.Tensor, ...]:
            hidden = self._below(input_ids, attention_mask)
            level, kind, voice = self._above(hidden, attention_mask, False)
            return tf.identity(level, "level"), tf.identity(kind, "kind"), tf.identity(voice, "voice")

        signature = [tf.TensorSpec((None, None), tf.int64, name) for name in ("input_ids", "attention_mask")]
        tf2onnx.convert.from_function(tf.function(whole, input_signature=signature), signature, opset=17,
                                      output_path=str(folder / "sentence.onnx"))
        shutil.copyfile(self._tokenizer_file, folder / "tokenizer.json")

    def _below(self, ids: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        start = self._bert.embeddings(input_ids=ids, position_ids=None, token_type_ids=None,
                                      inputs_embeds=None, training=False)
        return _through(self._bert.encoder.layer[:KEPT_LAYERS], start, mask, training=False)

    def _above(self, hidden: tf.Tensor, mask: tf.Tensor, training: bool) -> list[tf.Tensor]:
        hidden = _through(self._bert.encoder.layer[KEPT_LAYERS:], hidden, mask, training)
        weight = tf.cast(mask[:, :, None], tf.float32)
        mean = tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)
        highest = tf.reduce_max(hidden - (1 - weight) * 1e4, 1)
        pooled = self._drop(tf.concat([mean, highest], 1), training=training)
        return [head(pooled) for head in self._heads]

    def _work_out_lower(self) -> list[np.ndarray]:
        known: list[np.ndarray] = [np.empty(0)] * len(self._ids)
        order = np.argsort([len(i) for i in self._ids])
        for start in range(0, len(order), 32):
            part = order[start:start + 32]
            longest = _width(len(self._ids[i]) for i in part)
            ids = np.stack([np.pad(self._ids[i], (0, longest - len(self._ids[i]))) for i in part])
            mask = np.stack([np.arange(longest) < len(self._ids[i]) for i in part]).astype(np.int64)
            hidden = self._lower(tf.constant(ids), tf.constant(mask)).numpy().astype(np.float16)
            for place, i in enumerate(part):
                known[i] = hidden[place, :len(self._ids[i])]
        return known

    def _batch(self, rows: np.ndarray) -> tuple[tf.Tensor, tf.Tensor]:
        longest = _width(len(self._known[i]) for i in rows)
        hidden = np.zeros((len(rows), longest, self._known[rows[0]].shape[1]), dtype=np.float32)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for place, i in enumerate(rows):
            hidden[place, :len(self._known[i])] = self._known[i]
            mask[place, :len(self._known[i])] = 1
        return tf.constant(hidden), tf.constant(mask)

    def _batches(self, rows: np.ndarray) -> Iterator[np.ndarray]:
        """Go through the rows in batches of like length, in random order."""
        mixed = self._random.permutation(rows)
        lengths = np.array([len(self._ids[i]) for i in mixed]) + self._random.uniform(0, 8, len(mixed))
        mixed = mixed[np.argsort(lengths, kind="stable")]
        parts = [mixed[i:i + BATCH] for i in range(0, len(mixed) - BATCH + 1, BATCH)]
        for number in self._random.permutation(len(parts)):
            yield parts[number]


def _width(lengths: Iterable[int]) -> int:
    """Round the longest length up, so that few shapes occur: TensorFlow keeps memory for each."""
    return -(-max(lengths) // WIDTHS) * WIDTHS


def _through(layers: Sequence[tf.keras.layers.Layer], hidden: tf.Tensor, mask: tf.Tensor,
             training: bool) -> tf.Tensor:
    hide = (1.0 - tf.cast(mask[:, None, None, :], tf.float32)) * -10000.0
    for layer in layers:
        hidden = layer(hidden, hide, None, None, None, None, False, training=training)[0]
    return hidden


def _loss(labels: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    counts = tf.cast(labels >= 0, tf.float32)
    losses = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(labels, scores.shape[-1]), scores)
    return tf.reduce_sum(counts * losses) / tf.maximum(tf.reduce_sum(counts), 1.0)
