"""Turn sentences into vectors with the all-MiniLM-L6-v2 encoder, run through ONNX."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.language.one_thread import session
from bot.language.vector_memory import VectorMemory

DIMENSIONS = 384
MAX_TOKENS = 128
BATCH = 32


class Encoder:
    """Sentence encoder: vectors of 384 float32 numbers with length one."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, model: Path | None = None) -> None:
        """Keep a ready session and tokenizer; use `load` to make both."""
        self._session = session
        self._tokenizer = tokenizer
        self._one = lru_cache(maxsize=2048)(self._encode_one)
        self._memory: VectorMemory | None = None
        self._model = model

    def remember(self, file: Path) -> None:
        """Keep what is encoded in batches in a file, so that training again need not encode again."""
        made_by = hashlib.sha256(self._model.read_bytes()).hexdigest()[:16] if self._model else ""
        self._memory = VectorMemory(file, made_by)

    @classmethod
    def load(cls, folder: Path, max_tokens: int = MAX_TOKENS) -> "Encoder":
        """Load the exported encoder from a folder; raise FileNotFoundError when it is not there."""
        model = folder / "encoder.onnx"
        if not model.exists():
            raise FileNotFoundError(f"{model} is missing: run `python -m bot train` first")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(max_tokens)
        return cls(session(model), tokenizer, model)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Encode texts to an array of shape (len(texts), 384); one text is cached."""
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        if len(texts) == 1:
            return self._one(texts[0])[np.newaxis]
        if self._memory is None:
            return self._encode_many(texts)
        return self._memory.recall(texts, self._encode_many)

    def _encode_many(self, texts: Sequence[str]) -> np.ndarray:
        # Like lengths together, so that little time goes into padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            part = order[start:start + BATCH]
            vectors[part] = self._run([texts[i] for i in part])
        return vectors

    def _encode_one(self, text: str) -> np.ndarray:
        return self._run([text])[0]

    def _run(self, texts: list[str]) -> np.ndarray:
        self._tokenizer.enable_padding()
        encodings = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encodings], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        hidden = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        weights = mask[:, :, np.newaxis].astype(np.float32)
        mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        return (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
