"""Compose the answer of the deadline calculator: the date asked for, and the whole timeline."""

from datetime import date

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import (
    choices_of,
    contact_blocks,
    if_missed,
    local_blocks,
    paragraph,
    sources_of,
)
from actions.composing.reply import Block, Reply, longer_words
from knowledge import Knowledge
from knowledge.deadlines import Due, due, timeline
from knowledge.models import Limit, Process, Topic

DEFAULT_PROCESS = "ehc-needs-assessment"
DEFAULT_CLOCK = "request-received"


def shown(day: date) -> str:
    """Write a date as people read it."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def deadline_reply(kb: Knowledge, context: Context, topic: Topic | None, start: date, today: date) -> Reply:
    """Compose the date of one step, and the dates of all steps that follow from the same event."""
    process = process_for(kb, topic)
    entry = topic or process
    if entry is None:
        raise LookupError("no process to count from")
    limit, other = limits_told(kb, context, topic, process)
    clock = event_named(process, limit.clock if limit and limit.clock else DEFAULT_CLOCK, context.text)
    dates = timeline(process, clock, start) if process else []
    # A later event is dated through the steps before it, so the timeline's own date comes first.
    chained = next((d.on for d in dates if d.step is topic), None)
    on = chained or (due(limit, start) if limit else None)
    blocks: list[Block] = []
    if topic and limit:
        blocks.append(paragraph(sentence(topic, limit, start, on, today)))
    if other:
        blocks.append(paragraph(frame("utter_frame_deadline_later", value=other.value, unit=units(other),
                                      starts=other.starts.split(",")[0])))
    if dates:
        # One date alone has been said: it is only drawn.
        drawn = bool(topic and limit) and len(dates) == 1
        blocks.append({"kind": "timeline", "steps": [step_of(d, today) for d in dates], "drawn": drawn})
    passed = on < today if on else any(d.on < today for d in dates)
    blocks += follow_up(kb, context, entry, process, passed)
    return Reply(outcome="answered", topic=entry.id, blocks=blocks,
                 sources=sources_of(kb, entry), choices=choices_of(kb, context, entry.related))


def process_for(kb: Knowledge, topic: Topic | None) -> Process | None:
    """Find the process that a topic belongs to or is; the usual one when no topic is known."""
    if topic is None:
        return kb.processes.get(DEFAULT_PROCESS)
    return kb.processes.get(kb.process_of.get(topic.id, topic.id))


def limits_told(kb: Knowledge, context: Context, topic: Topic | None,
                process: Process | None) -> tuple[Limit | None, Limit | None]:
    """Choose which of a topic's two limits a date starts, and name the other; the first where nothing tells."""
    if topic is None or topic.or_limit is None:
        return (topic.limit if topic else None), None
    last = kb.topics.get(context.topic or "")
    titles = {c.id: c.title for c in process.clocks} if process else {}
    first, second = (event_words(titles.get(limit.clock, limit.starts)) for limit in (topic.limit, topic.or_limit)
                     if limit)
    said = longer_words(context.text)
    if not said & (first | second):
        # "Got it dated the 16th", after how to get the certificate.
        said = longer_words(last.title) if last else set()
    told = bool(said & second) and not said & first
    return (topic.or_limit, topic.limit) if told else (topic.limit, topic.or_limit)


def event_words(title: str) -> set[str]:
    """List the words of an event's title that tell it from other events."""
    return longer_words(title) - {"council", "date"}


def event_named(process: Process | None, clock: str, text: str) -> str:
    """Choose the event that a date stands for: one that must follow another counts only when it is named."""
    found = next((c for c in process.clocks if c.id == clock), None) if process else None
    if process is None or found is None or found.latest_by is None:
        return clock
    if event_words(found.title) & longer_words(text):
        return clock
    step = next((s for s in process.steps if s.id == found.latest_by), None)
    return step.limit.clock if step and step.limit else clock


def sentence(topic: Topic, limit: Limit, start: date, on: date | None, today: date) -> str:
    """Write the date that was asked for, with the figure, what starts the clock, and how far off it is."""
    if on is None:
        return frame("utter_deadline_needs_school_days", value=limit.value, starts=limit.starts)
    name = "utter_frame_deadline"
    if limit.before:
        name = "utter_frame_deadline_before"
    elif limit.kind == "at_least":
        name = "utter_frame_deadline_earliest"
    if on != due(limit, start):
        name = "utter_frame_deadline_chained"
    said = frame(name, what=topic.title, date=shown(on), value=limit.value, unit=units(limit),
                 starts=limit.starts.split(",")[0], start=shown(start))
    days = (on - today).days
    far = frame("utter_frame_deadline_passed") if days < 0 else frame("utter_frame_deadline_to_go", days=days)
    return f"{said} {far}"


def units(limit: Limit) -> str:
    """Write the unit in the number that fits."""
    return limit.unit.replace("_", " ") + ("" if limit.value == 1 else "s")


def step_of(dated: Due, today: date) -> dict[str, str]:
    """Make one step of the timeline."""
    limit = dated.step.limit
    when = f"{limit.value} {units(limit)}" if limit else ""
    state = "past" if dated.on < today else "today" if dated.on == today else "later"
    return {"when": when, "date": dated.on.isoformat(), "shown_date": shown(dated.on),
            "what": dated.step.title, "state": state}


def follow_up(kb: Knowledge, context: Context, entry: Topic, process: Process | None,
              passed: bool) -> list[Block]:
    """Say what to do when a date has passed, that exceptions exist, and who to ask here."""
    blocks: list[Block] = []
    if passed and entry.missed:
        blocks.append(paragraph(if_missed(entry, entry.missed.to(context.audience))))
    if entry.exceptions or (process and process.exceptions):
        blocks.append(paragraph(frame("utter_frame_exceptions")))
    _, roles = local_blocks(kb, context, entry.id)
    contacts = contact_blocks(kb, context, [*roles, *entry.contacts, "ehc-team"])[:1]
    return [*blocks, *contacts]
