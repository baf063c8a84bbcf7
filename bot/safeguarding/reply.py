"""The safeguarding reply: the approved elements in their order, whatever else is broken."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypedDict

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import VOICES, Level, Screening
from bot.safeguarding.render import block, lines, sources
from bot.safeguarding.routes import DOORS, EMERGENCY, Routes, Way, helpline
from bot.safeguarding.wording import CHILD, GENERAL, Wording

log = logging.getLogger(__name__)

BACK = "back-to-question"
DANGER = ("danger-yes", "danger-no", "danger-unsure")


class Message(TypedDict, total=False):
    """A message of the assistant."""

    text: str
    custom: dict[str, Any]
    choices: list[dict[str, str]]


@dataclass(frozen=True)
class Setting:
    """What a reply is made for: kind of risk, voice, council and hour."""

    kind: str
    voice: str | None
    about_self: bool
    immediate: bool
    council: str | None
    page: str | None
    now: datetime
    kb: Any


@dataclass(frozen=True)
class Help:
    """The ways to help, and whether the council's own door had to be left open."""

    ways: list[Way] = field(default_factory=list)
    no_door: str = ""

    @property
    def contacts(self) -> list[Any]:
        """List everybody who can be called, in order."""
        return [contact for way in self.ways for contact in way.contacts]


@lru_cache(maxsize=1)
def parts() -> tuple[Wording, Routes]:
    """Read the words and the routes, once."""
    content = Content(CONTENT)
    return Wording(content.replies), Routes(content.routes)


def setting(screening: Screening, council: str | None, audience: str | None, now: datetime,
            kb: Any) -> Setting:
    """Settle for whom the reply is; what the words say of the speaker wins over the page."""
    page = audience if audience in VOICES else None
    voice = screening.voice or page
    if page and (not screening.voice_said or (voice == CHILD and not screening.about_self)):
        # A child's words that an adult repeats are not the voice of the writer.
        voice = page
    if page == "staff" and voice in ("parent", "other"):
        # Staff write "my child" of a pupil; whoever works with children must be told of the DSL.
        voice = "staff"
    if page == CHILD and voice in ("parent", "other"):
        # A young person writes "my brother" as a parent would: words and ways that fit both.
        voice = None
    return Setting(screening.kind or GENERAL, voice, screening.about_self, screening.immediate,
                   council, audience, now, kb)


def reply(screening: Screening, *, council: str | None, audience: str | None, now: datetime,
          kb: Any) -> Message:
    """Make the reply that leads a turn at risk; it never fails."""
    about = setting(screening, council, audience, now, kb)
    help_now = ways_to_help(about)
    words, _ = parts()
    choices = [{"id": name, "title": words.frame["choices"][name]} for name in DANGER]
    return {"text": "\n\n".join(_texts(about, help_now, words)),
            "custom": custom(about, help_now, _blocks(about, help_now, words)),
            "choices": [*choices, *_councils(about, help_now), _back(words)]}


def ways_to_help(about: Setting) -> Help:
    """Choose the ways to help; none where the register of contacts cannot be used."""
    words, routes = parts()
    try:
        ways = routes.choose(about.kind, about.voice, about.council, about.now, about.kb, about.about_self)
        for way in ways:
            lines(way, words, about.voice)
            [block(contact, words) for contact in way.contacts]
        sources([c for w in ways for c in w.contacts], about.kb)
    except Exception as error:  # the register may be missing or broken; 999 is still said
        log.error("safeguarding reply without contacts: %s", type(error).__name__)
        ways = []
    doors = [name for name in routes.wanted(about.kind, about.voice, about.about_self) if name in DOORS]
    missing = doors and not any(way.id in DOORS for way in ways)
    return Help(ways, {"lado": "no_door_lado"}.get(doors[0], "no_door") if missing else "")


def _now(about: Setting, words: Wording) -> list[str]:
    """Return the things to do now: 999, for staff the DSL, and what fits the kind of risk."""
    told = (about.kind, about.voice, about.about_self)
    return [text for text in (
        _part(words, "danger_now" if about.immediate else "danger", *told),
        _dsl(about, words),
        _part(words, "now", *told)) if text]


def _part(words: Wording, part: str, kind: str, voice: str | None, about_self: bool) -> str:
    return words.of_kind(kind, part, voice, about_self)


def _dsl(about: Setting, words: Wording) -> str:
    """Tell staff of the safeguarding lead; also those who may be staff."""
    if about.voice == "staff" and not about.about_self:
        return words.of_kind(about.kind, "dsl", about.voice)
    if about.voice == "staff" or about.voice is None:
        return words.of_kind(about.kind, "dsl_if", about.voice, about.about_self)
    return ""


def _paragraphs(about: Setting, words: Wording) -> tuple[list[str], list[str]]:
    told = (about.kind, about.voice, about.about_self)
    before = [_part(words, "opening", *told), words.framed("automated", about.voice)]
    after = [_part(words, "stay", *told), words.framed("question", about.voice)]
    return before, [text for text in after if text]


def _texts(about: Setting, help_now: Help, words: Wording) -> list[str]:
    before, after = _paragraphs(about, words)
    rows = [row for way in help_now.ways for row in lines(way, words, about.voice)]
    if rows:
        rows.insert(0, words.of_kind(about.kind, "ways", about.voice))
    asked = [words.framed(help_now.no_door, about.voice)] if help_now.no_door else []
    return [text for text in (*before, " ".join(_now(about, words)), "\n".join(rows), *asked, *after) if text]


def _blocks(about: Setting, help_now: Help, words: Wording) -> list[dict[str, Any]]:
    before, after = _paragraphs(about, words)
    steps = _now(about, words)
    cards = [block(contact, words) for contact in (*_emergency(about), *help_now.contacts)]
    if help_now.ways:
        steps.append(words.of_kind(about.kind, "ways", about.voice))
    asked = [words.framed(help_now.no_door, about.voice)] if help_now.no_door else []
    return [*map(paragraph, before), {"kind": "steps", "items": steps}, *cards,
            *map(paragraph, [*asked, *after])]


def _emergency(about: Setting) -> list[Any]:
    """Return the card of 999 where it is the first thing to do."""
    words, _ = parts()
    urgent = about.immediate or about.kind == "medical-emergency"
    try:
        contact = helpline(EMERGENCY, about.kb) if urgent else None
        return [contact] if contact is not None and block(contact, words) else []
    except Exception:  # said in words all the same
        return []


def paragraph(text: str) -> dict[str, Any]:
    """Make a paragraph block."""
    return {"kind": "paragraph", "text": text}


def custom(about: Setting, help_now: Help, blocks: list[dict[str, Any]],
           level: Level = Level.INTERRUPT) -> dict[str, Any]:
    """Make the part of a message that the page reads."""
    return {"outcome": "safeguarding", "topic": None, "council": about.council, "audience": about.page,
            "blocks": blocks, "sources": sources(help_now.contacts, about.kb),
            "safeguarding": mark(about, help_now, level)}


def mark(about: Setting, help_now: Help, level: Level) -> dict[str, Any]:
    """Say in a message that it carries the pathway, and which ways to help it names."""
    return {"level": level.name.lower(), "kind": about.kind, "routes": [way.id for way in help_now.ways]}


def _councils(about: Setting, help_now: Help) -> list[dict[str, str]]:
    """Offer the councils whose door is known, where this one's is not."""
    if not help_now.no_door:
        return []
    try:
        packs = getattr(about.kb, "councils", {})
        return [{"id": f"council:{name}", "title": str(pack.short_name)} for name, pack in packs.items()]
    except Exception:  # the question stands in the text as well
        return []


def _back(words: Wording) -> dict[str, str]:
    return {"id": BACK, "title": words.framed("back")}


def danger_reply(choice: str, screening: Screening | None = None, *, council: str | None,
                 audience: str | None, now: datetime, kb: Any) -> Message:
    """Answer the question whether anyone is in danger; `not sure` is treated as `yes`."""
    words, _ = parts()
    about = setting(screening or Screening(Level.INTERRUPT), council, audience, now, kb)
    help_now = ways_to_help(about)
    said = words.answer("danger-no" if choice == "danger-no" else "danger-yes", about.kind, about.voice,
                        about.about_self)
    asked = [words.framed(help_now.no_door, about.voice)] if help_now.no_door else []
    rows = [row for way in help_now.ways for row in lines(way, words, about.voice)]
    cards = [block(contact, words) for contact in help_now.contacts]
    blocks = [{"kind": "steps", "items": said}, *cards, *map(paragraph, asked)]
    return {"text": "\n\n".join(filter(None, [" ".join(said), "\n".join(rows), *asked])),
            "custom": custom(about, help_now, blocks),
            "choices": [*_councils(about, help_now), _back(words)]}


follow_up = danger_reply
