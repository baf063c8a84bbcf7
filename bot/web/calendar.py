"""Dates to keep: a signed address that gives the dates of a block as an iCalendar file."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event
from itsdangerous import BadData, URLSafeSerializer

from bot.web.problems import Problem
from bot.web.wording import Wording


class Calendars:
    """Write and read addresses of calendar files; nothing is kept on the server for them."""

    def __init__(self, secret: str, clock: Callable[[], datetime], wording: Wording) -> None:
        """Keep the key, the clock and the words."""
        self.signer = URLSafeSerializer(secret, salt="send-help-calendar")
        self.clock = clock
        self.wording = wording

    def file(self, signed: str) -> bytes:
        """Write the calendar file that an address of ours stands for."""
        try:
            entries = self.signer.loads(signed)
        except BadData as error:
            raise Problem("not-found") from error
        calendar = Calendar()
        calendar.add("prodid", "-//SEND help//EN")
        calendar.add("version", "2.0")
        for iso, what in entries:
            calendar.add_component(self._event(date.fromisoformat(iso), what))
        return bytes(calendar.to_ical())

    def _event(self, when: date, what: str) -> Event:
        event = Event()
        event.add("uid", hashlib.sha256(f"{when}{what}".encode()).hexdigest()[:32])
        event.add("dtstamp", self.clock())
        event.add("dtstart", when)
        event.add("dtend", when + timedelta(days=1))
        event.add("summary", what)
        event.add("description", self.wording.say("calendar.note"))
        return event

    def with_link(self, block: dict[str, Any]) -> dict[str, Any]:
        """Give a timeline or deadline with dates to come the address of its calendar file."""
        if block["kind"] not in {"timeline", "deadline"}:
            return block
        today = self.clock().date()
        steps = [s for s in block.get("steps", [block]) if (_date(s) or date.min) >= today]
        entries = [(s["date"], s["what"]) for s in steps]
        if not entries:
            return block
        return block | {"calendar": f"/calendar/{self.signer.dumps(entries)}.ics"}


def _date(step: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(step.get("date")))
    except ValueError:
        return None
