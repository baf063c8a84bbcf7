"""Fit the upper layers of the sentence encoder to a task; the lower ones stay as published.

What the lower layers give is worked out once for every text, by the small encoder's own: a round costs a third of a
full one, and the upper layers learn on just what they will be given.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import TFBertModel

from bot.language.encoder_export import FULL, SMALL, make_small, weights_folder
from bot.language.one_thread import session

WARM_UP = 0.1
# Texts in a batch differ in length by a little, and are filled up to one of few widths.
WIDTHS, JITTER = 4, 4
INFER = 64
IDS = tf.TensorSpec((None, None), tf.int64)
INPUTS = ["input_ids", "attention_mask"]
# What the export calls the output of a layer, counted from 0.
LAYER_OUTPUT = "tf_bert_model/bert/encoder/layer_._{}/output/LayerNorm/batchnorm/add_1:0"
HIDDEN = tf.TensorSpec((None, None, None))
# Where Linux tells what the processor can do, and what it calls units that multiply matrices in sixteen bits.
PROCESSOR, MATRIX_UNITS = Path("/proc/cpuinfo"), "amx_bf16"


def has_matrix_units(told: Path = PROCESSOR) -> bool:
    """Tell whether the processor multiplies matrices in sixteen bits; without such units that takes longer."""
    return told.exists() and MATRIX_UNITS in told.read_text("utf-8").split()


# With them a third of the time is saved; processors that have the numbers but not the units lose a half.
tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": has_matrix_units()})


class RiseAndFall(tf.keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """A learning rate that rises over the first tenth of the steps, then falls to nothing."""

    def __init__(self, rate: float, steps: int) -> None:
        """Take the highest rate and the number of steps."""
        self._rate, self._steps, self._warm = rate, float(steps), max(steps * WARM_UP, 1.0)

    def __call__(self, step: tf.Tensor) -> tf.Tensor:
        """Return the rate of a step."""
        at = tf.cast(step, tf.float32)
        falling = tf.maximum(0.0, (self._steps - at) / max(self._steps - self._warm, 1.0))
        return self._rate * tf.minimum(at / self._warm, falling)


def adam(rate: float | RiseAndFall) -> tf.keras.optimizers.Optimizer:
    """Make the optimiser as one step for each weight: what replaced it takes a dozen, and an eighth longer."""
    return tf.keras.optimizers.legacy.Adam(rate)


class UpperLayers:
    """The trainable upper layers over texts whose lower layers are worked out."""

    def __init__(self, texts: Sequence[str], kept: int, max_tokens: int, encoder: Path, seed: int = 0,
                 dropout: float = 0.1) -> None:
        """Load the published weights, keep the first layers, and work them out once for every text.

        `encoder` is the folder of the export; `dropout` the share of numbers that are left out by chance. Raises
        ValueError where the small one has no such layer.
        """
        tf.keras.utils.set_random_seed(seed)
        source = weights_folder()
        tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
        tokenizer.enable_truncation(max_tokens)
        tokenizer.no_padding()
        self._ids = [np.array(e.ids, dtype=np.int64) for e in tokenizer.encode_batch(list(texts))]
        # Leaving out parts of the attention by chance takes a twentieth of the time and adds nothing; of the numbers
        # between the layers, another one.
        self._bert = TFBertModel.from_pretrained(
            str(source), local_files_only=True, attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout).bert
        self._kept, self._encoder = kept, encoder
        self._published = [v.numpy() for v in self.variables]
        self._random = np.random.default_rng(seed)
        self._known = self._work_out()

    @property
    def variables(self) -> list[tf.Variable]:
        """List the weights that are fitted."""
        return [v for layer in self._bert.encoder.layer[self._kept:] for v in layer.trainable_variables]

    def upper(self, hidden: tf.Tensor, mask: tf.Tensor, training: bool) -> tf.Tensor:
        """Go through the upper layers: (texts, tokens, 384) of the lower ones to the same shape."""
        return _through(self._bert.encoder.layer[self._kept:], hidden, mask, training)

    def batch(self, rows: np.ndarray) -> tuple[tf.Tensor, tf.Tensor]:
        """Return what the lower layers gave for some of the texts, and the mask of their tokens."""
        longest = _width(len(self._known[i]) for i in rows)
        hidden = np.zeros((len(rows), longest, self._known[rows[0]].shape[1]), dtype=np.float32)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for place, i in enumerate(rows):
            hidden[place, :len(self._known[i])] = self._known[i]
            mask[place, :len(self._known[i])] = 1
        return tf.constant(hidden), tf.constant(mask)

    def batches(self, rows: np.ndarray, size: int) -> Iterator[np.ndarray]:
        """Go through the rows in batches of like length, in random order."""
        mixed = self._random.permutation(rows)
        lengths = np.array([len(self._ids[i]) for i in mixed]) + self._random.uniform(0, JITTER, len(mixed))
        mixed = mixed[np.argsort(lengths, kind="stable")]
        parts = [mixed[i:i + size] for i in range(0, len(mixed) - size + 1, size)]
        for number in self._random.permutation(len(parts)):
            yield parts[number]

    def by_length(self, rows: np.ndarray) -> Iterator[np.ndarray]:
        """Go through the places of rows in batches for reading, the short texts first."""
        order = np.argsort([len(self._ids[i]) for i in rows])
        for start in range(0, len(order), INFER):
            yield order[start:start + INFER]

    def save(self, folder: Path, name: str) -> None:
        """Write the exported encoder with the fitted weights in it, made small, and the tokenizer, into a folder.

        Every weight is found in the exported graph by its published value; raises ValueError where one is not.
        """
        model = onnx.load(str(self._encoder / FULL))
        places = {place.name: numpy_helper.to_array(place) for place in model.graph.initializer}
        fitted: dict[str, np.ndarray] = {}
        for variable, published in zip(self.variables, self._published, strict=True):
            found = [n for n, value in places.items() if n not in fitted and same(value, published)]
            if not found:
                raise ValueError(f"{variable.name} is not in {self._encoder / FULL}")
            place = places[found[0]]
            value = variable.numpy()
            turned = place.shape == value.T.shape and not np.array_equal(place.ravel(), published.ravel())
            fitted[found[0]] = (value.T if turned else value).reshape(place.shape)
        for initializer in model.graph.initializer:
            if initializer.name in fitted:
                initializer.CopyFrom(numpy_helper.from_array(fitted[initializer.name], initializer.name))
        folder.mkdir(parents=True, exist_ok=True)
        onnx.save(model, str(folder / FULL))
        make_small(folder / FULL, folder / name)
        (folder / FULL).unlink()
        shutil.copyfile(weights_folder() / "tokenizer.json", folder / "tokenizer.json")

    def _work_out(self) -> list[np.ndarray]:
        lower = lower_layers(self._encoder / SMALL, self._kept)
        known: list[np.ndarray] = [np.empty(0)] * len(self._ids)
        for part in self.by_length(np.arange(len(self._ids))):
            longest = max(len(self._ids[i]) for i in part)
            ids = np.stack([np.pad(self._ids[i], (0, longest - len(self._ids[i]))) for i in part])
            mask = np.stack([np.arange(longest) < len(self._ids[i]) for i in part]).astype(np.int64)
            hidden = lower.run(None, dict(zip(INPUTS, (ids, mask), strict=True)))[0].astype(np.float16)
            for place, i in enumerate(part):
                known[i] = hidden[place, :len(self._ids[i])]
        return known


def lower_layers(small: Path, kept: int) -> onnxruntime.InferenceSession:
    """Cut the small encoder after its first layers; raise ValueError when it has no layer of that name."""
    name = LAYER_OUTPUT.format(kept - 1)
    model = onnx.load(str(small))
    if not any(name in node.output for node in model.graph.node):
        raise ValueError(f"{small} has no {name}")
    cut = onnx.utils.Extractor(model).extract_model(INPUTS, [name])
    return session(cut.SerializeToString())


def same(exported: np.ndarray, published: np.ndarray) -> bool:
    """Tell whether an exported weight is a published one, perhaps turned or in another shape."""
    if exported.size != published.size:
        return False
    return np.array_equal(exported.ravel(), published.ravel()) or (
        exported.shape == published.T.shape and np.array_equal(exported, published.T))


def mean_of(hidden: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
    """Return the mean over the tokens of each text."""
    weight = tf.cast(mask[:, :, None], tf.float32)
    return tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)


def _width(lengths: Iterable[int]) -> int:
    """Round the longest length up, so that few shapes occur: TensorFlow keeps memory for each."""
    return -(-max(lengths) // WIDTHS) * WIDTHS


def _through(layers: Sequence[tf.keras.layers.Layer], hidden: tf.Tensor, mask: tf.Tensor,
             training: bool) -> tf.Tensor:
    hide = (1.0 - tf.cast(mask[:, None, None, :], tf.float32)) * -10000.0
    for layer in layers:
        hidden = layer(hidden, hide, None, None, None, None, False, training=training)[0]
    return hidden
