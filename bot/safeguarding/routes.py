"""Ways to help: kind of risk, speaker, council and hour decide which come first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.safeguarding.clock import is_open
from bot.safeguarding.wording import CHILD

MOST = 3
DOORS = ("front-door", "lado")
EMERGENCY = "emergency-999"
NOT_SHOWN = "unconfirmed"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Way:
    """One way to help: a name for it, and one contact, or a day and night pair."""

    id: str
    contacts: tuple[Any, ...]
    closed: bool = False


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

    def wanted(self, kind: str, voice: str | None, about_self: bool = False) -> tuple[str, ...]:
        """Return the names of the ways that fit, whether or not they can be reached now."""
        rule = next(r for r in self.rules if r.fits(kind, voice or UNKNOWN, about_self))
        return rule.ways

    def choose(self, kind: str, voice: str | None, council: str | None, now: datetime, kb: Any,
               about_self: bool = False) -> list[Way]:
        """Return at most three ways that answer at this hour, the first fitting one first."""
        chosen: dict[str, Way] = {}
        for name in self.wanted(kind, voice, about_self):
            for way in _ways(name, voice, council, now, kb):
                chosen.setdefault(way.id, way)
        return list(chosen.values())[:MOST]


def _ways(name: str, voice: str | None, council: str | None, now: datetime, kb: Any) -> Iterator[Way]:
    if name not in DOORS:
        yield from _line(name, now, kb)
        return
    known = door(name, council, now, kb)
    if known is not None:
        yield known
    else:
        yield from _line("childline" if voice == CHILD else "nspcc", now, kb)


def _line(name: str, now: datetime, kb: Any) -> Iterator[Way]:
    """Give a national line that answers now, or the one that stands in for it out of hours."""
    contact = helpline(name, kb)
    if contact is not None and is_open(contact.hours, now) is False:
        name = f"{name}-out-of-hours"
        contact = helpline(name, kb)
    if contact is not None:
        yield Way(name, (contact,))


def helpline(name: str, kb: Any) -> Any:
    """Return a national line that people may be shown, else None."""
    return shown(getattr(kb, "helplines", {}).get(name))


def door(name: str, council: str | None, now: datetime, kb: Any) -> Way | None:
    """Return the council's front door by the clock: both numbers where its hours are not known."""
    pack = getattr(kb, "councils", {}).get(council or "")
    roles = getattr(pack, "contacts", {})
    day, night = shown(roles.get("front-door")), shown(roles.get("out-of-hours"))
    if day is None or night is None:
        single = day or night
        return Way(name, (single,), is_open(single.hours, now) is False) if single else None
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
