import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import validate_find_tier_form
from actions.validate_find_tier_form import ValidateFindTierForm
from knowledge import Knowledge
from tests.builders import tracker

DOMAIN = {"forms": {"find_tier_form": {"required_slots": ["find_need", "find_phase", "find_tried"]}}}


def checked(asked: str, text: str, **turn: Any) -> dict[str, Any]:
    given = tracker(text, slots={asked: text}, loop="find_tier_form", asked=asked, **turn)
    # Rasa fills the slot from the text before it asks for the check.
    given.events = [{"event": "action", "name": "action_listen"}, {"event": "slot", "name": asked, "value": text}]
    events = asyncio.run(ValidateFindTierForm().run(CollectingDispatcher(), given, DOMAIN))
    return {e["name"]: e["value"] for e in events if e["event"] == "slot"}


@pytest.mark.parametrize(("text", "turn", "need"), [
    ("autism", {"entities": {"need": "autism"}}, "autism"),
    ("he lines up his cars", {"ranking": {"right": 0.5, "autism": 0.3}}, "autism"),
    ("he runs off", {}, "he runs off"),
    ("x" * 500, {}, "x" * 300),
])
def test_the_need_is_known_or_kept_in_the_persons_words(small: Knowledge, text: str, turn: dict[str, Any],
                                                         need: str) -> None:
    assert checked("find_need", text, **turn)["find_need"] == need


def test_a_phase_that_comes_with_the_need_is_kept(small: Knowledge) -> None:
    found = checked("find_need", "autism in year 3", entities={"need": "autism", "phase": "ks2"})
    assert (found["find_need"], found["find_phase"]) == ("autism", "ks2")


@pytest.mark.parametrize(("text", "entities", "phase"), [
    ("year 3", {"phase": "ks2"}, "ks2"), ("dunno", {}, None)])
def test_a_phase_must_be_one_that_is_known(small: Knowledge, text: str, entities: dict[str, str],
                                           phase: str | None) -> None:
    assert checked("find_phase", text, entities=entities)["find_phase"] == phase


def test_a_long_answer_about_the_phase_tells_what_was_tried(small: Knowledge) -> None:
    text = "year 3, we have had a visual timetable for two terms"
    assert checked("find_phase", text, entities={"phase": "ks2"})["find_tried"] == text


def test_what_was_tried_is_cut_to_a_sensible_length(small: Knowledge) -> None:
    assert checked("find_tried", "y" * 500)["find_tried"] == "y" * 300


def test_a_failure_is_not_raised_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Knowledge:
        raise OSError("disk")

    monkeypatch.setattr(validate_find_tier_form, "knowledge", broken)
    assert checked("find_phase", "year 3", entities={"phase": "ks2"}) == {}
