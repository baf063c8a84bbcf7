"""Ways to help: kind of risk, speaker, council and hour decide which come first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.safeguarding.clock import is_open

MOST = 3
DOORS = ("front-door", "lado")
NOT_SHOWN = "unconfirmed"


@dataclass(frozen=True)
class Way:
    """One way to help: a name for it, and one contact, or a day and night pair."""

    id: str
    contacts: tuple[Any, ...] = ()
    known: bool = True


@dataclass(frozen=True)
class Rule:
    """Which ways fit, in order, for some kinds of risk and some voices."""

    kinds: frozenset[str] | None
    voices: frozenset[str]
    ways: tuple[str, ...]
    about_self: bool

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Rule":
        """Make a rule of one content entry."""
        kinds = None if entry["kinds"] == "any" else frozenset(entry["kinds"])
        return cls(kinds, frozenset(entry["voices"]), tuple(entry["ways"]), entry.get("about") == "self")

    def fits(self, kind: str, voice: str, about_self: bool) -> bool:
        """Tell whether the rule is for this kind, voice and person."""
        return ((self.kinds is None or kind in self.kinds) and voice in self.voices
                and (about_self or not self.about_self))


class Routes:
    """Chooses the ways to help."""

    def __init__(self, entries: Iterable[dict[str, Any]]) -> None:
        """Read the rules."""
        self.rules = [Rule.of(entry) for entry in entries]

    def choose(self, kind: str, voice: str | None, council: str | None, now: datetime, kb: Any,
               about_self: bool = False) -> list[Way]:
        """Return at most three ways that answer at this hour, the first fitting one first."""
        rule = next(r for r in self.rules if r.fits(kind, voice or "unknown", about_self))
        ways = (self._way(name, council, now, kb) for name in rule.ways)
        return [way for way in ways if way is not None][:MOST]

    def _way(self, name: str, council: str | None, now: datetime, kb: Any) -> Way | None:
        if name in DOORS:
            return door(name, council, now, kb)
        helpline = shown(getattr(kb, "helplines", {}).get(name))
        if helpline is not None and is_open(helpline.hours, now) is False:
            name = f"{name}-out-of-hours"
            helpline = shown(getattr(kb, "helplines", {}).get(name))
        return None if helpline is None else Way(name, (helpline,))


def door(name: str, council: str | None, now: datetime, kb: Any) -> Way:
    """Return the council's front door by the clock: both numbers where its hours are not known."""
    pack = getattr(kb, "councils", {}).get(council or "")
    roles = getattr(pack, "contacts", {})
    day, night = shown(roles.get("front-door")), shown(roles.get("out-of-hours"))
    if day is None and night is None:
        return Way(name, known=False)
    if day is None or night is None:
        return Way(name, (day or night,))
    match is_open(day.hours, now):
        case True:
            return Way(name, (day,))
        case False:
            return Way(name, (night,))
        case _:
            return Way(name, (day, night))


def shown(contact: Any) -> Any:
    """Return a contact that people may be shown, else None."""
    if contact is None or getattr(contact, "status", None) == NOT_SHOWN:
        return None
    return contact if any(getattr(contact, field, "") for field in ("phone", "text", "url")) else None
