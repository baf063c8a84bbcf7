"""Dates from time limits, worked out by hand from a calendar and the bank holidays of England.

Bank holidays that matter here: 25, 26 (and 28) December 2026, 1 January 2027, 26 and 29 March 2027
(Good Friday and Easter Monday), 3 and 31 May and 30 August 2027, 1 and 3 January 2028.
"""

from datetime import date
from typing import Any

import pytest

from knowledge import Knowledge
from knowledge.deadlines import due, next_working_day, timeline, working_day
from knowledge.models import Limit, Process, Step
from tests.builders import limit, make


def last_day(start: date, value: int, unit: str, **fields: Any) -> date | None:
    return due(Limit.parse_obj(limit(value, unit, **fields)), start)


@pytest.mark.parametrize(("start", "weeks", "end"), [
    (date(2026, 11, 23), 6, date(2027, 1, 4)),      # over Christmas: holidays count
    (date(2026, 11, 23), 16, date(2027, 3, 15)),
    (date(2026, 11, 23), 20, date(2027, 4, 12)),    # over Easter
    (date(2026, 7, 20), 6, date(2026, 8, 31)),      # over the summer, and ends on a bank holiday
    (date(2026, 2, 1), 6, date(2026, 3, 15)),       # a Sunday to a Sunday
    (date(2028, 1, 25), 6, date(2028, 3, 7)),       # over 29 February
    (date(2027, 3, 1), 6, date(2027, 4, 12)),       # over the change of the clocks
    (date(2026, 10, 19), 2, date(2026, 11, 2)),     # and back
])
def test_weeks_are_plain_weeks_on_the_calendar(start: date, weeks: int, end: date) -> None:
    assert last_day(start, weeks, "week") == end


@pytest.mark.parametrize(("served", "end"), [
    (date(2026, 3, 2), date(2026, 3, 16)),          # 2 March is day 1, 16 March is day 15
    (date(2026, 12, 18), date(2027, 1, 1)),         # holidays count
    (date(2028, 2, 20), date(2028, 3, 5)),          # 29 February counts
    (date(2027, 2, 20), date(2027, 3, 6)),
])
def test_the_day_of_service_is_the_first_of_the_fifteen(served: date, end: date) -> None:
    assert last_day(served, 15, "day", kind="at_least") == end


def test_days_to_decide_start_the_day_after() -> None:
    assert last_day(date(2026, 3, 2), 15, "day") == date(2026, 3, 17)
    assert last_day(date(2026, 3, 2), 30, "day") == date(2026, 4, 1)


@pytest.mark.parametrize(("start", "months", "end"), [
    (date(2026, 3, 15), 12, date(2027, 3, 15)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)),     # there is no 31 February
    (date(2027, 12, 31), 2, date(2028, 2, 29)),     # a leap year
    (date(2028, 2, 29), 12, date(2029, 2, 28)),
    (date(2026, 10, 31), 1, date(2026, 11, 30)),
    (date(2026, 6, 20), 2, date(2026, 8, 20)),      # not at the Tribunal: August is a month like any
    (date(2026, 10, 28), 2, date(2026, 12, 28)),
])
def test_months_are_calendar_months(start: date, months: int, end: date) -> None:
    assert last_day(start, months, "month") == end


@pytest.mark.parametrize(("letter", "end"), [
    (date(2026, 9, 14), date(2026, 11, 14)),        # a Saturday stays one
    (date(2026, 10, 24), date(2026, 12, 24)),       # the day before Christmas Day
    (date(2026, 10, 25), date(2027, 1, 4)),         # 25 December; 2 and 3 January are a weekend
    (date(2026, 10, 31), date(2027, 1, 4)),         # 31 December
    (date(2026, 11, 1), date(2027, 1, 4)),          # 1 January
    (date(2026, 11, 2), date(2027, 1, 2)),          # 2 January is outside the rule
    (date(2025, 10, 30), date(2026, 1, 2)),         # 2 January 2026 is a Friday
    (date(2027, 10, 28), date(2028, 1, 4)),         # 3 January 2028 is a bank holiday
    (date(2027, 5, 31), date(2027, 7, 31)),         # the day before August
    (date(2027, 6, 1), date(2027, 9, 1)),           # 1 August; 1 September 2027 is a Wednesday
    (date(2027, 6, 30), date(2027, 9, 1)),          # 30 August
    (date(2026, 6, 15), date(2026, 9, 1)),          # 15 August
    (date(2029, 6, 10), date(2029, 9, 3)),          # 1 September 2029 is a Saturday
    (date(2026, 7, 1), date(2026, 9, 1)),           # ends on 1 September by itself
])
def test_the_tribunal_lets_limits_run_on_past_christmas_and_august(letter: date, end: date) -> None:
    assert last_day(letter, 2, "month", tribunal=True) == end


@pytest.mark.parametrize(("start", "days", "end"), [
    (date(2026, 11, 20), 1, date(2026, 11, 23)),    # Friday to Monday
    (date(2026, 11, 21), 1, date(2026, 11, 23)),    # told on a Saturday
    (date(2026, 12, 24), 1, date(2026, 12, 29)),    # Christmas, Boxing Day, a weekend, a day in lieu
    (date(2026, 12, 21), 15, date(2027, 1, 14)),    # two weeks with two bank holidays each side of New Year
    (date(2027, 3, 25), 1, date(2027, 3, 30)),      # over Easter
    (date(2027, 3, 18), 15, date(2027, 4, 12)),     # the council's 15 working days over Easter
    (date(2027, 4, 30), 3, date(2027, 5, 6)),       # over the early May bank holiday
    (date(2027, 3, 22), 3, date(2027, 3, 25)),      # ends the day before Good Friday
    (date(2027, 3, 22), 4, date(2027, 3, 30)),      # and the day after Easter Monday
])
def test_working_days_leave_out_weekends_and_bank_holidays(start: date, days: int, end: date) -> None:
    assert last_day(start, days, "working_day") == end


@pytest.mark.parametrize(("start", "end"), [
    (date(2026, 7, 20), date(2026, 9, 29)),         # 9 days in July, none in August, 21 in September
    (date(2026, 12, 7), date(2027, 1, 26)),         # 13 days to Christmas Eve, then from 4 January
    (date(2026, 9, 1), date(2026, 10, 13)),         # six plain weeks when nothing is in the way
])
def test_the_tribunals_working_days_leave_out_august_and_christmas(start: date, end: date) -> None:
    assert last_day(start, 30, "working_day", tribunal=True) == end


@pytest.mark.parametrize(("meeting", "value", "unit", "by"), [
    (date(2027, 1, 14), 2, "week", date(2026, 12, 31)),
    (date(2028, 3, 10), 14, "day", date(2028, 2, 25)),
    (date(2027, 9, 1), 5, "month", date(2027, 4, 1)),
    (date(2027, 3, 30), 2, "working_day", date(2027, 3, 24)),
])
def test_some_limits_count_back_from_the_event(meeting: date, value: int, unit: str, by: date) -> None:
    assert last_day(meeting, value, unit, kind="at_least", before=True) == by


def test_years() -> None:
    assert last_day(date(2028, 2, 29), 1, "year") == date(2029, 2, 28)
    assert last_day(date(2026, 9, 1), 3, "year") == date(2029, 9, 1)


@pytest.mark.parametrize("unit", ["school_day", "term"])
def test_what_needs_a_schools_calendar_is_not_guessed(unit: str) -> None:
    assert last_day(date(2026, 11, 23), 15, unit) is None


@pytest.mark.parametrize(("day", "works"), [
    (date(2026, 12, 24), True), (date(2026, 12, 25), False), (date(2026, 12, 28), False),
    (date(2026, 12, 29), True), (date(2027, 3, 26), False), (date(2027, 3, 27), False),
    (date(2027, 5, 31), False), (date(2027, 1, 4), True),   # a bank holiday in Scotland only
])
def test_bank_holidays_are_those_of_england(day: date, works: bool) -> None:
    assert working_day(day) is works


def test_the_next_working_day_may_be_the_day_itself() -> None:
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 29)


class TestTimeline:
    @pytest.fixture
    def review(self) -> Process:
        clocks = [{"id": "meeting", "title": "the meeting", "asks": "When was it?"},
                  {"id": "notice", "title": "the notice", "asks": "When was it sent?", "latest_by": "decision"}]
        return make(Process, clocks=clocks, steps=[
            make(Step, id="final", limit=limit(8, "week", clock="notice")),
            make(Step, id="invitations", limit=limit(2, "week", clock="meeting", before=True)),
            make(Step, id="decision", limit=limit(4, "week", clock="meeting")),
            make(Step, id="hidden", limit=limit(1, "week", clock="meeting"), status="unconfirmed"),
            make(Step, id="school", limit=limit(5, "school_day", clock="meeting")),
            make(Step, id="other", limit=limit(1, "week", clock="elsewhere")),
            make(Step, id="talk"),
        ])

    def test_a_later_event_is_dated_by_the_step_before_it(self, review: Process) -> None:
        dated = timeline(review, "meeting", date(2027, 1, 14))
        assert [(d.step.id, d.on) for d in dated] == [
            ("invitations", date(2026, 12, 31)), ("decision", date(2027, 2, 11)), ("final", date(2027, 4, 8))]

    def test_from_the_later_event_only_what_follows_it(self, review: Process) -> None:
        dated = timeline(review, "notice", date(2027, 2, 1))
        assert [(d.step.id, d.on) for d in dated] == [("final", date(2027, 3, 29))]

    def test_from_an_event_that_starts_nothing(self, review: Process) -> None:
        assert timeline(review, "unknown", date(2027, 2, 1)) == []


class TestRealProcesses:
    """The law's own figures, so they hold whatever the wording of the content."""

    def test_twenty_weeks_from_the_request(self, kb: Knowledge) -> None:
        dated = timeline(kb.processes["ehc-needs-assessment"], "request-received", date(2026, 11, 23))
        assert [(d.step.id, d.on) for d in dated] == [
            ("ehc-decision-to-assess", date(2027, 1, 4)), ("ehc-decision-not-to-issue", date(2027, 3, 15)),
            ("ehc-final-plan", date(2027, 4, 12))]

    def test_an_amended_plan_is_due_twelve_weeks_after_the_review(self, kb: Knowledge) -> None:
        dated = timeline(kb.processes["annual-review"], "review-meeting", date(2027, 1, 14))
        on = {d.step.id: d.on for d in dated}
        assert on["annual-review-decision"] == date(2027, 2, 11)
        assert on["annual-review-final-plan"] == date(2027, 4, 8)

    @pytest.mark.parametrize(("step", "start", "end"), [
        ("ehc-draft-plan", date(2026, 3, 2), date(2026, 3, 16)),
        ("ehc-advice-gathering", date(2026, 12, 1), date(2027, 1, 12)),
        ("appeal-lodge", date(2026, 10, 28), date(2027, 1, 4)),
        ("appeal-mediation-certificate", date(2026, 12, 23), date(2026, 12, 30)),
        ("appeal-council-response", date(2026, 11, 23), date(2027, 1, 12)),  # 25 December to 1 January do not count
        ("moving-council", date(2027, 3, 18), date(2027, 4, 12)),
        ("disability-discrimination-claim", date(2027, 2, 20), date(2027, 8, 20)),
    ])
    def test_a_single_limit(self, kb: Knowledge, step: str, start: date, end: date) -> None:
        found = kb.topics[step].limit
        assert found is not None and due(found, start) == end
