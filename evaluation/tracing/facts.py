"""Figures and dates that follow from the entries of a reply: limits, delivery facts, and what is worked out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from knowledge import Knowledge
from knowledge.deadlines import due, events_from, timeline
from knowledge.models import Entry, Intervention, Limit, Process, Topic
from knowledge.models.needs import Span

MINUTES_IN_HOUR = 60


@dataclass
class Facts:
    """Figures, each alone or with its unit, and dates."""

    figures: set[str] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)

    def add(self, *numbers: float | str | None) -> None:
        """Add figures without units."""
        given = (number for number in numbers if number is not None)
        self.figures |= {number if isinstance(number, str) else f"{number:g}" for number in given}


def facts_of(kb: Knowledge, entries: Iterable[Entry], starts: Iterable[date], today: date) -> Facts:
    """Collect what entries hold as facts, and what can be worked out from dates that a person gave."""
    facts = Facts()
    starts = list(starts)
    facts.dates.update(starts)
    for entry in entries:
        facts.dates.add(entry.checked_on)
        match entry:
            case Intervention():
                facts.add(*delivery(entry))
            case Topic():
                for limit in limits(kb, entry):
                    facts.figures |= {f"{limit.value} {limit.unit.split('_')[0]}", f"{limit.value} {limit.unit}"}
                for start in starts:
                    facts.dates.update(worked_out(kb, entry, start))
    facts.figures |= {f"{abs((day - today).days)} day" for day in facts.dates}
    return facts


def process_of(kb: Knowledge, topic: Topic) -> Process | None:
    """Find the process that a topic is or belongs to."""
    return kb.processes.get(kb.process_of.get(topic.id, topic.id))


def limits(kb: Knowledge, topic: Topic) -> Iterator[Limit]:
    """Go through the time limits of a topic and of the other steps of its process."""
    process = process_of(kb, topic)
    for timed in (topic, *(process.steps if process else ())):
        if timed.limit and timed.shown:
            yield timed.limit


def worked_out(kb: Knowledge, topic: Topic, start: date) -> Iterator[date]:
    """Go through the dates that follow from a date, whichever event of the process it is."""
    process = process_of(kb, topic)
    if topic.limit:
        last = due(topic.limit, start)
        if last:
            yield last
    if process is None:
        return
    for clock in process.clocks:
        yield from (dated.on for dated in timeline(process, clock.id, start))
        yield from (day for _, day in events_from(process, clock.id, start))


def delivery(intervention: Intervention) -> Iterator[float | str | None]:
    """Go through the figures of an intervention: its own, and the staff time worked out from them."""
    spans = [s for s in (intervention.group, intervention.per_week, intervention.minutes, intervention.weeks) if s]
    for span in spans:
        yield from (span.min, span.max)
    if intervention.ages:
        yield from (intervention.ages.start, intervention.ages.to)
    if intervention.cost:
        yield from (f"£{intervention.cost.amount:g}", f"{intervention.cost.amount:g}")
        yield from intervention.cost.dated.lower().split()
    yield from hours(intervention.group, intervention.per_week, intervention.minutes, intervention.weeks)


def hours(group: Span | None, per_week: Span | None, minutes: Span | None, weeks: Span | None) -> Iterator[float]:
    """Go through the fewest and the most adult hours for each pupil, where all is known."""
    if group and per_week and minutes and weeks:
        yield round(per_week.min * minutes.min * weeks.min / MINUTES_IN_HOUR / group.max, 1)
        yield round(per_week.max * minutes.max * weeks.max / MINUTES_IN_HOUR / group.min, 1)
