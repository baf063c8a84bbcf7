"""Half-sentences that lean on the last answer: a refusal, a place on the ladder, a date, a council, who asks."""

from datetime import date

import pytest

from actions.action_answer_question import ActionAnswerQuestion
from actions.action_decline import ActionDecline
from actions.action_follow_up import ActionFollowUp
from actions.action_go_back import ActionGoBack
from actions.action_prepare_deadline import ActionPrepareDeadline
from actions.composing.deadlines import deadline_reply
from actions.composing.mine import comes_back
from actions.composing.refused import IF_REFUSED
from knowledge import Knowledge
from tests.builders import Said, context, say, tracker

BURY = {"council": "bury"}


def followed(intent: str, topic: str, text: str, **turn: object) -> Said:
    return say(ActionFollowUp(), tracker(text, intent, slots={"topic": topic}, metadata=BURY, **turn))


@pytest.mark.parametrize(("topic", "text", "answer"), [
    ("ehc-decision-to-assess", "n if they say no", "ehc-refusal-to-assess"),
    ("college-support", "what if they say no", "college-adjustment-refused"),
    ("school-transport", "and if the council refuses", "transport-refused"),
])
def test_what_follows_a_refusal(kb: Knowledge, topic: str, text: str, answer: str) -> None:
    assert followed("change_detail", topic, text, ranking={topic: 0.4}).slots["topic"] == answer


@pytest.mark.parametrize("text", ["if they say nothing", "if they agree", "they say no", "if she is happy"])
def test_what_is_no_refusal(text: str) -> None:
    assert not IF_REFUSED.search(text)


@pytest.mark.parametrize(("topic", "text", "title"), [
    ("bury-getting-more-help", "not that level, the first one", "Getting Advice"),
    ("bury-tiers-compared", "tell me the top one", "Getting More Help"),
    ("bury-getting-advice", "and the one after", "Getting Help"),
    ("bury-getting-help", "no, the one before", "Getting Advice"),
])
def test_a_tier_by_its_place(kb: Knowledge, topic: str, text: str, title: str) -> None:
    assert followed("change_detail", topic, text).text.startswith(title)


def test_a_place_is_no_tier_where_no_tier_was_talked_about(kb: Knowledge) -> None:
    said = followed("change_detail", "suspension", "the first one", ranking={"suspension": 0.4})
    assert "Getting Advice" not in said.text


@pytest.mark.parametrize(("text", "back"), [
    ("back to mine", True), ("ok and for us", True), ("what about my own council then", True),
    ("is it the same for my son", False), ("mine is the worst council in the north", False),
])
def test_who_comes_back_to_their_council(text: str, back: bool) -> None:
    assert comes_back(text) is back


def test_back_to_my_own_council(kb: Knowledge) -> None:
    slots = {"topic": "south-glos-contact-sendiass", "council": "south_glos"}
    said = say(ActionGoBack(), tracker("back to mine", "go_back", slots=slots, metadata=BURY,
                                       before=("ask_contact",)))
    assert "Bury" in said.text and said.slots["council"] == "bury"


@pytest.mark.parametrize(("text", "last", "expected"), [
    ("the certificate came on 12 november, last day to appeal", "appeal", "Saturday 12 December 2026"),
    ("got it dated 12/11/26, when must I appeal", "appeal-mediation-certificate", "Saturday 12 December 2026"),
    ("the decision letter is dated 12 november", "appeal", "Tuesday 12 January 2027"),
])
def test_the_event_that_the_date_is_of(kb: Knowledge, text: str, last: str, expected: str) -> None:
    about = context(text=text, topic=last)
    said = deadline_reply(kb, about, kb.topics["appeal-lodge"], date(2026, 11, 12), date(2026, 11, 23)).text
    assert expected in said and "the later one counts" in said


def test_the_event_that_is_told_says_which_limit_is_meant(kb: Knowledge) -> None:
    said = say(ActionPrepareDeadline(), tracker(
        "got the certificate on 10 november so whats my last day", "calculate_deadline",
        ranking={"appeal-mediation-certificate": 0.8, "appeal-lodge": 0.2}, entities={"date": "2026-11-10"}))
    assert said.slots["deadline_topic"] == "appeal-lodge"


@pytest.mark.parametrize(("text", "figure"), [
    ("how long do they get to answer", True), ("how long does a school get to answer a consultation", False),
])
def test_a_bare_question_after_a_time_is_of_the_last_thing(kb: Knowledge, text: str, figure: bool) -> None:
    said = say(ActionAnswerQuestion(), tracker(text, "ask_timescale", slots={"topic": "complaint-council"},
                                               metadata=BURY, ranking={"school-consultation-time": 0.88}))
    assert (said.slots["topic"] == "complaint-council") is figure


def test_something_else_of_the_council_is_no_send_question(kb: Knowledge) -> None:
    said = say(ActionDecline(), tracker("bin day?", "ask_council_service", metadata=BURY))
    assert said.custom["outcome"] == "out_of_scope"


def test_who_asks_now_gets_the_last_answer_in_their_words(kb: Knowledge) -> None:
    slots = {"topic": "dyslexia", "need": "dyslexia", "phase": "ks2"}
    said = say(ActionFollowUp(), tracker("as a mum again, what can i do then", "ask_strategies", slots=slots,
                                         metadata={**BURY, "audience": "staff"}, entities={"audience": "parent"},
                                         ranking={"young-carers": 0.3}))
    assert "Dyslexia" in said.text and said.slots["audience"] == "parent"
