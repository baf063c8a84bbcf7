"""Numbers in prose, and numbers that are not sure."""

from typing import Any

import pytest

from knowledge.checks import numbers
from knowledge.models import (
    Contact,
    Helpline,
    Intervention,
    Ladder,
    LocalRoute,
    Need,
    Process,
    Situation,
    Step,
    Strategy,
    Term,
    Tier,
    Topic,
)
from tests.builders import limit, make
from tests.knowledge.finding import found, messages

LADDER = {"id": "ladder", "title": "Ladder", "purpose": "send"}


class TestLooseNumbers:
    @pytest.mark.parametrize(("text", "number"), [
        ("It takes 6 weeks.", "6"), ("It costs £1,200.", "1,200"), ("About 46 of them.", "46"),
        ("Half is 0.5 of it.", "0.5"), ("Week 20 is the end.", "20"), ("(20)", "20"),
    ])
    def test_a_number_that_no_field_holds(self, text: str, number: str) -> None:
        assert messages(numbers.loose_numbers, make(Topic, answer=text)) == [
            f"`{number}` in the prose is in no fact field"]

    @pytest.mark.parametrize("text", [
        "Year 9 and Years 10 and 11.", "Key stage 2 or KS3.", "Section 36(3) and regulation 5(1).",
        "Call 999, or 111, or 101.", "On 15 February 2027.", "Since 2014.", "Help from 0 to 25.",
        "Sections B and F.", "A 1:1 helper.", "Part 3, paragraph 6.65.",
        "In 2025-26.", "Type 1 diabetes.", "Element 3.", "Two of them.", "One week.",
        "Ring 01632 960 001.",
    ])
    def test_a_number_that_names_something(self, text: str) -> None:
        assert found(numbers.loose_numbers, make(Topic, answer=text)) == []

    @pytest.mark.parametrize("fields", [
        {"limit": limit(6, "week")}, {"figures": [{"value": 6, "what": "weeks"}]},
        {"figures": [{"value": "20", "what": "6 weeks and then 14"}]},
    ])
    def test_a_number_that_a_field_holds(self, fields: dict[str, Any]) -> None:
        assert found(numbers.loose_numbers, make(Topic, answer="In 6 weeks.", **fields)) == []

    @pytest.mark.parametrize(("text", "number"), [
        ("It takes six weeks.", "six weeks"), ("Within fifteen school days.", "fifteen school days"),
        ("A two-hour course.", "two-hour"), ("Three miles.", "Three miles"),
    ])
    def test_a_number_in_letters(self, text: str, number: str) -> None:
        assert messages(numbers.loose_numbers, make(Topic, answer=text)) == [
            f"`{number}` in the prose is in no fact field"]

    @pytest.mark.parametrize("entry", [
        make(Topic, next=["Ask again in two weeks."]), make(Strategy, do="Stretch for two minutes."),
        make(Topic, answer="In six weeks.", limit=limit(6, "week")),
        make(Topic, answer="In six weeks.", figures=[{"value": 6, "what": "weeks"}]),
    ])
    def test_a_number_in_letters_that_is_advice_or_held(self, entry: Any) -> None:
        assert found(numbers.loose_numbers, entry) == []

    @pytest.mark.parametrize("entry", [
        make(Need, meaning="About 46 of them."), make(Strategy, do="Try 46."), make(Term, meaning="Up to 46."),
        make(Tier, meaning="Up to 46."), make(LocalRoute, text="Up to 46."), make(Contact, note="Up to 46."),
        make(Helpline, purpose="Up to 46."), make(Intervention, evidence="In 46 schools."),
        make(Situation, check_first="Up to 46."), make(Process, purpose="Up to 46."), make(Step, missed="Up to 46."),
    ])
    def test_in_every_kind(self, entry: Any) -> None:
        placed = make(Ladder, **LADDER, tiers=[entry]) if isinstance(entry, Tier) else entry
        placed = make(Process, id="p", steps=[entry]) if isinstance(entry, Step) else placed
        assert messages(numbers.loose_numbers, placed) == ["`46` in the prose is in no fact field"]

    @pytest.mark.parametrize(("fields", "text"), [
        ({"ages": {"from": 4, "to": 11}}, "From 4 to 11."), ({"group": {"min": 3, "max": 6}}, "For 3 to 6."),
        ({"weeks": {"min": 12, "max": 12}}, "For 12 weeks, or twelve weeks."),
        ({"eef": {"months": 5, "security": 3}}, "A gain of 5 months, 3 padlocks."),
        ({"cost": {"amount": 225, "per": "year", "dated": "2026"}}, "It costs £225."),
    ])
    def test_the_fields_of_an_intervention_hold_numbers(self, fields: dict[str, Any], text: str) -> None:
        assert found(numbers.loose_numbers, make(Intervention, what=text, **fields)) == []

    def test_a_text_number_may_be_said_in_a_note(self) -> None:
        assert found(numbers.loose_numbers, make(Helpline, text="85258", note="Text 85258.")) == []

    def test_thousands(self) -> None:
        figures = [{"value": 6000, "what": "pounds"}]
        assert found(numbers.loose_numbers, make(Topic, answer="Up to £6,000.", figures=figures)) == []

    def test_every_wording_is_read(self) -> None:
        topic = make(Topic, answer="Yes.", next=["Wait 7 days."], missed={"parent": "Ask.", "staff": "In 8."})
        assert messages(numbers.loose_numbers, topic) == [
            "`7` in the prose is in no fact field", "`8` in the prose is in no fact field"]


class TestUnsureNumbers:
    @pytest.mark.parametrize("entry", [
        make(Helpline, phone="999", status="cited"), make(Contact, text="85258", status="good_practice"),
        make(Helpline, hours="24/7", note="n", status="cited"),
        make(Intervention, status="good_practice", cost={"amount": 5, "per": "child", "dated": "2026"})])
    def test_shown_though_not_confirmed(self, entry: Any) -> None:
        assert found(numbers.unsure_numbers, entry) == [("one", "status")]

    @pytest.mark.parametrize("entry", [
        make(Helpline, phone="999"), make(Helpline, phone="999", status="unconfirmed"),
        make(Helpline, url="https://b.example", status="cited"), make(Intervention, status="good_practice")])
    def test_confirmed_or_hidden_or_none(self, entry: Any) -> None:
        assert found(numbers.unsure_numbers, entry) == []
