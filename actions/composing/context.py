"""What is known in this turn: council, audience, need, phase, tier, and what was understood."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker

from knowledge import Knowledge
from knowledge.models import AUDIENCES


@dataclass(frozen=True)
class Context:
    """The turn as typed values; what the person says wins over the page's metadata."""

    text: str
    intent: str
    council: str | None
    audience: str
    ranking: tuple[tuple[str, float], ...] = ()
    needs: tuple[str, ...] = ()
    phase: str | None = None
    tier: str | None = None
    topic: str | None = None
    mentioned: dict[str, tuple[str, ...]] = field(default_factory=dict)
    misses: int = 0
    choice: str | None = None
    # Strategies that this conversation has shown.
    shown: tuple[str, ...] = ()
    slots: dict[str, Any] = field(default_factory=dict)
    today: date = field(default_factory=lambda: datetime.now(ZoneInfo("Europe/London")).date())

    def said(self, kind: str) -> str | None:
        """Return the first thing of a kind that this message itself mentions."""
        values = self.mentioned.get(kind, ())
        return values[0] if values else None


def context_of(tracker: Tracker, kb: Knowledge) -> Context:
    """Read the turn from a tracker."""
    message = tracker.latest_message or {}
    metadata = message.get("metadata") or latest_metadata(tracker)
    entities = message.get("entities") or []
    mentioned = mentions(entities)
    slots = tracker.current_slot_values()
    denied = {e["value"] for e in entities if e.get("role") == "denied"}
    kept_need = slots.get("need") if slots.get("need") not in denied else None
    audience = first(mentioned, "audience") or slots.get("audience") or metadata.get("audience")
    return Context(
        text=str(message.get("text") or ""),
        intent=str((message.get("intent") or {}).get("name") or ""),
        council=council_of(kb, mentioned, slots.get("council") or metadata.get("council")),
        audience=audience if audience in AUDIENCES else "parent",
        ranking=tuple((r["id"], float(r["score"])) for r in message.get("topic_ranking") or []),
        needs=mentioned.get("need") or ((kept_need,) if kept_need else ()),
        phase=first(mentioned, "phase") or slots.get("phase"),
        tier=first(mentioned, "tier") or slots.get("tier"),
        topic=slots.get("topic"),
        mentioned=mentioned,
        misses=int(slots.get("misses") or 0),
        choice=first(mentioned, "choice"),
        shown=tuple(slots.get("shown_strategies") or ()),
        slots=slots,
    )


def council_of(kb: Knowledge, mentioned: dict[str, tuple[str, ...]], known: str | None) -> str | None:
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


def mentions(entities: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Group the values of the entities by kind, without those that the person denied."""
    grouped: dict[str, list[str]] = {}
    for entity in entities:
        if entity.get("role") != "denied" and entity["value"] not in grouped.get(entity["entity"], []):
            grouped.setdefault(entity["entity"], []).append(entity["value"])
    return {kind: tuple(values) for kind, values in grouped.items()}


def first(mentioned: dict[str, tuple[str, ...]], kind: str) -> str | None:
    """Return the first value of a kind."""
    values = mentioned.get(kind, ())
    return values[0] if values else None
