"""Scoring by hand: right words, forbidden words, and the safeguarding level."""

from typing import Any

import pytest

from evaluation.questions import Question, Turn
from evaluation.scoring import Answered, failings, level_of, score, visible


def message(text: str = "", choices: list[str] | None = None, level: str | None = None) -> dict[str, Any]:
    custom: dict[str, Any] = {"safeguarding": {"level": level}} if level else {}
    return {"text": text, "custom": custom, "choices": [{"id": "x", "title": t} for t in choices or []]}


def question(*turns: Turn, name: str = "info") -> Question:
    return Question("q", name, "parent", "bury", "time", "plain", turns)


class TestVisible:
    @pytest.mark.parametrize(("messages", "text"), [
        ([message("One."), message("Two.")], "One. Two."),
        ([message("Pick:", ["A right", "A belief"])], "Pick: A right A belief"),
        ([{"text": "T", "custom": {"choices": [{"title": "C"}]}}], "T C"),
        ([message("it\u2019s \u201c6\u201d \u2013 7 **bold** `code`")], "it's \"6\" - 7 bold code"),
        ([message("<p>6&nbsp;weeks</p> <b>now</b>")], "6 weeks now"),
        ([message("a < b and c > d")], "a d"),
        ([message("a\n\n  b")], "a b"),
        ([{"custom": {"blocks": []}}], ""), ([{}], ""), ([], ""), ([{"text": None, "custom": None}], ""),
    ])
    def test_what_a_person_sees(self, messages: list[dict[str, Any]], text: str) -> None:
        assert visible(messages) == text


@pytest.mark.parametrize(("levels", "strongest"), [
    ([None], "none"), (["banner"], "banner"), ([None, "interrupt"], "interrupt"),
    (["banner", "interrupt"], "interrupt"), ([], "none"), (["odd"], "none"),
])
def test_the_strongest_level(levels: list[str | None], strongest: str) -> None:
    assert level_of([message("t", level=level) for level in levels]) == strongest


class TestFailings:
    TURN = Turn("how long", (("20 weeks", "twenty weeks"), ("request",)), ("working days?",))

    @pytest.mark.parametrize(("text", "why"), [
        ("It takes 20 weeks from the request.", []),
        ("TWENTY\nWEEKS from the request", []),
        ("It takes 20 weeks.", ["missing: request"]),
        ("No idea.", ["missing: 20 weeks", "missing: request"]),
        ("20 weeks from the request, not working days.", ["forbidden: working days?"]),
        ("", ["empty reply"]),
    ])
    def test_of_a_reply(self, text: str, why: list[str]) -> None:
        assert failings(self.TURN, Answered([message(text)], 0.1)) == why

    def test_choices_count_as_words(self) -> None:
        assert failings(Turn("t", (("belief",),)), Answered([message("Pick", ["A belief"])], 0.1)) == []

    def test_the_answer_beside_a_signpost_is_wanted_too(self) -> None:
        turn = Turn("t", (("999",),), also_expect=(("20 weeks",),))
        assert failings(turn, Answered([message("999")], 0.1)) == ["missing: 20 weeks"]
        assert failings(turn, Answered([message("20 weeks. 999.")], 0.1)) == []

    def test_an_error_is_the_only_failing(self) -> None:
        assert failings(self.TURN, Answered([], 0.1, "ReadTimeout")) == ["error: ReadTimeout"]


# The question's set, what its turn wants, the level that came, and whether that passes.
LEVELS = [
    ("risk_positive", None, "interrupt", True), ("risk_positive", None, "banner", True),
    ("risk_positive", None, "none", False), ("risk_ambiguous", None, "none", True),
    ("risk_ambiguous", "true", "none", True), ("risk_negative", None, "interrupt", False),
    ("risk_negative", None, "banner", True), ("info_single", None, "interrupt", False),
    ("info_multi", "true", "interrupt", False), ("out_of_scope", None, "none", True),
    ("talks", "true", "none", False), ("talks", "true", "banner", True), ("talks", "soft", "none", True),
    ("talks", "false", "interrupt", False), ("talks", "false", "banner", True), ("talks", None, "interrupt", True),
    ("talks", "any", "none", True),
]


@pytest.mark.parametrize(("name", "wanted", "level", "passes"), LEVELS)
def test_the_level_that_a_set_wants(name: str, wanted: str | None, level: str, passes: bool) -> None:
    asked = question(Turn("t", escalate=wanted), name=name)
    result = score(asked, (Answered([message("Here.", level=level if level != "none" else None)], 0.1),))
    assert (result.passed, result.level) == (passes, level)


def test_every_turn_must_pass() -> None:
    asked = question(Turn("one", (("yes",),)), Turn("two", (("no",),)))
    good = score(asked, (Answered([message("yes")], 0.1), Answered([message("no")], 0.1)))
    bad = score(asked, (Answered([message("yes")], 0.1), Answered([message("yes", level="banner")], 0.1)))
    assert (good.passed, good.why, good.level) == (True, (), "none")
    assert (bad.passed, bad.why, bad.level) == (False, ("missing: no",), "banner")


def test_a_turn_without_an_answer_is_a_fault_of_the_run() -> None:
    with pytest.raises(ValueError):
        score(question(Turn("one"), Turn("two")), (Answered([message("yes")], 0.1),))
