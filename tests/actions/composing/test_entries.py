"""Every kind of entry has a reply."""

import pytest

from actions.composing.entries import entry_reply
from knowledge import Knowledge
from knowledge.models import LocalRoute
from tests.builders import COUNCIL, TODAY, context, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestAnyEntry:
    @pytest.mark.parametrize(("entry", "text"), [
        ("right", "Yes. You may ask."), ("decide", "The step's answer."), ("autism", "For parents."),
        ("term-plan", "A legal plan."), ("testshire-first", "What the tier means."), ("int-lego", "What it is."),
        ("testshire-front-door", "01632 960 001"), ("ipsea", "https://ipsea.example.org"),
        ("sit-lunch", "Ask what hurts."),
    ])
    def test_each_kind_has_a_reply(self, small: Knowledge, entry: str, text: str) -> None:
        reply = entry_reply(small, context(council=COUNCIL), entry)
        assert text in reply.text and reply.outcome == "answered"

    @pytest.mark.parametrize("entry", ["gone", "st-one", "testshire-route"])
    def test_what_is_no_answer_is_an_error(self, small: Knowledge, entry: str) -> None:
        with pytest.raises(KeyError):
            entry_reply(small, context(), entry)

    def test_an_answer_of_good_practice_says_so(self, small: Knowledge) -> None:
        assert "This is good practice, not law." in entry_reply(small, context(), "belief").text
        assert "good practice" not in entry_reply(small, context(), "right").text

    def test_the_front_door_is_offered_to_a_step_of_a_process(self, small: Knowledge) -> None:
        assert "ehc@testshire.example" in entry_reply(small, context(council=COUNCIL), "decide").text


def test_a_route_of_a_process_is_told_at_its_steps() -> None:
    kb = small_knowledge()
    kb.councils[COUNCIL].routes["ehc-needs-assessment"] = [
        make(LocalRoute, topic="ehc-needs-assessment", text="Use the portal.")]
    assert "In Testshire: Use the portal." in entry_reply(kb, context(council=COUNCIL, today=TODAY), "decide").text
