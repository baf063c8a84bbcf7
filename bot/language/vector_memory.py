"""Vectors kept in a file by the hash of their text, for training that repeats."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np


class VectorMemory:
    """Remembers vectors between trainings; a broken or missing file is an empty memory."""

    def __init__(self, file: Path, model: str = "") -> None:
        """Read the file when there is one; vectors count for the model that made them."""
        self._file, self._model = file, model
        self._known: dict[str, np.ndarray] = {}
        try:
            with np.load(file) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
        except (OSError, EOFError, ValueError, KeyError, BadZipFile):
            pass

    def recall(self, texts: Sequence[str], encode: Callable[[Sequence[str]], np.ndarray]) -> np.ndarray:
        """Return the vectors of texts, encoding and keeping those that are not known."""
        keys = [hashlib.sha256(f"{self._model} {text}".encode()).hexdigest()[:32] for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if missing:
            self._known.update(zip(missing, encode(list(missing.values())), strict=True))
            self._save()
        return np.stack([self._known[key] for key in keys])

    def _save(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # Two parts may be made at the same time.
        unfinished = self._file.with_suffix(f".{os.getpid()}.part.npz")
        np.savez(unfinished, keys=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
        unfinished.rename(self._file)
