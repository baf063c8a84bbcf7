"""The safeguarding reply: the approved elements in their order, whatever else is broken."""

from datetime import datetime
from typing import Any, TypedDict

from bot.safeguarding.model import Level, Screening
from bot.safeguarding.render import block, lines, sources
from bot.safeguarding.setting import Help, Setting, emergency, parts, setting, ways_to_help
from bot.safeguarding.wording import Wording

BACK = "back-to-question"
DANGER = ("danger-yes", "danger-no", "danger-unsure")


class Message(TypedDict, total=False):
    """A message of the assistant."""

    text: str
    custom: dict[str, Any]
    choices: list[dict[str, str]]


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
    own_life = about.about_self and words.is_about_life(about.kind)
    if about.voice == "staff" and not own_life:
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
    urgent = about.immediate or about.kind == "medical-emergency"
    first = emergency(about) if urgent else []
    cards = [block(contact, words) for contact in (*first, *help_now.contacts)]
    if help_now.ways:
        steps.append(words.of_kind(about.kind, "ways", about.voice))
    asked = [words.framed(help_now.no_door, about.voice)] if help_now.no_door else []
    return [*map(paragraph, before), {"kind": "steps", "items": steps}, *cards,
            *map(paragraph, [*asked, *after])]


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
    calm = choice == "danger-no"
    said = words.answer("danger-no" if calm else "danger-yes", about.kind, about.voice, about.about_self)
    first = [] if calm else emergency(about)
    asked = [words.framed(help_now.no_door, about.voice)] if help_now.no_door else []
    rows = [row for way in help_now.ways for row in lines(way, words, about.voice)]
    cards = [block(contact, words) for contact in (*first, *help_now.contacts)]
    blocks = [{"kind": "steps", "items": said}, *cards, *map(paragraph, asked)]
    return {"text": "\n\n".join(filter(None, [" ".join(said), "\n".join(rows), *asked])),
            "custom": custom(about, help_now, blocks),
            "choices": [*_councils(about, help_now), _back(words)]}


follow_up = danger_reply
