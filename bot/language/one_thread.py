"""Open ONNX models that run on one thread: a message is short, and another is read beside it."""

from pathlib import Path

import onnxruntime


def session(model: Path | bytes) -> onnxruntime.InferenceSession:
    """Open a model from a file or from its bytes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
