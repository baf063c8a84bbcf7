"""What parents read can be read at eleven."""

from typing import Any

import pytest

from knowledge.checks import reading
from knowledge.models import Contact, HardToRead, Helpline, Intervention, LocalRoute, Need, Strategy, Term, Topic
from tests.builders import knowledge_of, make
from tests.knowledge.finding import found, messages

HARD = ("Consideration of alternative educational arrangements necessitates comprehensive multidisciplinary "
        "documentation, notwithstanding administrative impracticalities.")
PLAIN = "Ask the school for a talk. Bring a list of what you see at home. They must listen to you."


@pytest.mark.parametrize(("text", "age"), [
    # Worked by hand: 4.71 x 30/10 signs a word + 0.5 x 10/2 words a sentence - 21.43 = -4.80; none is read before 5.
    ("The cat sat on the mat. The dog ate it.", 5),
    # 4.71 x 77/14 + 0.5 x 14/2 - 21.43 = 7.98, rounded up 8: read at 12.
    ("The governors consider whether the pupil should return. They write within ten school days.", 12),
])
def test_the_age_of_a_text(text: str, age: int) -> None:
    assert reading.reading_age(text) == age


@pytest.mark.parametrize("entry", [
    make(Topic, answer=HARD), make(Topic, answer={"parent": HARD, "staff": PLAIN, "young_person": PLAIN}),
    make(Topic, answer="Yes.", next=[HARD]), make(Need, meaning=HARD), make(Term, meaning=HARD),
    make(Strategy, home=HARD), make(Strategy, home="Do it.", why=HARD), make(Intervention, what=HARD),
    make(LocalRoute, text=HARD), make(Contact, purpose=HARD), make(Helpline, note=HARD)])
def test_hard_words_for_parents(entry: Any) -> None:
    assert found(reading.hard_reading, entry) == [("one", "parent")]


@pytest.mark.parametrize("entry", [
    make(Topic, answer=PLAIN), make(Topic, answer={"parent": PLAIN, "staff": HARD}),
    make(Topic, answer=HARD, audience=["staff"]), make(Topic, answer=HARD, status="unconfirmed"),
    make(Strategy, do=HARD), make(Strategy, do=HARD, home=PLAIN), make(Intervention, evidence=HARD, what=PLAIN),
    make(Topic, answer=" ".join(HARD.split()[:5]))])
def test_plain_words_words_for_staff_and_a_single_clause(entry: Any) -> None:
    assert found(reading.hard_reading, entry) == []


def test_the_age_is_told() -> None:
    (message,) = messages(reading.hard_reading, make(Topic, answer=HARD))
    assert message.startswith("has a reading age of ") and message.endswith("; 11 at most")


class TestNames:
    """A name cannot be put in plainer words."""

    @pytest.mark.parametrize("text", [
        "Ask the Multidisciplinary Communication Assessment Partnership of Testshire about it. They will tell you.",
        "A parliamentary questionnaire is a long list. You get it from school and fill it in with your child.",
    ])
    def test_do_not_count(self, text: str) -> None:
        entry = make(Term, id="one", title="Parliamentary questionnaire", meaning=text)
        assert found(reading.hard_reading, entry) == []

    def test_an_abbreviation_that_is_opened_does_not_count(self) -> None:
        term = make(Term, id="t", title="EHC plan", aliases=["education, health and care plan"], meaning="A plan.")
        measured = reading.measured("Ask for an EHC plan (education, health and care plan).",
                                    reading.glossary(knowledge_of(term)), reading.any_of({"EHC plan"}))
        assert measured == "Ask for an Ann."

    def test_other_words_in_brackets_count(self) -> None:
        assert reading.measured("Ask (in writing).", frozenset(), reading.any_of({"x"})) == "Ask (in writing)."


class TestExceptions:
    def test_an_entry_with_a_reason(self) -> None:
        assert found(reading.hard_reading, make(Topic, answer=HARD), make(HardToRead, id="one", why="A law.")) == []

    @pytest.mark.parametrize("entry", [make(Topic, answer=PLAIN), make(Topic, id="two", answer=PLAIN)])
    def test_one_that_is_not_needed_is_found(self, entry: Any) -> None:
        assert found(reading.hard_reading, entry, make(HardToRead, id="one", why="A law.")) == [("one", "id")]
