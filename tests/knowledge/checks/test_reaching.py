"""Numbers to ring and addresses: in the register of contacts and nowhere else."""

from typing import Any

import pytest

from knowledge.checks import reaching
from knowledge.models import Contact, Helpline, Need, Strategy, Term, Topic
from tests.builders import make
from tests.knowledge.finding import found, messages


class TestReachable:
    def test_a_contact_without_any_way(self) -> None:
        assert found(reaching.reachable, make(Helpline, id="a"), make(Contact, id="b")) == [
            ("a", "phone"), ("b", "phone")]

    @pytest.mark.parametrize("fields", [
        {"phone": "999"}, {"text": "85258"}, {"email": "a@b.example"}, {"url": "https://b.example"},
        {"address": "1 Street"}, {"note": "Ask the school."}, {"status": "unconfirmed"}])
    def test_one_way_or_a_note_is_enough(self, fields: dict[str, str]) -> None:
        assert found(reaching.reachable, make(Helpline, **fields)) == []


class TestLooseContacts:
    @pytest.mark.parametrize("text", [
        "Ring 0161 496 0000.", "Ring 01632 960001", "Ring 0808 157 0000 now", "Ring 116 123.",
        "Ring +44 161 496 0000.", "Ring (0161) 496 0000.", "Ring 0161-496-0000.",
        "Write to send@council.example", "See https://council.example", "See www.council.example",
        "See testshire.gov.uk for more.",
    ])
    def test_a_number_or_address_in_prose(self, text: str) -> None:
        assert found(reaching.loose_contacts, make(Topic, answer=text)) == [("one", "prose")]

    @pytest.mark.parametrize("text", [
        "Call 999 or 111.", "From 0 to 25 years.", "In 2026 and 2027.", "On GOV.UK.", "Ask @ school.",
        "It cost 1,000,000 pounds.", "Section 0 of it.",
    ])
    def test_what_only_looks_like_one(self, text: str) -> None:
        assert found(reaching.loose_contacts, make(Topic, answer=text)) == []

    def test_a_contact_holds_them_and_a_source_may(self) -> None:
        assert found(reaching.loose_contacts,
                     make(Helpline, phone="0161 496 0000", note="Or ring 0161 496 0001."),
                     make(Topic, id="t", sources=[{"title": "Page", "url": "https://page.example"}])) == []

    @pytest.mark.parametrize("entry", [
        make(Strategy, do="Ring 0161 496 0000."), make(Need, notice={"ks1": ["Ring 0161 496 0000."]}),
        make(Term, meaning="Ring 0161 496 0000.")])
    def test_in_other_kinds(self, entry: Any) -> None:
        assert found(reaching.loose_contacts, entry) == [("one", "prose")]


class TestUnregisteredNumbers:
    LINE = make(Helpline, id="line", phone="0161 496 0000", text="85258")

    @pytest.mark.parametrize(("text", "number"), [
        ("Ring 0161 496 0001.", "0161 496 0001"), ("Call 998.", "998"), ("Text SHOUT to 85259.", "85259"),
        ("Ring +44 161 496 0001.", "+44 161 496 0001"), ("Or 116 124.", "116 124"), ("Dial: 123.", "123"),
        ("Text 85258 or 85259.", "85259"),
    ])
    def test_a_number_that_nobody_has(self, text: str, number: str) -> None:
        assert messages(reaching.unregistered_numbers, self.LINE, make(Contact, id="a", note=text)) == [
            f"`{number}` is in no contact or helpline"]

    @pytest.mark.parametrize("text", [
        "Ring 0161 496 0000.", "Ring 0161-496-0000 or +44 161 496 0000.", "Text 85258.", "Text SHOUT to 85258.",
        "Call 100 people.", "Text relay: 18001 85258.", "They call back in 2027.", "It has 300 pupils.",
    ])
    def test_a_number_that_somebody_has_or_that_is_none(self, text: str) -> None:
        assert found(reaching.unregistered_numbers, self.LINE, make(Contact, id="a", note=text)) == []

    def test_a_hidden_contacts_number_is_not_registered(self) -> None:
        hidden = make(Helpline, id="hidden", phone="0161 496 0001", status="unconfirmed")
        assert found(reaching.unregistered_numbers, hidden, make(Contact, id="a", note="Ring 0161 496 0001.")) == [
            ("a", "prose")]
