"""What the screen says of a message: level, kind of risk, who is speaking."""

from dataclasses import dataclass
from enum import IntEnum

VOICES = ("parent", "staff", "young_person", "other")


class Level(IntEnum):
    """How far the safeguarding pathway goes before the ordinary answer."""

    NONE = 0
    BANNER = 1
    INTERRUPT = 2

    @classmethod
    def of(cls, word: str) -> "Level":
        """Return the level that a content file names; raise ValueError for what is none."""
        if word.upper() not in cls.__members__:
            raise ValueError(f"`{word}` is no level; levels are {', '.join(level.name.lower() for level in cls)}")
        return cls[word.upper()]


# The layer of a banner that stays after a disclosure.
AFTER = "after"


@dataclass(frozen=True)
class Screening:
    """The outcome of the screen; it steers the reply and never grades a person."""

    level: Level = Level.NONE
    kind: str | None = None
    voice: str | None = None
    immediate: bool = False
    layers: tuple[str, ...] = ()
    about_self: bool = False
    # False where the voice was only learnt from examples: then the page's own record goes first.
    voice_said: bool = True


@dataclass(frozen=True)
class Finding:
    """One phrase that was found: what it may mean and where its words stand."""

    phrase: str
    kind: str
    level: Level
    immediate: bool
    start: int
    end: int
    about_self: bool = False
    fixed: bool = False
    # The level of the phrase before its context was looked at.
    base: Level = Level.BANNER
    context: tuple[str, ...] = ()
