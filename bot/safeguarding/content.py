"""Read the safeguarding content: words, phrases, routes and replies."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import knowledge
from bot.safeguarding.model import Level
from bot.safeguarding.patterns import Compiler, Pattern
from knowledge import ContentError, Problem, yaml_files
from knowledge.problems import line_of

FOLDER = "safeguarding"
CONTENT = knowledge.CONTENT / FOLDER
Made = TypeVar("Made")


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


    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Kind":
        """Make a kind of one content entry."""
        levels = {name: Level.of(entry[name]) for name in ("past", "negated") if name in entry}
        return cls(entry["id"], entry["title"], **levels)


@dataclass(frozen=True)
class Content:
    """All safeguarding content of one folder; what cannot be read raises ContentError with file and line."""

    folder: Path

    def _read(self, name: str) -> Any:
        shown = f"{FOLDER}/{name}"
        try:
            # `no`, `on` and numbers are words here.
            document = yaml_files.read(self.folder / name, shown, words_only=True)
        except FileNotFoundError as error:
            raise yaml_files.refused(shown, 1, "is missing") from error
        if not isinstance(document, dict) or len(document) != 1:
            raise yaml_files.refused(shown, 1, "needs exactly one top-level key")
        return next(iter(document.values()))

    def _entries(self, names: Iterable[str], make: Callable[[Any], Made]) -> list[Made]:
        """Make something of every entry of some files; raise ContentError with all of which nothing can be made."""
        made: list[Made] = []
        problems: list[Problem] = []
        for name in names:
            try:
                entries = self._read(name)
            except ContentError as error:
                problems += error.problems
                continue
            for position, entry in enumerate(entries, start=1):
                try:
                    made.append(make(entry))
                except (AttributeError, KeyError, TypeError, ValueError) as error:
                    problems.append(self._unusable(name, entry, position, error))
        if problems:
            raise ContentError(problems)
        return made

    def _unusable(self, name: str, entry: Any, position: int, error: Exception) -> Problem:
        said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        known = entry.get("id") if isinstance(entry, dict) else None
        line = line_of(self.folder / name, known) if known else 1
        return Problem(f"{FOLDER}/{name}", line, known or f"entry {position}", said)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Return the kinds of risk, the gravest first."""
        return {kind.id: kind for kind in self._entries(["kinds.yml"], Kind.of)}

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
        return self._entries([f"phrases/{file.name}" for file in files], Phrase.of)

    @cached_property
    def masks(self) -> list[Phrase]:
        """Return the idioms and false friends, whose own words are taken out of the text."""
        return self._entries(["masks.yml"], lambda e: Phrase.of({"kind": "none", "level": "none", **e}))

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
