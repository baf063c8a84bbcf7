import pytest

from actions.action_calculate_deadline import ActionCalculateDeadline
from knowledge import Knowledge
from tests.builders import say, tracker

FORGOTTEN = {"deadline_date": None, "misses": 0}


def calculated(**slots: str):
    return say(ActionCalculateDeadline(), tracker(slots=slots))


def test_the_date_of_the_step_that_was_asked_for(small: Knowledge) -> None:
    said = calculated(deadline_topic="decide", deadline_date="2026-11-23")
    assert said.text.startswith("They decide: Monday 4 January 2027.")
    assert said.custom["topic"] == "decide" and said.slots == {**FORGOTTEN, "topic": "decide"}


def test_a_date_in_the_message_is_enough(small: Knowledge) -> None:
    said = say(ActionCalculateDeadline(), tracker(slots={"deadline_topic": "finish"}, entities={"date": "2026-11-23"}))
    assert said.text.startswith("They finish: Monday 12 April 2027.")


@pytest.mark.parametrize("topic", ["right", "gone", ""])
def test_a_topic_without_a_clock_gives_the_usual_dates(small: Knowledge, topic: str) -> None:
    said = calculated(deadline_topic=topic, deadline_date="2026-11-23")
    dates = [s["date"] for b in said.blocks("timeline") for s in b["steps"]]
    assert dates == ["2027-01-04", "2027-04-12"]


def test_no_date_is_a_miss(small: Knowledge) -> None:
    said = calculated(deadline_topic="decide")
    assert said.custom["outcome"] == "not_understood" and said.slots == FORGOTTEN


def test_the_real_twenty_weeks(kb: Knowledge) -> None:
    said = calculated(deadline_topic="ehc-needs-assessment", deadline_date="2026-11-23")
    assert "Monday 12 April 2027" in said.text and "20 weeks" in said.text


def test_the_real_fifteen_days_count_the_day_of_service(kb: Knowledge) -> None:
    said = calculated(deadline_topic="ehc-draft-plan", deadline_date="2026-03-02")
    assert "until Monday 16 March 2026 at least" in said.text
