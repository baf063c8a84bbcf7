import pytest

from actions.action_ask_audit_answer import ActionAskAuditAnswer
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker


@pytest.mark.parametrize(("slots", "text"), [
    ({"audit_scope": "child"}, "1 of 2, Teaching: Teaching for this child?"),
    ({"audit_scope": "setting", "audit_answers": [["yes", ""]]}, "2 of 2, Families: Families for all?")])
def test_the_next_area_is_asked_about(small: Knowledge, slots: dict, text: str) -> None:
    said = say(ActionAskAuditAnswer(), tracker(slots=slots, metadata={"council": COUNCIL}, loop="audit_form"))
    assert said.text == text and said.choices == ["In place", "Partly", "Not yet", "Not sure"]
    # The question is no aside of its own form.
    assert said.next_action is None


def test_where_the_council_was_lost_it_asks_which(small: Knowledge) -> None:
    assert say(ActionAskAuditAnswer(), tracker(loop="audit_form")).choices == ["Testshire"]
