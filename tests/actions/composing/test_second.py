"""Two questions in one message: both are answered, or the second is offered."""

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.action_answer_question import ActionAnswerQuestion
from actions.action_decline import ActionDecline
from actions.action_explain_term import ActionExplainTerm
from actions.action_follow_up import ActionFollowUp
from actions.action_give_contact import ActionGiveContact
from actions.composing import base
from actions.composing.base import KnowledgeAction
from actions.composing.second import MOST_WORDS
from knowledge import Knowledge
from knowledge.models import Term, Topic
from tests.builders import COUNCIL, add, make, say, tracker

# What was understood of one question: its words, its intent, and the entry it asks for.
Asked = tuple[str, str, str]


def message(*questions: Asked, entities: dict[str, str] | None = None, **turn: Any) -> Tracker:
    """Make a message of several questions, as the pipeline hands it on."""
    text = " and ".join(words for words, _, _ in questions)
    made = tracker(text, questions[0][1], ranking={questions[0][2]: 0.8}, metadata={"council": COUNCIL}, **turn)
    made.latest_message["questions"] = [
        {"text": words, "start": text.index(words), "end": text.index(words) + len(words), "intent": intent,
         "topic_ranking": [{"id": entry, "score": 0.8}]} for words, intent, entry in questions]
    made.latest_message["entities"] = [
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for words, (kind, value) in ((w, tuple(v.split(":"))) for w, v in (entities or {}).items())]
    return made


RIGHT: Asked = ("may I ask", "ask_right", "right")
PLAN: Asked = ("what is an EHC plan", "ask_meaning", "term-plan")
WHO: Asked = ("who do I ring", "follow_up_contact", "belief")
LONG: Asked = ("how long does it take", "ask_timescale", "ehc-needs-assessment")
BINS: Asked = ("when are the bins collected", "ask_council_service", "belief")


def test_both_are_answered_in_order(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), message(RIGHT, PLAN))
    first, second = said.text.index("Yes. You may ask."), said.text.index("A legal plan.")
    assert first < second and "You also asked: EHC plan" in said.text
    assert said.slots["topic"] == "right"


def test_a_contact_beside_a_time_limit(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), message(LONG, WHO))
    assert "20 weeks" in said.text and "01632 960 001" in said.text


def test_a_follow_up_of_two_parts(small: Knowledge) -> None:
    how_long = ("how long has that", "follow_up_timescale", "belief")
    said = say(ActionFollowUp(), message(how_long, WHO, slots={"topic": "ehc-needs-assessment"}))
    assert "20 weeks" in said.text and "01632 960 001" in said.text


def test_what_is_not_ours_and_what_is(small: Knowledge) -> None:
    said = say(ActionDecline(), message(BINS, PLAN))
    assert "Testshire Council" in said.text and "A legal plan." in said.text


def test_a_miss_gives_way_to_the_answer(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), message(("and so on", "ask_steps", "nowhere"), PLAN))
    assert said.text.startswith("EHC plan") and said.custom["outcome"] == "answered"


def test_a_second_that_is_not_understood_leaves_the_first_alone(small: Knowledge) -> None:
    alone = say(ActionAnswerQuestion(), tracker(ranking={"right": 0.8}, metadata={"council": COUNCIL})).text
    assert say(ActionAnswerQuestion(), message(RIGHT, ("and so on", "ask_steps", "nowhere"))).text == alone


def test_each_has_its_own_names(small: Knowledge) -> None:
    add(small, make(Term, id="term-oap", title="OAP", meaning="Help for all."))
    one = ("what does OAP mean", "ask_meaning", "term-oap")
    other = ("what is a SENCO", "ask_meaning", "term-coordinator")
    named = {"OAP": "term:term-oap", "SENCO": "term:term-coordinator"}
    said = say(ActionExplainTerm(), message(one, other, entities=named))
    assert [b["term"].split(":")[0] for b in said.blocks("definition")] == ["OAP", "SENCO"]


def test_a_second_that_is_too_long_is_said_in_short_and_offered(small: Knowledge) -> None:
    add(small, make(Topic, id="long-one", title="A long one", answer="Word " * 150 + "end.", next=["Step."]),
        make(Topic, id="other", title="The other", answer="Short answer.", next=["Do " + "this " * 90 + "first."],
             contacts=["front-door"]))
    said = say(ActionAnswerQuestion(), message(("one", "ask_steps", "long-one"), ("two", "ask_steps", "other")))
    assert "Short answer." in said.text and "this this" not in said.text and "The Hub" in said.text
    assert said.choices[0] == "The other" and len(said.text.split()) <= MOST_WORDS + 20


def test_one_that_cannot_be_made_short_is_only_offered(small: Knowledge) -> None:
    add(small, make(Topic, id="long-one", title="A long one", answer="Word " * 200 + "end."),
        make(Topic, id="other", title="The other", answer="Other " * 100 + "end."))
    said = say(ActionAnswerQuestion(), message(("one", "ask_steps", "long-one"), ("two", "ask_steps", "other")))
    assert "Other Other" not in said.text and said.choices[0] == "The other"


def test_a_third_is_answered_too_where_it_is_short(small: Knowledge) -> None:
    team = ("who is the EHC team", "ask_contact", "testshire-ehc-team")
    said = say(ActionAnswerQuestion(), message(RIGHT, PLAN, team))
    assert "A legal plan." in said.text and "ehc@testshire.example" in said.text


def test_a_failure_in_the_second_keeps_the_first(small: Knowledge, monkeypatch: pytest.MonkeyPatch,
                                                 caplog: pytest.LogCaptureFixture) -> None:
    def broken(self: ActionGiveContact, *_: object) -> None:
        raise LookupError("private words")

    monkeypatch.setattr(ActionGiveContact, "answer", broken)
    said = say(ActionAnswerQuestion(), message(RIGHT, ("who is that", "ask_contact", "testshire-ehc-team")))
    assert said.text.startswith("Yes. You may ask.")
    assert "LookupError" in caplog.text and "private words" not in caplog.text


def test_an_intent_that_no_action_answers_is_left_out(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), message(RIGHT, ("hello", "greet", "belief")))
    assert said.text.startswith("Yes. You may ask.")


def test_one_question_is_one_answer(small: Knowledge) -> None:
    assert "You also asked" not in say(ActionAnswerQuestion(), tracker("may I ask", ranking={"right": 0.8})).text


def test_every_action_is_found_by_its_intents() -> None:
    assert base.KnowledgeAction is KnowledgeAction
    assert KnowledgeAction.of_intent["ask_right"] is ActionAnswerQuestion
    assert KnowledgeAction.of_intent["follow_up_contact"] is ActionFollowUp
