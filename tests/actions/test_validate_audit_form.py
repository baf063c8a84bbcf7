import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.composing import base
from actions.validate_audit_form import ValidateAuditForm
from knowledge import Knowledge
from tests.builders import COUNCIL, tracker


def checked(asked: str | None, text: str, intent: str = "", *, asks: bool = False, slots: dict[str, Any] | None = None,
            **turn: Any) -> dict[str, Any]:
    given = tracker(text, intent, slots=slots, loop="audit_form" if asked else None, asked=asked,
                    metadata={"council": COUNCIL}, **turn)
    given.latest_message["asks"] = [[0, len(text)]] if asks else []
    events = asyncio.run(ValidateAuditForm().run(CollectingDispatcher(), given, {}))
    found = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    return {name: value for name, value in found.items() if name not in ("asides", "guide")}


@pytest.mark.parametrize(("text", "turn", "scope"), [
    ("it is about one child", {}, "child"), ("the whole school", {}, "setting"), ("hm", {}, None),
    ("", {"intent": "choose", "entities": {"choice": "audit:scope:child"}}, "child"),
    ("", {"intent": "choose", "entities": {"choice": "audit:scope:moon"}}, None),
])
def test_the_scope(small: Knowledge, text: str, turn: dict[str, Any], scope: str | None) -> None:
    assert checked("audit_scope", text, **turn) == {"audit_scope": scope}


@pytest.mark.parametrize(("text", "turn", "answer"), [
    ("in place", {}, ["yes", ""]), ("sort of", {}, ["partly", ""]), ("not yet", {}, ["no", ""]),
    ("right you are", {"intent": "affirm"}, ["yes", ""]), ("negative", {"intent": "deny"}, ["no", ""]),
    # What cannot be read is looked up later; the words are kept.
    ("the rota changed again last week", {}, ["unsure", "the rota changed again last week"]),
    ("some teachers do but supply staff never", {}, ["partly", "some teachers do but supply staff never"]),
    ("", {"intent": "choose", "entities": {"choice": "audit:answer:partly"}}, ["partly", ""]),
])
def test_an_answer_is_added_and_the_next_area_is_asked(small: Knowledge, text: str, turn: dict[str, Any],
                                                       answer: list[str]) -> None:
    assert checked("audit_answer", text, **turn) == {"audit_answers": [answer], "audit_answer": None}


def test_the_last_answer_ends_it(small: Knowledge) -> None:
    found = checked("audit_answer", "in place", slots={"audit_answers": [["no", ""]]})
    assert found == {"audit_answers": [["no", ""], ["yes", ""]], "audit_answer": "done"}


@pytest.mark.parametrize(("text", "intent", "asks"), [
    ("what is a SENCO", "ask_meaning", True), ("stop", "stop_form", False), ("he is bleeding", "report_risk", False)])
def test_what_is_asked_in_between_fills_nothing(small: Knowledge, text: str, intent: str, asks: bool) -> None:
    assert checked("audit_answer", text, intent, asks=asks) == {}


def test_thanks_only_ask_again(small: Knowledge) -> None:
    assert checked("audit_answer", "ta", "thank") == {"audit_answer": None}


def test_a_failure_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Knowledge:
        raise OSError("disk")

    monkeypatch.setattr(base, "knowledge", broken)
    assert checked("audit_answer", "in place") == {"audit_answer": None}
