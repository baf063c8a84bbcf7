"""Stand-ins for the knowledge base, the risk screen and Rasa."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.web.app import create_app
from bot.web.rasa_client import RasaClient
from bot.web.settings import Settings
from knowledge.models.base import Voiced
from knowledge.models.places import Hours


class Level(IntEnum):
    NONE = 0
    BANNER = 1
    INTERRUPT = 2


@dataclass(frozen=True)
class Screening:
    level: Level
    kind: str = ""


@dataclass
class FakeContact:
    title: str
    purpose: str
    phone: str = ""
    text: str = ""
    email: str = ""
    url: str = ""
    address: str = ""
    hours: Hours = field(default_factory=lambda: Hours(known=False))
    checked_on: date = date(2026, 11, 22)
    status: str = "confirmed"


@dataclass
class Titled:
    title: str
    shown: bool = True
    area: str = "semh"
    level: int | None = 1
    on_ladder: bool = True


@dataclass
class FakeTerm:
    id: str
    title: str
    aliases: tuple[str, ...]
    meaning: Voiced
    shown: bool = True


TERMS = (
    FakeTerm(
        "term-senco",
        "SENCO",
        ("SENDCO", "special educational needs coordinator"),
        Voiced(
            parent="The SENCO is the teacher who coordinates help for children with special needs in a school.",
            staff="The qualified teacher who leads on SEND in a setting.",
        ),
    ),
    FakeTerm("term-ehc-plan", "EHC plan", ("EHCP", "EHC"), Voiced(any="An education, health and care plan.")),
    FakeTerm("south-glos-term-art", "ART (Access and Response Team)", ("ART",), Voiced(any="The front door here.")),
    FakeTerm("term-pip", "Personal Independence Payment (PIP)", ("PIP",), Voiced(any="A benefit.")),
    FakeTerm("term-improvement", "Priority Impact Plan (PIP)", ("PIP",), Voiced(any="A plan of the area.")),
)


@dataclass
class FakePack:
    id: str
    name: str
    short_name: str
    contacts: dict[str, FakeContact]

    def tiers(self) -> list[Titled]:
        beside = Titled("Getting Risk Support", level=None, on_ladder=False)
        more = Titled("Getting More", level=2)
        return [Titled("Getting Advice"), Titled("Getting Help", level=2), more, beside]


@dataclass
class FakeKnowledge:
    councils: dict[str, FakePack]
    helplines: dict[str, FakeContact]
    needs: dict[str, Titled] = field(
        default_factory=lambda: {"autism": Titled("Autism"), "bereavement": Titled("Bereavement and loss")}
    )
    phases: dict[str, Titled] = field(default_factory=lambda: {"ks2": Titled("Key Stage 2")})
    entries: dict[str, Titled] = field(default_factory=lambda: {"how-long": Titled("How long it takes")})
    situations: dict[str, Titled] = field(default_factory=lambda: {"shouts": Titled("Calls out")})
    terms: dict[str, FakeTerm] = field(default_factory=lambda: {t.id: t for t in TERMS})

    def visible_to(self, entry: str, council: str | None) -> bool:
        return not entry.startswith("south-glos") or council == "south_glos"


def _pack(id: str, name: str, number: str) -> FakePack:
    return FakePack(
        id,
        f"{name} Council",
        name,
        {
            "front-door": FakeContact(f"{name} front door", "Worries about a child's safety", f"{number} 001"),
            "out-of-hours": FakeContact(f"{name} duty team", "The same, at night", f"{number} 002"),
            "ehc-team": FakeContact(
                f"{name} EHC team",
                "EHC plans and assessments",
                f"{number} 003",
                email="ehc@example.org",
                address="1 Example Street",
            ),
            "sendiass": FakeContact(
                f"{name} SENDIASS", "Free and independent advice", url="https://advice.example.org/send"
            ),
        },
    )


def knowledge() -> FakeKnowledge:
    return FakeKnowledge(
        {
            "bury": _pack("bury", "Bury", "0161 496 0"),
            "south_glos": _pack("south_glos", "South Gloucestershire", "0117 496 0"),
        },
        {
            "childline": FakeContact(
                "Childline", "For children and young people", "0800 1111", hours=Hours(always=True)
            ),
            "ipsea": FakeContact("IPSEA", "Legal advice", url="https://www.ipsea.example.org"),
        },
    )


class FakeScreen:
    """Finds `want to die` as an interrupt and `hurt` as a banner, also over several turns."""

    def __init__(self) -> None:
        self.checked: list[tuple[str, tuple[str, ...]]] = []

    def check(self, text: str, earlier: tuple[str, ...] = ()) -> Screening:
        self.checked.append((text, earlier))
        if "want to die" in " ".join([*earlier, text]):
            return Screening(Level.INTERRUPT, "suicide")
        return Screening(Level.BANNER, "abuse") if "hurt" in text else Screening(Level.NONE)


def put_in_place(
    messages: list[dict[str, Any]], screening: Screening, *, council: str, **_: Any
) -> list[dict[str, Any]]:
    """Lead with a reply that names the council's front door."""
    if screening.level is Level.NONE or any("safeguarding" in m.get("custom", {}) for m in messages):
        return messages
    alarm = {"level": screening.level.name.lower(), "kind": screening.kind, "routes": ["front-door"]}
    number = knowledge().councils[council].contacts["front-door"]
    text = "You did the right thing by saying this. If anyone is in danger now, call 999."
    blocks: list[dict[str, Any]] = [{"kind": "paragraph", "text": text}]
    if screening.level is Level.BANNER:
        first = messages[0]
        custom = first["custom"] | {"safeguarding": alarm, "blocks": [*first["custom"]["blocks"], *blocks]}
        return [{**first, "text": f"{first['text']}\n\n{text}", "custom": custom}, *messages[1:]]
    blocks.append(
        {
            "kind": "contact",
            "name": number.title,
            "purpose": number.purpose,
            "tel": number.phone,
            "checked_on": "2026-11-22",
        }
    )
    reply = {
        "text": f"{text}\n\n{number.title}: {number.phone}",
        "custom": {"outcome": "safeguarding", "blocks": blocks, "sources": [], "safeguarding": alarm},
        "choices": [
            {"id": "danger-yes", "title": "Yes"},
            {"id": "back-to-question", "title": "Go back to my question"},
        ],
    }
    return [reply]


def follow_up(choice: str, screening: Screening, *, council: str, **_: Any) -> dict[str, Any]:
    """Answer whether anyone is in danger."""
    number = knowledge().councils[council].contacts["front-door"]
    alarm = {"level": "interrupt", "kind": screening.kind, "routes": ["front-door"]}
    text = f"{choice} about {screening.kind}: {number.phone}"
    return {"text": text, "custom": {"outcome": "safeguarding", "blocks": [], "safeguarding": alarm}}


def message(text: str, blocks: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """Build a message as Rasa's channel sends it."""
    custom = {"outcome": "answered", "blocks": blocks or [{"kind": "paragraph", "text": text}], "sources": []}
    return {"recipient_id": "x", "text": text, "custom": custom, **more}


Answerer = Callable[[dict[str, Any]], Any]


class FakeRasa:
    """Answers as a function says, and remembers what it was asked."""

    def __init__(self, answer: Answerer | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        self.answer = answer or (lambda body: [message(f"About: {body['message']}")])
        self.up = True

    async def serve(self, request: httpx.Request) -> httpx.Response:
        if not self.up:
            raise httpx.ConnectError("refused")
        if request.method == "GET":
            return httpx.Response(200, json={"status": "ok"})
        body = json.loads(request.content)
        self.asked.append(body)
        answer = self.answer(body)
        answer = await answer if hasattr(answer, "__await__") else answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def build(rasa: FakeRasa, screen: Any = None, kb: Any = None, **settings: Any) -> Any:
    """Build the gateway around fakes."""
    chosen = Settings(**({"secret": "test", "clock": Clock()} | settings))
    client = RasaClient(chosen.rasa_url, chosen.actions_url, chosen.rasa_seconds, httpx.MockTransport(rasa.serve))
    return create_app(
        chosen,
        kb=kb or knowledge(),
        screen=screen or FakeScreen(),
        put_in_place=put_in_place,
        follow_up=follow_up,
        rasa=client,
    )
