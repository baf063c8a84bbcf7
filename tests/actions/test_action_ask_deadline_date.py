import pytest

from actions.action_ask_deadline_date import ActionAskDeadlineDate
from knowledge import Knowledge
from tests.builders import say, tracker


@pytest.mark.parametrize(("topic", "question"), [
    ("decide", "When did you ask?"),
    ("ehc-needs-assessment", "When did you ask?"),
    ("comment", "When was the draft sent?"),
    ("elsewhere", "Which day was this: the day the school decides?"),
    ("right", "When did you ask?"),
    (None, "When did you ask?"),
    ("gone", "When did you ask?"),
])
def test_the_event_that_starts_this_clock_is_asked_for(small: Knowledge, topic: str | None, question: str) -> None:
    said = say(ActionAskDeadlineDate(), tracker(slots={"deadline_topic": topic}))
    assert question in said.text and "3 March 2026" in said.text
    assert said.custom["outcome"] == "clarify" and said.slots == {}


@pytest.mark.parametrize(("topic", "words"), [
    ("ehc-decision-to-assess", "receive the request"), ("ehc-draft-plan", "draft plan sent"),
    ("annual-review-decision", "meeting"),
])
def test_real_questions(kb: Knowledge, topic: str, words: str) -> None:
    assert words in say(ActionAskDeadlineDate(), tracker(slots={"deadline_topic": topic})).text


@pytest.mark.parametrize(("topic", "figure"), [("ehc-decision-to-assess", "6 weeks"), ("appeal-lodge", "2 months"),
                                               (None, "20 weeks")])
def test_the_figure_is_told_with_the_question(kb: Knowledge, topic: str | None, figure: str) -> None:
    assert figure in say(ActionAskDeadlineDate(), tracker(slots={"deadline_topic": topic})).text
