"""Example questions: enough of them, each claimed once."""

from typing import Any

import pytest

from knowledge.checks import questions
from knowledge.models import (
    Contact,
    Helpline,
    Intervention,
    Ladder,
    LocalRoute,
    Need,
    Process,
    Step,
    Strategy,
    Term,
    Tier,
    Topic,
)
from tests.builders import make
from tests.knowledge.finding import found, messages

QUESTIONS = ["one", "two", "three", "four", "five", "six"]
LADDER = {"id": "ladder", "title": "Ladder", "purpose": "send"}


class TestEnoughQuestions:
    @pytest.mark.parametrize("kind", [Topic, Need, Term, Tier, Intervention])
    def test_five_are_too_few(self, kind: type) -> None:
        entry = make(kind, id="a", questions=QUESTIONS[:5])
        placed = make(Ladder, **LADDER, tiers=[entry]) if kind is Tier else entry
        assert messages(questions.enough_questions, placed) == ["has 5; 6 at least"]

    @pytest.mark.parametrize("entry", [
        make(Topic, questions=QUESTIONS), make(Topic, status="unconfirmed"), make(Strategy),
        make(LocalRoute), make(Contact), make(Helpline)])
    def test_six_are_enough_and_some_need_none(self, entry: Any) -> None:
        assert found(questions.enough_questions, entry) == []

    def test_a_step_is_asked_by_itself(self) -> None:
        process = make(Process, id="p", questions=QUESTIONS, steps=[make(Step, id="s")])
        assert found(questions.enough_questions, process) == [("s", "questions")]


class TestRepeatedQuestions:
    @pytest.mark.parametrize(("first", "second", "repeated"), [
        ("How long?", "how long", True), ("how  long!", "How long", True), ("how long", "how long is it", False),
        ("it's late", "its late", False),
    ])
    def test_of_two_entries(self, first: str, second: str, repeated: bool) -> None:
        findings = found(questions.repeated_questions, make(Topic, id="a", questions=[first]),
                         make(Need, id="b", questions=[second]))
        assert findings == ([("b", "questions")] if repeated else [])

    def test_of_one_entry_and_of_a_hidden_one(self) -> None:
        assert found(questions.repeated_questions, make(Topic, id="a", questions=["how", "how"]),
                     make(Topic, id="b", questions=["how"], status="unconfirmed")) == []

    def test_a_council_may_ask_what_the_nation_asks(self) -> None:
        assert found(questions.repeated_questions, make(Topic, id="a", questions=["who do I ring"]),
                     make(Contact, id="b", questions=["who do I ring"])) == []
