"""Read the safeguarding content: words, phrases, routes and replies."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

import knowledge
from bot.safeguarding.model import Level
from bot.safeguarding.patterns import Compiler, Pattern

# It makes nothing but text, lists and maps: `no` and `on` are words here. The one in C is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
CONTENT = knowledge.CONTENT / "safeguarding"


class SafeguardingContentError(Exception):
    """The safeguarding content cannot be used."""


@dataclass(frozen=True)
class Phrase:
    """A reviewed entry of the phrase base, with sentences it must find and must leave alone."""

    id: str
    kind: str
    level: Level
    says: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    immediate: bool = False
    fixed: bool = False

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Phrase":
        """Make a phrase of one content entry."""
        lists = {name: tuple(map(str, entry.get(name, ()))) for name in ("says", "hits", "misses")}
        return cls(id=entry["id"], kind=entry["kind"], level=Level.of(entry["level"]), **lists,
                   immediate=entry.get("immediate") == "true", fixed=entry.get("fixed") == "true")


@dataclass(frozen=True)
class Kind:
    """A kind of risk: what the other layers call it and how it is treated."""

    id: str
    title: str
    past: Level = Level.BANNER
    negated: Level = Level.BANNER


@dataclass(frozen=True)
class Content:
    """All safeguarding content of one folder."""

    folder: Path

    def _read(self, name: str) -> Any:
        path = self.folder / name
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
        if not isinstance(document, dict) or len(document) != 1:
            raise SafeguardingContentError(f"{name}: needs exactly one top-level key")
        return next(iter(document.values()))

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Return the kinds of risk, the gravest first."""
        return {e["id"]: Kind(e["id"], e["title"], Level.of(e.get("past", "banner")),
                              Level.of(e.get("negated", "banner")))
                for e in self._read("kinds.yml")}

    @cached_property
    def spelling(self) -> dict[str, Any]:
        """Return the spelling tables."""
        return dict(self._read("spelling.yml"))

    @cached_property
    def lookalikes(self) -> list[str]:
        """Return ordinary words that are spelt almost like a word of risk."""
        return list(map(str, self._read("lookalikes.yml")))

    @cached_property
    def groups(self) -> dict[str, str]:
        """Return the named groups of words, each a choice written as a pattern."""
        return {name: str(words) for name, words in self._read("words.yml").items()}

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Return the phrase base, file by file."""
        files = sorted((self.folder / "phrases").glob("*.yml"))
        return [Phrase.of(e) for file in files for e in self._read(f"phrases/{file.name}")]

    @cached_property
    def masks(self) -> list[Phrase]:
        """Return the idioms and false friends, whose own words are taken out of the text."""
        return [Phrase.of({"kind": "none", "level": "none", **e}) for e in self._read("masks.yml")]

    @cached_property
    def frames(self) -> dict[str, list[str]]:
        """Return the cue phrases that tell how something is said: denied, past, quoted and so on."""
        return {name: list(map(str, says)) for name, says in self._read("frames.yml").items()}

    @cached_property
    def voices(self) -> dict[str, dict[str, list[str]]]:
        """Return the cue phrases, sure and weak, that tell who is speaking."""
        return {name: {k: list(map(str, v)) for k, v in cues.items()}
                for name, cues in self._read("voices.yml").items()}

    @cached_property
    def routes(self) -> list[dict[str, Any]]:
        """Return the rules that choose ways to help."""
        return list(self._read("routes.yml"))

    @cached_property
    def replies(self) -> dict[str, Any]:
        """Return the wording of the replies."""
        return dict(self._read("replies.yml"))

    @cached_property
    def thresholds(self) -> dict[str, Any]:
        """Return how sure the trained layer must be, and how much its word model counts."""
        values = self._read("thresholds.yml")
        return {"word_weight": float(values["word_weight"]),
                "thresholds": {name: float(value) for name, value in values["thresholds"].items()}}

    def compile(self, compiler: Compiler, says: list[str] | tuple[str, ...]) -> list[Pattern]:
        """Compile a list of pattern texts."""
        return [compiler.compile(text) for text in says]
