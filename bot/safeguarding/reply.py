"""The safeguarding reply: the approved elements in their order, and the banner's two lines."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, TypedDict

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import VOICES, Level, Screening
from bot.safeguarding.render import EMERGENCY, block, line, sources
from bot.safeguarding.routes import Routes, Way, door, shown
from bot.safeguarding.wording import GENERAL, Wording

BACK = "back-to-question"
DANGER = ("danger-yes", "danger-no", "danger-unsure")
OWN_LIFE = ("suicide", "self-harm")
MOST_WORDS = 80


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
    now: datetime
    kb: Any


@lru_cache(maxsize=1)
def _parts() -> tuple[Wording, Routes]:
    content = Content(CONTENT)
    return Wording(content.replies), Routes(content.routes)


def setting(screening: Screening, council: str | None, audience: str | None, now: datetime,
            kb: Any) -> Setting:
    """Settle for whom the reply is; what the words say of the speaker wins over the page."""
    page = audience if audience in VOICES else None
    voice = screening.voice or page
    if page == "staff" and screening.voice == "parent" and not screening.about_self:
        # Staff write "my child" of a pupil; a teacher must always be told of the DSL.
        voice = "staff"
    kind = screening.kind or GENERAL
    if screening.about_self and kind in OWN_LIFE and voice == "parent":
        kind = "carer-at-risk"
    return Setting(kind, voice, screening.about_self, screening.immediate, council, now, kb)


def reply(screening: Screening, *, council: str | None, audience: str | None, now: datetime,
          kb: Any) -> Message:
    """Make the reply that leads a turn at risk."""
    words, routes = _parts()
    about = setting(screening, council, audience, now, kb)
    ways = routes.choose(about.kind, about.voice, council, now, kb, about.about_self)
    while True:
        texts = _lines(about, ways, words)
        if len(ways) <= 1 or sum(len(t.split()) for t in texts) <= MOST_WORDS:
            break
        ways = ways[:-1]
    return {"text": "\n".join(texts), "custom": _custom(screening, about, ways, texts),
            "choices": _choices(about, ways, words)}


def _lines(about: Setting, ways: list[Way], words: Wording) -> list[str]:
    voice = about.voice
    urgent = about.immediate or about.kind == "medical-emergency"
    texts = [words.of_kind(about.kind, "opening", voice, about.about_self),
             words.framed("automated", voice),
             words.framed("danger_now" if urgent else "danger", voice) + " "
             + words.of_kind(about.kind, "now", voice, about.about_self)]
    if voice == "staff" and not about.about_self:
        texts.append(words.framed("dsl"))
    texts += [line(way, words) for way in ways]
    if any(not way.known for way in ways):
        texts.append(words.framed("which_council"))
    texts.append(words.framed("question"))
    return texts


def _custom(screening: Screening, about: Setting, ways: list[Way], texts: list[str]) -> dict[str, Any]:
    emergency = shown(getattr(about.kb, "helplines", {}).get(EMERGENCY))
    contacts = [c for way in ways for c in way.contacts]
    cards = [block(c) for c in ([emergency] if emergency else []) + contacts]
    lead = [{"kind": "paragraph", "text": text} for text in texts[:3]]
    if about.voice == "staff" and not about.about_self:
        lead.append({"kind": "paragraph", "text": texts[3]})
    return {"outcome": "safeguarding", "council": about.council, "audience": about.voice,
            "blocks": [*lead, *cards, {"kind": "paragraph", "text": texts[-1]}],
            "sources": sources(contacts, about.kb),
            "safeguarding": _mark(Level.INTERRUPT, about, ways)}


def _mark(level: Level, about: Setting, ways: list[Way]) -> dict[str, Any]:
    return {"level": level.name.lower(), "kind": about.kind, "routes": [EMERGENCY, *(w.id for w in ways)]}


def _choices(about: Setting, ways: list[Way], words: Wording) -> list[dict[str, str]]:
    choices = [{"id": name, "title": words.frame["choices"][name]} for name in DANGER]
    if any(not way.known for way in ways):
        packs = getattr(about.kb, "councils", {})
        choices += [{"id": f"council:{name}", "title": pack.short_name} for name, pack in packs.items()]
    return [*choices, {"id": BACK, "title": words.framed("back")}]


def follow_up(choice: str, screening: Screening, *, council: str | None, audience: str | None,
              now: datetime, kb: Any) -> Message:
    """Answer the question whether anyone is in danger; `not sure` is treated as `yes`."""
    words, routes = _parts()
    about = setting(screening, council, audience, now, kb)
    answer = "danger-no" if choice == "danger-no" else "danger-yes"
    ways = routes.choose(about.kind, about.voice, council, now, kb, about.about_self)
    texts = [words.said(words.follow_up[answer], about.voice), *(line(way, words) for way in ways)]
    custom = _custom(replace(screening, immediate=True), about, ways, texts)
    custom["blocks"] = [{"kind": "paragraph", "text": texts[0]},
                        *(b for b in custom["blocks"] if b["kind"] == "contact")]
    return {"text": "\n".join(texts), "custom": custom,
            "choices": [{"id": BACK, "title": words.framed("back")}]}


def banner(screening: Screening, *, council: str | None, audience: str | None, now: datetime,
           kb: Any) -> tuple[list[str], dict[str, Any], list[dict[str, Any]]]:
    """Return the banner's two lines, its mark and its contact cards."""
    words, routes = _parts()
    about = setting(screening, council, audience, now, kb)
    ways = routes.choose(about.kind, about.voice, council, now, kb, about.about_self)[:2]
    if not any(way.id in ("front-door", "lado") for way in ways):
        ways = [*ways[:1], door("front-door", council, now, kb)]
    first = f"{words.banner_line(about.kind, about.voice)} {' '.join(line(way, words) for way in ways)}"
    lines = [first, words.framed("danger", about.voice)]
    return lines, _mark(Level.BANNER, about, ways), [block(c) for way in ways for c in way.contacts]
