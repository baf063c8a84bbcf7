"""A reply may state what the register holds, what can be worked out, and what the person said: nothing else."""

from datetime import date
from typing import Any

import pytest

from actions.composing.entries import entry_reply
from evaluation.questions import Question, Turn
from evaluation.scoring import Answered, score
from evaluation.tracing import Tracer
from knowledge import Knowledge
from knowledge.models import (
    Contact,
    Council,
    Helpline,
    Intervention,
    LocalRoute,
    OtherCouncil,
    Process,
    Strategy,
    Topic,
)
from tests.builders import TODAY, add, context, knowledge_of, limit, make

PLAN = make(
    Process, id="plan", title="Getting a plan", answer="It should take 20 weeks at most. The clock starts that day.",
    clocks=[{"id": "request-received", "title": "The request", "asks": "When did they get it?"}],
    steps=[{"id": "decide", "title": "Decide to assess", "answer": "By week 6 the council decides.",
            "status": "confirmed", "checked_on": date(2026, 11, 22), "limit": limit(6, "week"),
            "sources": [{"title": "A law", "section": "regulation 5(1)"},
                        {"title": "Norland: plans, \u201cthe steps\u201d", "section": ""}]}])
LEGO = make(Intervention, id="lego", title="Lego club", group={"min": 3, "max": 6}, per_week={"min": 1, "max": 1},
            minutes={"min": 60, "max": 60}, weeks={"min": 12, "max": 12},
            cost={"amount": 225, "per": "year", "dated": "2025"})


@pytest.fixture(scope="module")
def small() -> Knowledge:
    kb = knowledge_of(
        PLAN, LEGO, make(Topic, id="old", title="Old rules", answer="Statements took 26 weeks under the old law."),
        make(Topic, id="guess", title="A guess", answer="About 31 weeks is usual.", status="unconfirmed"),
        make(Helpline, id="line", title="Help line", purpose="Any worry.", phone="0800 1111"),
        make(OtherCouncil, id="norland", name="Norland"),
        make(Council), make(Contact, id="hub", name="The Hub", title="The Hub", phone="01632 960 001",
                            url="https://www.testshire.gov.uk/hub"),
        make(LocalRoute, id="route", topic="plan", text="The panel meets every 2 weeks."))
    add(kb, make(Council, id="otherham", name="Otherham Council", short_name="Otherham", places=["Otterby"]),
        make(Contact, id="other-hub", name="Front door", title="Front door", phone="01632 960 777",
             email="hub@otherham.gov.uk", role="lado"),
        make(LocalRoute, id="other-route", topic="plan", text="The panel of Otherby meets every 9 weeks in term."),
        council="otherham")
    return kb


@pytest.fixture(scope="module")
def tracer(small: Knowledge) -> Tracer:
    return Tracer(small, TODAY)


def untraced(tracer: Tracer, text: str, *asked: str, topic: str | None = "plan", council: str = "testshire",
             choices: list[dict[str, str]] | None = None) -> list[str]:
    message: dict[str, Any] = {"text": text, "custom": {"topic": topic}, "choices": choices or []}
    return [f"{u.kind} {u.text}: {u.why}" for u in tracer.untraced(asked or ("how long?",), council, [message])]


TRACED = [
    "It should take 20 weeks at most.",
    "It should take 20 weeks at most. In Testshire: The panel meets every 2 weeks.",
    "Decide to assess: by week 6 the council decides.",
    "The time limit is 6 weeks. It runs from the day they got it.",
    "Source: A law, regulation 5(1).",
    # Whose page says so is no advice to go there.
    'Source: Norland: plans, "the steps"',
    "Help line (Any worry): 0800 1111",
    "The Hub (Worries): 01632 960001, https://testshire.gov.uk/hub",
    "If anyone is in danger now, call 999.",
    "I only know the local contacts of Testshire, Otherham, so I cannot help.",
    "Hello from Testshire Council.",
    "The Hub. If nobody answers, call the other number. Checked on 22 November 2026.",
    "Nothing is stated here.",
]


@pytest.mark.parametrize("text", TRACED)
def test_what_the_register_holds_is_traced(tracer: Tracer, text: str) -> None:
    assert untraced(tracer, text) == []


UNTRACED = [
    ("It should take 21 weeks at most.", "figure 21: stands in no entry"),
    # A figure of another entry, in this one's sentence.
    ("It should take 26 weeks at most.", "figure 26: stands in no entry"),
    ("The time limit is 8 weeks. It runs from the day they got it.", "figure 8: stands in no entry"),
    ("The time limit is 6 months.", "figure 6: stands in no entry"),
    ("You have three weeks.", "figure three: stands in no entry"),
    # What is not confirmed is not to be said.
    ("About 31 weeks is usual.", "figure 31: stands in no entry"),
    ("Source: A law, regulation 5(3).", "figure 3: stands in no entry"),
    ("The Hub (Worries): 01632 960 002", "phone 01632 960 002: stands in no entry"),
    ("Front door (Worries): 01632 960 777", "phone 01632 960 777: belongs to otherham"),
    ("Write to hub@otherham.gov.uk", "address hub@otherham.gov.uk: belongs to otherham"),
    ("See https://www.testshire.gov.uk/other", "address https://www.testshire.gov.uk/other: stands in no entry"),
    ("The panel of Otherby meets every 9 weeks in term.", "figure 9: belongs to otherham"),
    ("Decide to assess: Monday 4 January 2027.", "date 4 January 2027: stands in no entry"),
    ("Ask Norland about it.", "council Norland: stands in no entry"),
    ("Ask Otherham about it.", "council Otherham: stands in no entry"),
]


@pytest.mark.parametrize(("text", "found"), UNTRACED)
def test_what_stands_nowhere_or_is_another_councils_is_found(tracer: Tracer, text: str, found: str) -> None:
    assert untraced(tracer, text) == [found]


def test_a_choice_is_read_too_unless_it_asks_for_the_council(tracer: Tracer) -> None:
    assert untraced(tracer, "Which?", choices=[{"id": "x", "title": "The 40 week rule"}]) \
        == ["figure 40: stands in no entry"]
    assert untraced(tracer, "Which?", choices=[{"id": "council:otherham", "title": "Otherham"}]) == []


class TestTheirOwnWords:
    def test_a_figure_or_council_that_the_person_named(self, tracer: Tracer) -> None:
        assert untraced(tracer, "Tried so far: lego for 17 weeks. I cannot speak for Norland.",
                        "we moved from Norland", "we did lego for 17 weeks") == []

    def test_who_names_another_council_is_answered_for_it(self, tracer: Tracer) -> None:
        text = "Front door (Worries): 01632 960 777"
        assert untraced(tracer, text, "hi", "we live in Otterby now") == []
        assert untraced(tracer, text, "hi", "we live near here now") != []


class TestCalculations:
    def test_a_date_that_follows_from_theirs(self, tracer: Tracer) -> None:
        text = "Decide to assess: Monday 4 January 2027 at the latest. That is 6 weeks from 23 November 2026. " \
            "That is 43 days from today."
        assert untraced(tracer, text, "they got it on 23 November 2026") == []

    @pytest.mark.parametrize("text", [
        "Decide to assess: Tuesday 5 January 2027.", "That is 40 days from today.", "Final plan: 12 April 2027."])
    def test_a_date_that_does_not(self, tracer: Tracer, text: str) -> None:
        assert len(untraced(tracer, text, "they got it on 23 November 2026")) == 1

    def test_a_review_comes_within_a_term(self, tracer: Tracer) -> None:
        assert untraced(tracer, "Review: by Sunday 7 February 2027", topic="plan") != []
        assert untraced(tracer, "Review: by Friday 29 January 2027", topic="plan") == []
        assert untraced(tracer, "- Review by Sunday 31 January 2027, with the family") == []
        assert untraced(tracer, "- Review by Sunday 31 October 2027, with the family") != []

    def test_a_span_of_time_is_worked_out_in_weeks(self, tracer: Tracer) -> None:
        assert untraced(tracer, "It has been tried (about 26 weeks).", "a small group for two terms") == []
        assert untraced(tracer, "It has been tried (about 26 weeks).", "a small group") != []

    def test_staff_time_is_worked_out_and_the_price_is_dated(self, tracer: Tracer) -> None:
        facts = ("Lego club\n- Group size: 3 to 6\n- How often: 1 times a week, 60 minutes each, 12 weeks\n"
                 "- Staff time: about 2 to 4 adult hours for each pupil\n- Cost: £225 per year (price as at 2025)")
        assert untraced(tracer, facts, topic="lego") == []
        wrong = facts.replace("£225", "£325").replace("2 to 4", "2 to 7")
        assert untraced(tracer, wrong, topic="lego") == [
            "figure 7: stands in no entry", "figure £325: stands in no entry"]


def test_each_turn_of_a_conversation_is_read_with_those_before_it(tracer: Tracer) -> None:
    asked = Question("q", "info", "parent", "testshire", "time", "plain", (Turn("about 17 weeks"), Turn("and then?")))
    reply = Answered([{"text": "You said 17 weeks."}, {"text": "Call 01632 960 777."}], 0.1)
    traced = tracer.traced(score(asked, (reply, reply)))
    assert traced.untraced == ("phone `01632 960 777` belongs to otherham: call 01632 960 777",) * 2
    assert traced.passed


@pytest.mark.parametrize("council", ["bury", "south_glos"])
def test_the_replies_of_the_real_content_are_traced(kb: Knowledge, council: str) -> None:
    tracer = Tracer(kb, TODAY)
    entries = [e for e in kb.entries.values() if e.shown and not isinstance(e, (Strategy, LocalRoute))]
    for entry in [e for e in entries if kb.visible_to(e.id, council)][::25]:
        turn = context(council=council)
        reply = entry_reply(kb, turn, entry.id)
        message = {"text": reply.text, "custom": reply.payload(turn), "choices": reply.choices}
        assert tracer.untraced([entry.title], council, [message]) == [], entry.id
