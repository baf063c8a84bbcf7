"""Councils: their contacts, ladders of tiers and local routes; and national helplines."""

from datetime import date, datetime, time
from typing import Any, Literal

from pydantic import Field, validator

from knowledge.models.base import Entry, Id, Model, Source, Status, Voiced, written_day

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "bank-holidays"]


class Opening(Model):
    """Days and the times between which somebody answers."""

    days: tuple[Day, ...]
    start: time = Field(..., alias="from")
    to: time

    @validator("start", "to", pre=True)
    def written(cls, value: Any) -> Any:
        """Refuse a number for a time: pydantic would count it in seconds since midnight."""
        if isinstance(value, (int, float)):
            raise ValueError('needs a time such as "09:00"')
        return value

    @validator("to")
    def later(cls, value: time, values: dict[str, Any]) -> time:
        """Refuse an opening that ends before it starts; one past midnight is two openings."""
        if "start" in values and value <= values["start"]:
            raise ValueError("must be later than `from`")
        return value


class Hours(Model):
    """When somebody answers: unknown, always, or a list of openings in Europe/London time."""

    known: bool = True
    always: bool = False
    openings: tuple[Opening, ...] = ()

    @classmethod
    def validate(cls, value: Any) -> "Hours":
        """Accept `unknown`, `24/7` or a list of openings."""
        if value == "unknown":
            return cls(known=False)
        if value == "24/7":
            return cls(always=True)
        if isinstance(value, list):
            return super().validate({"openings": value})
        return super().validate(value)

    def is_open(self, now: datetime, bank_holiday: bool = False) -> bool | None:
        """Tell whether somebody answers at a London time; None when the hours are not known."""
        if not self.known:
            return None
        if self.always:
            return True
        day = "bank-holidays" if bank_holiday else DAYS[now.weekday()]
        return any(day in o.days and o.start <= now.time() < o.to for o in self.openings)


class Reachable(Entry):
    """Somebody who can be reached, with the purpose that is always said with the number."""

    purpose: str
    phone: str = ""
    text: str = ""
    email: str = ""
    url: str = ""
    address: str = ""
    hours: Hours = Hours(known=False)
    note: str = ""
    owner: str = ""


class Helpline(Reachable):
    """A national line."""


class Contact(Reachable):
    """A contact of one council for one role."""

    role: Id
    name: str = ""
    # The needs that it is there for, where it is for some only.
    needs: tuple[Id, ...] = ()

    @property
    def called(self) -> str:
        """Return the name that people see."""
        return str(self.name or self.title)


class Tier(Entry):
    """One tier of a council's ladder, or a group that stands beside it."""

    level: int | None = None
    on_ladder: bool = True
    any_time: bool = False
    legal_status: Literal["none", "sen-support", "ehc-plan"] | None = None
    meaning: Voiced
    what_next: Voiced | None = None
    not_to_confuse: Voiced | None = None
    contacts: tuple[str, ...] = ()


class Sourced(Model):
    """A record that is no answer by itself but says where it comes from."""

    sources: tuple[Source, ...] = ()
    status: Status | None = None
    checked_on: date | None = None
    holds: tuple[str, ...] = ()

    _day = validator("checked_on", pre=True, allow_reuse=True)(written_day)


class Ladder(Sourced):
    """An ordered list of tiers for one purpose."""

    id: Id
    title: str
    purpose: Literal["send", "safeguarding", "funding"]
    note: str = ""
    tiers: tuple[Tier, ...] = ()


class LocalRoute(Entry):
    """How one council does a national step."""

    title: str = "Local route"
    topic: str
    text: Voiced
    asks_of_schools: bool = False
    contacts: tuple[str, ...] = ()


class LookAlikeCouncil(Model):
    """Another council that is easily taken for this one."""

    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""


class HourlyRate(Model):
    """What an hour of a teaching assistant's time costs a school here, in pounds, as the council gives it."""

    amount: float = Field(..., gt=0)
    dated: str


class Council(Sourced):
    """A council's pack: who it is and what its toolkit is called."""

    id: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    look_alikes: tuple[LookAlikeCouncil, ...] = ()
    toolkit: dict[str, Any] = {}
    cycle: str | dict[str, Any] | tuple[str, ...] = ""
    one_front_door: bool = False
    # Shown with the adult hours of an intervention; without it no cost of staff is given.
    hourly_rate: HourlyRate | None = None
    region: str = ""
    details: dict[str, Any] = {}
