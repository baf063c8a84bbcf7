"""What is known in this turn: council, audience, need, phase, tier, and what was understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker

from actions.composing.asked import Question, first_of, read_alone, read_questions
from actions.composing.mine import comes_back
from actions.composing.speaking import of_themselves
from knowledge import Knowledge
from knowledge.models import AUDIENCES

# What "that level" is recognised as.
SAME = "same"
# Between an answer and the question that comes back to it.
ASK_NOTHING_NEW = ("affirm", "change_detail", "deny", "greet", "nlu_fallback", "thank")
# A date that was told is remembered for so many messages.
DAY_KEPT = 2
Mentioned = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Context:
    """The turn as typed values; what the person says wins over the page's metadata."""

    text: str
    intent: str
    council: str | None
    audience: str
    confidence: float = 0.0
    # Whether the message reads as a question or a request.
    asks: bool = False
    ranking: tuple[tuple[str, float], ...] = ()
    needs: tuple[str, ...] = ()
    phase: str | None = None
    tier: str | None = None
    topic: str | None = None
    mentioned: Mentioned = field(default_factory=dict)
    # What is mentioned outside the parts of the message that ask something.
    told: Mentioned = field(default_factory=dict)
    # Whether the message speaks of "that level".
    points_back: bool = False
    misses: int = 0
    choice: str | None = None
    # What this conversation has shown as cards: strategies and interventions.
    shown: tuple[str, ...] = ()
    # The topics before the last one, the latest first.
    earlier: tuple[str, ...] = ()
    # What was wanted before, leaving out what only put a detail right.
    before: str = ""
    # The guided conversation that is going on.
    loop: str | None = None
    # The other questions of the message.
    also: tuple[Question, ...] = ()
    # What a message asks by itself that seems to follow something.
    alone: Question | None = None
    # The date that one of the last two messages told.
    day_told: str | None = None
    # The words that stand outside everything that is mentioned.
    beside: str = ""
    slots: dict[str, Any] = field(default_factory=dict)
    today: date = field(default_factory=lambda: datetime.now(ZoneInfo("Europe/London")).date())

    @property
    def follows(self) -> bool:
        """Tell whether there is anything in this conversation that a message could follow."""
        return bool(self.topic or self.before or self.loop)

    def said(self, kind: str) -> str | None:
        """Return the first thing of a kind that this message itself mentions."""
        values = self.mentioned.get(kind, ())
        return values[0] if values else None


def context_of(tracker: Tracker, kb: Knowledge) -> Context:
    """Read the turn from a tracker; of several questions it is the first, with the others beside it."""
    message = tracker.latest_message or {}
    metadata = message.get("metadata") or latest_metadata(tracker)
    questions = read_questions(message)
    text, entities = first_of(message, questions)
    mentioned = mentions(entities)
    slots = tracker.current_slot_values()
    points_back = mentioned.get("tier") == (SAME,)
    if SAME in mentioned.get("tier", ()) and not points_back:
        # "Not that level, just universal" names another one.
        mentioned = {**mentioned, "tier": tuple(t for t in mentioned["tier"] if t != SAME)}
    page = metadata.get("council")
    elsewhere = slots.get("council") not in (None, page)
    if page in kb.councils and elsewhere and "council" not in mentioned and comes_back(text):
        mentioned = {**mentioned, "council": (page,)}
    if points_back:
        mentioned = pointed_at(mentioned, slots.get("tier"))
    audience = first(mentioned, "audience") or slots.get("audience") or metadata.get("audience")
    if audience in (None, "parent") and not first(mentioned, "audience") and of_themselves(text):
        # For this answer only: the next one may be asked by whoever sits beside them.
        audience = "young_person"
    intent = message.get("intent") or {}
    return Context(
        text=text,
        intent=str(intent.get("name") or ""),
        confidence=float(intent.get("confidence") or 0.0),
        asks=bool(message.get("asks")),
        council=council_of(kb, mentioned, slots.get("council") or metadata.get("council")),
        audience=audience if audience in AUDIENCES else "parent",
        ranking=tuple((r["id"], float(r["score"])) for r in message.get("topic_ranking") or []),
        needs=needs_of(mentioned, entities, slots),
        phase=first(mentioned, "phase") or slots.get("phase"),
        tier=first(mentioned, "tier") or slots.get("tier"),
        topic=slots.get("topic"),
        mentioned=mentioned,
        told=told_beside(message),
        points_back=points_back,
        misses=int(slots.get("misses") or 0),
        choice=first(mentioned, "choice"),
        shown=tuple(slots.get("shown") or ()),
        earlier=tuple(slots.get("earlier") or ()),
        before=wanted_before(tracker),
        loop=(tracker.active_loop or {}).get("name"),
        also=questions[1:],
        alone=read_alone(message),
        day_told=day_told(tracker),
        beside=outside(str(message.get("text") or ""), entities),
        slots=slots,
    )


def needs_of(mentioned: Mentioned, entities: Sequence[dict[str, Any]], slots: dict[str, Any]) -> tuple[str, ...]:
    """Return the needs that are named, or the one that was talked about and is not denied now."""
    denied = {e["value"] for e in entities if e.get("role") == "denied"}
    kept = slots.get("need")
    return mentioned.get("need") or ((kept,) if kept and kept not in denied else ())


def pointed_at(mentioned: Mentioned, tier: str | None) -> Mentioned:
    """Put the tier of the conversation where a message points at "that level"."""
    others = {kind: values for kind, values in mentioned.items() if kind != "tier"}
    return {**others, "tier": (tier,)} if tier else others


def council_of(kb: Knowledge, mentioned: Mentioned, known: str | None) -> str | None:
    """Return the council that is named, or the one known; none when two are named, so that we ask."""
    named = [c for c in mentioned.get("council", ()) if c in kb.councils]
    if len(named) > 1:
        return None
    return named[0] if named else known if known in kb.councils else None


def latest_metadata(tracker: Tracker) -> dict[str, Any]:
    """Find the metadata of the newest user message among the events."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return dict(event.get("metadata") or {})
    return {}


def wanted_before(tracker: Tracker) -> str:
    """Return the newest earlier intent that asked for something; empty where there was none."""
    said = [e for e in tracker.events if e.get("event") == "user"]
    names = (str(((e.get("parse_data") or {}).get("intent") or {}).get("name") or "") for e in reversed(said[:-1]))
    return next((name for name in names if name and name not in ASK_NOTHING_NEW), "")


def day_told(tracker: Tracker) -> str | None:
    """Return the newest date of the last messages before this one, as its ISO form; None where none told one."""
    said = [e for e in tracker.events if e.get("event") == "user"][-1 - DAY_KEPT:-1]
    found = [entity["value"] for e in said for entity in (e.get("parse_data") or {}).get("entities") or []
             if entity.get("entity") == "date"]
    return str(found[-1]) if found else None


def outside(text: str, entities: Sequence[dict[str, Any]]) -> str:
    """Return a text without the places of its mentions."""
    for entity in sorted(entities, key=lambda e: -int(e.get("start", 0))):
        text = f"{text[:entity.get('start', 0)]} {text[entity.get('end', 0):]}"
    return " ".join(text.split())


def mentions(entities: Sequence[dict[str, Any]]) -> Mentioned:
    """Group the values of the entities by kind, without those that the person denied."""
    grouped: dict[str, list[str]] = {}
    for entity in entities:
        if entity.get("role") != "denied" and entity["value"] not in grouped.get(entity["entity"], []):
            grouped.setdefault(entity["entity"], []).append(entity["value"])
    return {kind: tuple(values) for kind, values in grouped.items()}


def told_beside(message: Mapping[str, Any]) -> Mentioned:
    """Group what a message mentions outside the parts of it that ask, whose places `asks` lists."""
    asked = message.get("asks") or []
    return mentions([e for e in message.get("entities") or []
                     if not any(start <= e.get("start", -1) < end for start, end in asked)])


def first(mentioned: Mentioned, kind: str) -> str | None:
    """Return the first value of a kind."""
    values = mentioned.get(kind, ())
    return values[0] if values else None
