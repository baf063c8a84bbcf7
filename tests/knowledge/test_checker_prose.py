"""Numbers and addresses in prose: what each check must find, and what only comes near."""

from typing import Any

import pytest

from knowledge import checker
from knowledge.models import Helpline, Need, Strategy, Term, Topic
from tests.builders import limit, make
from tests.knowledge.finding import found, messages


class TestLooseNumbers:
    @pytest.mark.parametrize(("text", "number"), [
        ("It takes 6 weeks.", "6"), ("It costs £1,200.", "1,200"), ("About 46 of them.", "46"),
        ("Half is 0.5 of it.", "0.5"), ("Week 20 is the end.", "20"), ("(20)", "20"),
    ])
    def test_a_number_that_no_field_holds(self, text: str, number: str) -> None:
        assert messages(checker.loose_numbers, make(Topic, answer=text)) == [
            f"`{number}` in the prose is in no fact field"]

    @pytest.mark.parametrize("text", [
        "Year 9 and Years 10 and 11.", "Key stage 2 or KS3.", "Section 36(3) and regulation 5(1).",
        "Call 999, or 111, or 101.", "On 15 February 2027.", "Since 2014.", "Help from 0 to 25.",
        "Sections B and F.", "Two weeks.", "A 1:1 helper.", "Part 3, paragraph 6.65.",
    ])
    def test_a_number_that_names_something(self, text: str) -> None:
        assert found(checker.loose_numbers, make(Topic, answer=text)) == []

    @pytest.mark.parametrize("fields", [
        {"limit": limit(6, "week")}, {"figures": [{"value": 6, "what": "weeks"}]},
        {"figures": [{"value": "20", "what": "6 weeks and then 14"}]},
    ])
    def test_a_number_that_a_field_holds(self, fields: dict[str, Any]) -> None:
        assert found(checker.loose_numbers, make(Topic, answer="In 6 weeks.", **fields)) == []

    def test_thousands(self) -> None:
        figures = [{"value": 6000, "what": "pounds"}]
        assert found(checker.loose_numbers, make(Topic, answer="Up to £6,000.", figures=figures)) == []

    def test_every_wording_is_read(self) -> None:
        topic = make(Topic, answer="Yes.", next=["Wait 7 days."], missed={"parent": "Ask.", "staff": "In 8."})
        assert messages(checker.loose_numbers, topic) == [
            "`7` in the prose is in no fact field", "`8` in the prose is in no fact field"]


class TestLooseContacts:
    @pytest.mark.parametrize("text", [
        "Ring 0161 496 0000.", "Ring 01632 960001", "Ring 0808 157 0000 now", "Ring 116 123.",
        "Ring +44 161 496 0000.", "Ring (0161) 496 0000.", "Ring 0161-496-0000.",
        "Write to send@council.example", "See https://council.example", "See www.council.example",
        "See testshire.gov.uk for more.",
    ])
    def test_a_number_or_address_in_prose(self, text: str) -> None:
        assert found(checker.loose_contacts, make(Topic, answer=text)) == [("one", "prose")]

    @pytest.mark.parametrize("text", [
        "Call 999 or 111.", "From 0 to 25 years.", "In 2026 and 2027.", "On GOV.UK.", "Ask @ school.",
        "It cost 1,000,000 pounds.", "Section 0 of it.",
    ])
    def test_what_only_looks_like_one(self, text: str) -> None:
        assert found(checker.loose_contacts, make(Topic, answer=text)) == []

    def test_a_contact_holds_them_and_a_source_may(self) -> None:
        assert found(checker.loose_contacts,
                     make(Helpline, phone="0161 496 0000", note="Or ring 0161 496 0001."),
                     make(Topic, id="t", sources=[{"title": "Page", "url": "https://page.example"}])) == []

    @pytest.mark.parametrize("entry", [
        make(Strategy, do="Ring 0161 496 0000."), make(Need, notice={"ks1": ["Ring 0161 496 0000."]}),
        make(Term, meaning="Ring 0161 496 0000.")])
    def test_in_other_kinds(self, entry: Any) -> None:
        assert found(checker.loose_contacts, entry) == [("one", "prose")]
