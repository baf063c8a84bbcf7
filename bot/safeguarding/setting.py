"""What a reply is made for, and the ways to help that fit it now."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import VOICES, Screening
from bot.safeguarding.render import block, lines, sources
from bot.safeguarding.routes import DOORS, EMERGENCY, Routes, Way, helpline
from bot.safeguarding.wording import CHILD, GENERAL, Wording

log = logging.getLogger(__name__)


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

    ways: list[Way]
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
    voice = screening.voice if screening.voice in VOICES else page
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


def emergency(about: Setting) -> list[Any]:
    """Return 999 as a contact, or nothing where the register cannot be used: it is said in words too."""
    try:
        contact = helpline(EMERGENCY, about.kb)
        return [contact] if contact is not None and block(contact, parts()[0]) else []
    except Exception as error:
        log.error("safeguarding reply without the 999 card: %s", type(error).__name__)
        return []
