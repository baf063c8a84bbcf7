import pytest

from actions.action_begin_audit import ActionBeginAudit
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker


def begun(text: str = "audit with me", council: str | None = COUNCIL, **turn: object) -> Said:
    return say(ActionBeginAudit(), tracker(text, "audit_provision", metadata={"council": council}, **turn))


@pytest.mark.parametrize(("text", "scope"), [
    ("audit with me", None), ("audit the whole school", "setting"), ("an audit for one child", "child")])
def test_it_opens_and_the_form_goes_on(small: Knowledge, text: str, scope: str | None) -> None:
    said = begun(text)
    assert said.text.startswith("A short walk.") and said.next_action == "audit_form"
    assert said.slots["audit_scope"] == scope and said.slots["audit_answers"] is None


def test_one_that_was_left_is_gone_on_with(small: Knowledge) -> None:
    said = begun("back to the audit", slots={"audit_answers": [["yes", ""]], "audit_scope": "child"})
    assert said.text.startswith("We go on with the audit. 1 of 2 areas are done.") and said.next_action == "audit_form"
    assert "audit_answers" not in said.slots and "audit_scope" not in said.slots


def test_one_that_is_done_begins_anew(small: Knowledge) -> None:
    said = begun(slots={"audit_answers": [["yes", ""], ["no", ""]]})
    assert said.text.startswith("A short walk.") and said.slots["audit_answers"] is None


def test_without_a_council_it_asks_which(small: Knowledge) -> None:
    said = begun(council=None)
    assert said.choices == ["Testshire"] and said.slots == {"guide": "audit_form"} and said.next_action is None


def test_a_council_without_an_audit_is_told_so_and_offered_the_tier_finder(small: Knowledge) -> None:
    small.councils[COUNCIL].audit = None
    said = begun()
    assert said.text.startswith("I have no provision audit for Testshire.") and said.next_action is None
    assert said.custom["outcome"] == "not_known_here" and said.choices == ["Find the tier for one child"]


@pytest.mark.parametrize("council", ["bury", "south_glos"])
def test_both_councils_have_one_from_their_own_toolkit(kb: Knowledge, council: str) -> None:
    audit = kb.councils[council].audit
    assert audit is not None and 6 <= len(audit.walk) <= 10
    assert all(area.ideas and area.training and area.sources for area in audit.walk)
    other = kb.councils[{"bury": "south_glos", "south_glos": "bury"}[council]]
    assert not any(other.short_name in area.child + area.setting + " ".join(area.ideas) for area in audit.walk)
    assert audit.reference in kb.entries and kb.council_of[audit.reference] == council
