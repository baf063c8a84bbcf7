"""Messages that lean on what was answered last: whom to ask, what it costs, how long, another date."""

import pytest

from actions.action_answer_question import ActionAnswerQuestion
from actions.action_explain_term import ActionExplainTerm
from actions.action_follow_up import ActionFollowUp
from actions.action_not_understood import ActionNotUnderstood
from actions.action_prepare_deadline import ActionPrepareDeadline
from actions.composing.context import told_beside
from actions.validate_find_tier_form import ValidateFindTierForm
from knowledge import Knowledge
from tests.builders import Said, say, tracker

BURY, SOUTH_GLOS = {"council": "bury"}, {"council": "south_glos"}


def followed(intent: str, topic: str, text: str = "", **turn: object) -> Said:
    return say(ActionFollowUp(), tracker(text, intent, slots={"topic": topic}, metadata=BURY, **turn))


def test_the_whole_takes_as_long_as_its_process(kb: Knowledge) -> None:
    said = followed("follow_up_timescale", "ehc-how-to-ask", ranking={"ehc-needs-assessment": 0.6})
    assert "20 weeks" in said.text


def test_another_thing_s_time_is_no_answer(kb: Knowledge) -> None:
    said = followed("follow_up_timescale", "reception-part-time",
                    ranking={"part-time-how-long": 0.4, "appeal-lodge": 0.05})
    assert said.slots["topic"] == "part-time-how-long"


def test_a_correction_of_nothing_is_the_question_that_it_asks(kb: Knowledge) -> None:
    said = followed("change_detail", "ehc-draft-plan", "and if I do not agree", ranking={"final-plan-disagree": 0.5})
    assert said.slots["topic"] == "final-plan-disagree"


def test_the_other_tiers(kb: Knowledge) -> None:
    said = followed("follow_up_more", "bury-getting-risk-support-tier")
    assert all(name in said.text for name in ("Getting Advice", "Getting Help", "Getting More Help"))


def test_what_the_answer_said_of_money_is_said_again(kb: Knowledge) -> None:
    assert "A data request is free." in followed("follow_up_free", "school-records").text


def test_whom_to_ask_where_nothing_comes_after(kb: Knowledge) -> None:
    assert "Bury SENDIASS" in followed("follow_up_next", "school-not-helping").text


def test_the_council_stands_beside_free_advice(kb: Knowledge) -> None:
    said = say(ActionFollowUp(), tracker("who do I write to", "follow_up_contact",
                                         slots={"topic": "one-to-one-in-plan"}, metadata=SOUTH_GLOS))
    assert "SEND and You" in said.text and "01454 865137" in said.text


def test_who_does_it_stands_in_the_answer_itself(kb: Knowledge) -> None:
    said = followed("follow_up_contact", "healthcare-plan", "who writes it")
    assert said.text.startswith("School must make arrangements")


def test_the_other_council_s_own_answer(kb: Knowledge) -> None:
    turn = tracker("and in South Gloucestershire?", "change_detail", entities={"council": "south_glos"},
                   slots={"topic": "bury-tiers-compared"}, metadata=BURY)
    assert say(ActionFollowUp(), turn).slots["topic"] == "south-glos-tiers-compared"


def test_after_a_word_for_a_programme_the_programme_is_talked_about(kb: Knowledge) -> None:
    said = say(ActionExplainTerm(), tracker("what's ELSA", "ask_meaning", ranking={"term-elsa": 0.9}, metadata=BURY))
    assert "emotional literacy" in said.text.lower() and said.slots["topic"] == "int-elsa"


def test_another_date_is_counted_again(kb: Knowledge) -> None:
    turn = tracker("oops it says 15/10/26", "nlu_fallback", entities={"date": "2026-10-15"}, metadata=BURY,
                   slots={"topic": "appeal-lodge", "deadline_topic": "appeal-lodge"}, before=("calculate_deadline",))
    assert "15 December 2026" in say(ActionNotUnderstood(), turn).text


def test_a_limit_without_a_clock_is_counted_as_its_twin(kb: Knowledge) -> None:
    turn = tracker("they refused, when must I appeal by", "calculate_deadline", entities={"date": "2026-10-05"},
                   ranking={"ehc-refusal-to-assess": 0.37, "order-assess": 0.2}, metadata=BURY)
    topic = kb.topics[say(ActionPrepareDeadline(), turn).slots["deadline_topic"]]
    assert topic.limit and (topic.limit.value, topic.limit.unit) == (2, "month")


@pytest.mark.parametrize(("text", "start", "told"), [
    ("he has ADHD. what is a SENCO?", 7, {"need": ("adhd",)}), ("what is ADHD?", 8, {}),
])
def test_what_stands_beside_a_question_is_told(text: str, start: int, told: dict[str, tuple[str, ...]]) -> None:
    entity = {"entity": "need", "value": "adhd", "start": start, "end": start + 4}
    asked = text.index("what")
    assert told_beside({"text": text, "entities": [entity], "asks": [[asked, len(text)]]}) == told


def test_an_answer_beside_a_side_question_is_kept(kb: Knowledge) -> None:
    turn = tracker("he has ADHD. what is a SENCO?", "ask_meaning", entities={"need": "adhd"}, metadata=BURY,
                   loop="find_tier_form", asked="find_need")
    turn.latest_message["asks"] = [[13, 29]]
    assert say(ValidateFindTierForm(), turn).slots["find_need"] == "adhd"


def test_nothing_tried_is_no_need(kb: Knowledge) -> None:
    turn = tracker("nothing, school says wait", "ask_steps", metadata=BURY, loop="find_tier_form", asked="find_need")
    assert say(ValidateFindTierForm(), turn).slots["find_need"] is None


def test_another_age_may_have_an_answer_of_its_own(kb: Knowledge) -> None:
    turn = tracker("what about college", "ask_steps", entities={"phase": "post-16"}, metadata=BURY,
                   ranking={"phase-transfer-post-16": 0.5}, slots={"topic": "phase-transfer-school"})
    assert say(ActionAnswerQuestion(), turn).slots["topic"] == "phase-transfer-post-16"
