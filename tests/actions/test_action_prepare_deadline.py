from typing import Any

import pytest

from actions.action_prepare_deadline import ActionPrepareDeadline
from knowledge import Knowledge
from knowledge.models import Topic
from tests.builders import add, limit, make, say, tracker


@pytest.mark.parametrize(("ranking", "before", "topic"), [
    ({"decide": 0.5}, None, "decide"),
    ({"right": 0.3, "decide": 0.25}, None, "decide"),
    ({"right": 0.9, "decide": 0.05}, "finish", "finish"),
    ({"talk": 0.4}, None, "talk"),
    ({}, "finish", "finish"),
    ({}, None, None),
    ({"right": 0.5}, None, None),
])
def test_the_time_limit_that_is_meant(small: Knowledge, ranking: dict[str, float], before: str | None,
                                      topic: str | None) -> None:
    said = say(ActionPrepareDeadline(), tracker(ranking=ranking, slots={"topic": before}))
    assert said.slots == {"deadline_topic": topic, "deadline_date": None, "topic": topic}
    assert said.text == ""


def test_words_of_what_starts_the_clock_tell_which_limit_is_meant(small: Knowledge) -> None:
    add(small, make(Topic, id="appeal", limit=limit(2, "month", starts="the date on the decision letter")))
    ranking = {"decide": 0.3, "appeal": 0.2}
    plain = say(ActionPrepareDeadline(), tracker("by when must it be done", ranking=ranking))
    assert plain.slots["deadline_topic"] == "decide"
    told = say(ActionPrepareDeadline(), tracker("the decision letter came today", ranking=ranking))
    assert told.slots["deadline_topic"] == "appeal"


def test_a_date_in_the_message_is_kept(small: Knowledge) -> None:
    said = say(ActionPrepareDeadline(), tracker(ranking={"decide": 0.5}, entities={"date": "2026-11-23"}))
    assert said.slots["deadline_date"] == "2026-11-23"


def test_a_failure_sets_nothing_so_that_the_form_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    from actions.composing import base

    def broken() -> Any:
        raise OSError("disk")

    monkeypatch.setattr(base, "knowledge", broken)
    assert say(ActionPrepareDeadline(), tracker()).slots == {}
