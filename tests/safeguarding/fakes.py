"""A register of contacts made by hand, with hours that the tests choose."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.models.places import Hours

WEEKDAYS = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "17:00"}]


@dataclass
class FakeContact:
    id: str
    name: str
    phone: str = "0000 000 000"
    purpose: str = "A test"
    text: str = ""
    email: str = ""
    url: str = ""
    note: str = ""
    role: str = ""
    hours: Any = field(default_factory=lambda: Hours(known=False))
    status: str = "confirmed"
    checked_on: date = date(2026, 11, 22)
    sources: tuple[Any, ...] = ()


@dataclass
class FakePack:
    short_name: str
    contacts: dict[str, FakeContact] = field(default_factory=dict)


@dataclass
class FakeKnowledge:
    helplines: dict[str, FakeContact] = field(default_factory=dict)
    councils: dict[str, FakePack] = field(default_factory=dict)


def hours(value: Any) -> Hours:
    return Hours.validate(value)


def town(day: Any = "unknown", night: Any = "unknown", **changes: Any) -> FakeKnowledge:
    """A test council whose front door and night team keep the given hours."""
    front = FakeContact("town-front", "Town Front Door", "0111 100", role="front-door", hours=hours(day))
    duty = FakeContact("town-duty", "Town Duty Team", "0111 200", role="out-of-hours", hours=hours(night))
    contacts = {"front-door": front, "out-of-hours": duty, **changes}
    kept = {role: contact for role, contact in contacts.items() if contact is not None}
    return FakeKnowledge(councils={"town": FakePack("Town", kept)})


class Broken:
    """A register that fails at every touch."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("broken register")
