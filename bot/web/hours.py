"""Say whether somebody answers now, and when they do next."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from bot.web.wording import Wording
from knowledge.deadlines import bank_holidays

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_AHEAD = 8


def clock_time(when: time) -> str:
    """Write a time as people do: 9am, 5.30pm, midday."""
    if (when.hour, when.minute) == (12, 0):
        return "midday"
    hour = when.hour % 12 or 12
    minutes = f".{when.minute:02}" if when.minute else ""
    return f"{hour}{minutes}{'am' if when.hour < 12 else 'pm'}"


def _openings(hours: Any, now: datetime) -> Iterator[tuple[int, Any]]:
    """Go through the openings that have not ended, as days from now and opening."""
    for ahead in range(DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead)
        name = "bank-holidays" if day in bank_holidays() else DAYS[day.weekday()]
        for opening in sorted((o for o in hours.openings if name in o.days), key=lambda o: o.start):
            if ahead or now.time() < opening.to:
                yield ahead, opening


def describe(hours: Any, now: datetime, wording: Wording) -> str:
    """Return the sentence about opening hours; nothing where they are not known."""
    if not hours.known:
        return ""
    if hours.always:
        return wording.say("hours.always")
    ahead, opening = next(_openings(hours, now), (0, None))
    if opening is None:
        return wording.say("hours.closed")
    if not ahead and opening.start <= now.time():
        return wording.say("hours.open", time=clock_time(opening.to))
    day = f"{now + timedelta(days=ahead):%A}"
    names = wording.get("hours.days")
    return wording.say("hours.opens", day=names[ahead] if ahead < len(names) else day, time=clock_time(opening.start))
