"""The sentences of the gateway, kept in wording.yml."""

from pathlib import Path
from typing import Any

import yaml

WORDING = Path(__file__).with_name("wording.yml")


class Wording:
    """Look sentences up by dotted key and fill in their names."""

    def __init__(self, path: Path = WORDING) -> None:
        """Read the file once."""
        self.tree: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))

    def get(self, key: str) -> Any:
        """Return what stands at a dotted key."""
        found: Any = self.tree
        for part in key.split("."):
            found = found[part]
        return found

    def say(self, key: str, **names: object) -> str:
        """Return the sentence at a dotted key with its names filled in."""
        sentence = str(self.get(key))
        for name, value in names.items():
            sentence = sentence.replace("{" + name + "}", str(value))
        return sentence
