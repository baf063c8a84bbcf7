"""What is an answer inside a guided conversation, and what is a question of its own."""

import pytest

from actions.composing.guiding import is_aside, kept, normal, way_of
from knowledge import Knowledge
from knowledge.models import AnswerWords
from tests.builders import context, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


@pytest.mark.parametrize(("text", "kind", "way"), [
    ("it is better", "change", "better"), ("No change!", "change", "none"), ("not sure", "change", "unknown"),
    ("Our school's provision", "scope", "setting"), ("it rained", "change", None), ("", "change", None),
    # The longest words decide: "no progress" is more than "no", "not yet" more than "no".
    ("not yet", "audit", "no"), ("sort of, some do", "audit", "partly"),
    # What answers alone is no part of a longer answer.
    ("none", "tried", "nothing"), ("none of the groups", "tried", None),
])
def test_which_way_words_answer(small: Knowledge, text: str, kind: str, way: str | None) -> None:
    assert way_of(small, text, kind) == way


@pytest.mark.parametrize(("turn", "answers", "aside"), [
    ({"intent": "ask_meaning", "asks": True}, False, True),
    ({"intent": "ask_meaning", "asks": False}, False, False),
    # A question that holds the words of an answer is still a question.
    ({"intent": "ask_meaning", "asks": True}, True, True),
    ({"intent": "change_detail", "asks": True}, False, False),
    ({"intent": "stop_form"}, True, True), ({"intent": "report_risk"}, True, True),
    ({"intent": "ask_for_person"}, False, True), ({"intent": "go_back"}, False, True),
    # "Nothing much" may be taken for goodbye; its words answer.
    ({"intent": "say_goodbye"}, True, False), ({"intent": "say_goodbye"}, False, True),
    ({"intent": "ask_unrelated", "confidence": 0.9}, False, True),
    ({"intent": "ask_unrelated", "confidence": 0.5}, False, False),
    ({"choice": "find:need:autism"}, False, False), ({"choice": "right"}, False, True),
    ({"choice": "audit:answer:yes"}, False, True),
])
def test_what_is_asked_in_between(turn: dict, answers: bool, aside: bool) -> None:
    assert is_aside(context(**turn), "find", answers) is aside


def test_words_are_compared_without_case_marks_and_owners() -> None:
    assert normal("Our School's  plan: DON'T!") == "our school plan dont"


def test_words_are_kept_to_a_sensible_length() -> None:
    assert kept("  a   b ") == "a b" and len(kept("x" * 900)) == 300


def test_the_real_words_hold_no_two_ways_of_one_kind(kb: Knowledge) -> None:
    claimed: dict[tuple[str, str], str] = {}
    for answer in kb.answers.values():
        for words in map(normal, (*answer.words, *answer.alone)):
            kind = answer.id.partition("-")[0]
            assert claimed.setdefault((kind, words), answer.id) == answer.id, words


@pytest.mark.parametrize(("text", "way"), [("no real progress", "none"), ("real progress", "better"),
                                           ("there was no noticeable progress", "none")])
def test_a_stressed_word_is_the_same_answer(text: str, way: str) -> None:
    kb = knowledge_of(make(AnswerWords, id="change-none", words=["no progress"]),
                      make(AnswerWords, id="change-better", words=["progress"]))
    assert way_of(kb, text, "change") == way
