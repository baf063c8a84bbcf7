"""Words for each audience, opening hours, and what a record refuses."""

from datetime import datetime, time

import pytest
from pydantic import ValidationError

from knowledge.models import Contact, Figure, Intervention, Limit, Situation, Source, Strategy, Topic, Voiced
from knowledge.models.places import Hours
from tests.builders import make


class TestVoiced:
    @pytest.mark.parametrize(("words", "audience", "said"), [
        ("Anyone.", "parent", "Anyone."),
        ("Anyone.", None, "Anyone."),
        ({"parent": "P.", "staff": "S."}, "parent", "P."),
        ({"parent": "P.", "staff": "S."}, "staff", "S."),
        ({"parent": "P.", "staff": "S."}, "young_person", "P."),
        ({"parent": "P.", "staff": "S."}, None, "P."),
        ({"parent": "P.", "young_person": "Y."}, "young_person", "Y."),
        ({"any": "A.", "staff": "S."}, "parent", "A."),
        ({"any": "A.", "staff": "S."}, "young_person", "A."),
        ({"parent": "P.", "any": "A."}, "staff", "A."),
        ({"parent": "P."}, "staff", "P."),
        ({"staff": "S."}, "parent", "S."),
        ("Two\n  lines.", "parent", "Two lines."),
        (6, "parent", "6"),
    ])
    def test_the_words_for_an_audience(self, words: object, audience: str | None, said: str) -> None:
        assert Voiced.validate(words).to(audience) == said

    @pytest.mark.parametrize("words", ["", "  ", {}, {"parent": ""}, None, True, ["one"]])
    def test_no_words_are_refused(self, words: object) -> None:
        with pytest.raises((ValidationError, TypeError, ValueError)):
            Voiced.validate(words)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in the week of Monday 23 November 2026."""
    return datetime(2026, 11, 22 + day, hour, minute)


OFFICE = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "17:00"}]


class TestHours:
    @pytest.mark.parametrize(("now", "open"), [
        (at(1, 8, 59), False), (at(1, 9), True), (at(5, 16, 59), True), (at(5, 17), False),
        (at(6, 12), False), (at(7, 12), False),
    ])
    def test_office_hours(self, now: datetime, open: bool) -> None:
        assert Hours.validate(OFFICE).is_open(now) is open

    def test_a_bank_holiday_has_hours_of_its_own(self) -> None:
        assert Hours.validate(OFFICE).is_open(at(1, 12), bank_holiday=True) is False
        always = [{"days": ["bank-holidays"], "from": "10:00", "to": "12:00"}]
        assert Hours.validate(always).is_open(at(1, 11), bank_holiday=True) is True
        assert Hours.validate(always).is_open(at(1, 11)) is False

    def test_unknown_is_neither_open_nor_closed(self) -> None:
        assert Hours.validate("unknown").is_open(at(1, 12)) is None

    def test_always(self) -> None:
        assert Hours.validate("24/7").is_open(at(7, 3)) is True

    @pytest.mark.parametrize("hours", [
        [{"days": ["mon"], "from": 9, "to": "17:00"}],
        [{"days": ["mon"], "from": "09:00", "to": 1020}],
        [{"days": ["mon"], "from": "17:00", "to": "09:00"}],
        [{"days": ["mon"], "from": "09:00", "to": "09:00"}],
        [{"days": ["monday"], "from": "09:00", "to": "17:00"}],
        [{"days": ["mon"], "from": "9am", "to": "5pm"}],
        "office hours",
    ])
    def test_hours_that_cannot_be_meant_are_refused(self, hours: object) -> None:
        with pytest.raises((ValidationError, TypeError, ValueError)):
            Hours.validate(hours)

    def test_times_are_read_as_written(self) -> None:
        assert Hours.validate(OFFICE).openings[0].to == time(17)


@pytest.mark.parametrize(("kind", "field"), [
    (Topic, "sources"), (Topic, "audience"), (Intervention, "sources"), (Strategy, "sources"),
    (Strategy, "needs"), (Strategy, "phases"), (Strategy, "levels"), (Situation, "strategies"),
])
def test_a_list_that_needs_one_cannot_be_empty(kind: type, field: str) -> None:
    with pytest.raises(ValidationError, match="needs at least one"):
        make(kind, **{field: []})


def test_an_intervention_needs_no_level() -> None:
    assert make(Intervention, levels=[]).levels == ()


@pytest.mark.parametrize("value", [0.5, 6, "6,000", "46"])
def test_a_figure_keeps_its_value(value: object) -> None:
    assert Figure(value=value, what="months").value == value


@pytest.mark.parametrize("value", [0, -6])
def test_a_limit_is_more_than_nothing(value: int) -> None:
    with pytest.raises(ValidationError):
        Limit(value=value, unit="week", starts="now")


def test_a_source_needs_a_reference_or_a_title() -> None:
    with pytest.raises(ValidationError, match="`ref` or `title`"):
        Source(url="https://example.org")


def test_records_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        make(Topic).title = "Other"


@pytest.mark.parametrize(("status", "shown"), [
    ("confirmed", True), ("cited", True), ("good_practice", True), ("unconfirmed", False)])
def test_only_unconfirmed_entries_are_hidden(status: str, shown: bool) -> None:
    assert make(Topic, status=status).shown is shown


def test_a_contact_is_called_by_its_name_or_else_its_title() -> None:
    assert make(Contact, title="Front door", name="The Hub").called == "The Hub"
    assert make(Contact, title="Front door").called == "Front door"
