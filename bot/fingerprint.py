"""Know whether a trained part is out of date: a hash of everything that it is made from."""

import hashlib
import json
from pathlib import Path

from bot.paths import ROOT

# Folders, files and patterns below the project's folder.
# The screen's own phrases and replies are no part of what the ranker and Rasa learn.
CONTENT = ("knowledge/content/national", "knowledge/content/councils")
LANGUAGE = ("bot/language", "knowledge/*.py", "knowledge/models", "requirements/run.txt",
            "requirements/encoder.txt")
# What the screen finds is learnt with; what it says, and how sure it must be, is not.
FINDS = tuple(f"knowledge/content/safeguarding/{name}" for name in (
    "phrases", "frames.yml", "kinds.yml", "lookalikes.yml", "masks.yml", "spelling.yml", "voices.yml", "words.yml"))
SCREEN = ("data/safeguarding", "bot/safeguarding", *FINDS, *LANGUAGE)
INPUTS: dict[str, tuple[str, ...]] = {
    "encoder": ("bot/language/encoder_export.py", "requirements/encoder.txt"),
    "spacy": (*CONTENT, *LANGUAGE),
    "topics": (*CONTENT, *LANGUAGE),
    "words": SCREEN,
    "screen": SCREEN,
    "rasa": ("data/nlu", "data/stories", "config.yml", "domain.yml", "bot/pipeline", *CONTENT, *LANGUAGE),
}
KEPT = "fingerprints.json"


class Fingerprints:
    """The hashes of the inputs that each part was last made from."""

    def __init__(self, models: Path, root: Path = ROOT) -> None:
        """Read what was kept in the models folder."""
        self._file, self._root = models / KEPT, root
        self._kept = self._read()

    def fresh(self, part: str) -> bool:
        """Tell whether a part is there and was made from the inputs as they are now."""
        return (self._file.parent / part).exists() and self._kept.get(part) == self.now(part)

    def keep(self, part: str, made_from: str) -> None:
        """Note what a part was made from: the hash of its inputs as they were before."""
        self._kept[part] = made_from
        self._write()

    def forget(self, part: str) -> None:
        """Take a part for out of date until it is kept again: making it may be cut off half-way."""
        if self._kept.pop(part, None) is not None:
            self._write()

    def now(self, part: str) -> str:
        """Hash the names and bytes of a part's input files."""
        total = hashlib.sha256()
        for path in INPUTS[part]:
            for file in self._files(path):
                total.update(file.relative_to(self._root).as_posix().encode())
                total.update(hashlib.sha256(file.read_bytes()).digest())
        return total.hexdigest()

    def _read(self) -> dict[str, str]:
        # A file that was cut off while it was written means that nothing is known.
        try:
            kept = json.loads(self._file.read_text())
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self._kept, indent=1, sort_keys=True))

    def _files(self, pattern: str) -> list[Path]:
        found = [f for match in self._root.glob(pattern) for f in (match, *match.rglob("*"))]
        return sorted({f for f in found if f.is_file() and "__pycache__" not in f.parts})
