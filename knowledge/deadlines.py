"""Work out dates from time limits: calendar weeks, months, days, working days, and the exceptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from knowledge.models import Limit, Process, Step, Topic

AUGUST, DECEMBER, JANUARY, SEPTEMBER = 8, 12, 1, 9
CHRISTMAS = 25


@dataclass(frozen=True)
class Due:
    """A step of a process and the last day for it."""

    step: Topic
    on: date


@lru_cache(maxsize=1)
def bank_holidays() -> holidays.HolidayBase:
    """Return the bank holidays of England."""
    return holidays.country_holidays("GB", subdiv="ENG")


def working_day(day: date) -> bool:
    """Tell whether a day is neither a weekend nor a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays()


def next_working_day(day: date) -> date:
    """Return the day itself when people work on it, or the next day on which they do."""
    while not working_day(day):
        day += timedelta(days=1)
    return day


def tribunal_rests(day: date) -> bool:
    """Tell whether a day is in August or from 25 December to 1 January (Tribunal Procedure Rules 2008, rule 12)."""
    return day.month == AUGUST or (day.month, day.day) >= (DECEMBER, CHRISTMAS) or (day.month, day.day) == (JANUARY, 1)


def add_working_days(start: date, count: int, tribunal: bool = False) -> date:
    """Count working days after a start, which is day 0; the Tribunal's leave out the days on which it rests."""
    day, step = start, 1 if count >= 0 else -1
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while not working_day(day) or (tribunal and tribunal_rests(day)):
            day += timedelta(days=step)
    return day


def due(limit: Limit, start: date) -> date | None:
    """Work out the last day of a limit; None when it cannot be known without a school's calendar.

    Weeks and days are calendar ones (SEND Regulations 2014). Days to answer a draft or a notice
    include the day it was served (regulation 13(1)(a)), so 15 days end 14 days later.
    """
    sign = -1 if limit.before else 1
    match limit.unit:
        case "week":
            return start + timedelta(weeks=sign * limit.value)
        case "day":
            inclusive = 1 if limit.kind == "at_least" and not limit.before else 0
            return start + timedelta(days=sign * limit.value - inclusive)
        case "month":
            end = start + relativedelta(months=sign * limit.value)
            return tribunal_end(end) if limit.tribunal else end
        case "year":
            return start + relativedelta(years=sign * limit.value)
        case "working_day":
            return add_working_days(start, sign * limit.value, limit.tribunal)
        case _:
            return None


def tribunal_end(end: date) -> date:
    """Let a Tribunal limit run on past Christmas and August (Tribunal Procedure Rules 2008).

    A limit that ends from 25 December to 1 January ends on the next working day in January, one that
    ends in August on the first working day in September.
    """
    if end.month == AUGUST:
        return next_working_day(date(end.year, SEPTEMBER, 1))
    if (end.month, end.day) >= (DECEMBER, CHRISTMAS):
        return next_working_day(date(end.year + 1, JANUARY, 2))
    if (end.month, end.day) == (JANUARY, 1):
        return next_working_day(date(end.year, JANUARY, 2))
    return end


def timeline(process: Process, clock: str, start: date) -> list[Due]:
    """List the dates that follow from one event of a process, the earliest first."""
    events = dict(events_from(process, clock, start))
    dated = []
    for step in process.steps:
        if step.shown and step.limit and step.limit.clock in events:
            on = due(step.limit, events[step.limit.clock])
            if on:
                dated.append(Due(step, on))
    return sorted(dated, key=lambda d: d.on)


def events_from(process: Process, clock: str, start: date) -> Iterator[tuple[str, date]]:
    """Go through the event that is known and those that must follow it by a step's limit."""
    yield clock, start
    by_id: dict[str, Step] = {s.id: s for s in process.steps}
    for later in process.clocks:
        step = by_id.get(later.latest_by or "")
        if step and step.limit and step.limit.clock == clock:
            latest = due(step.limit, start)
            if latest:
                yield later.id, latest
