"""The answer of the deadline calculator, with the day handed in."""

from datetime import date
from typing import Any

import pytest

from actions.composing.deadlines import deadline_reply, shown
from knowledge import Knowledge
from knowledge.models import Topic
from tests.builders import COUNCIL, context, knowledge_of, limit, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


START = date(2026, 11, 23)


class TestDeadlines:
    def reply(self, kb: Knowledge, topic: str | None, start: date = START, today: date = START, **turn: Any) -> Any:
        found = kb.topics[topic] if topic else None
        return deadline_reply(kb, context(today=today, **turn), found, start, today)

    def test_a_date_is_written_in_full(self) -> None:
        assert shown(date(2027, 1, 4)) == "Monday 4 January 2027"

    def test_the_date_the_figure_the_start_and_how_far_off(self, small: Knowledge) -> None:
        text = self.reply(small, "decide", today=date(2026, 12, 4)).text
        assert text.startswith("They decide: Monday 4 January 2027. That is 6 weeks from the day they got it "
                               "(Monday 23 November 2026). That is 31 days from today.")

    def test_the_whole_timeline_comes_with_it(self, small: Knowledge) -> None:
        reply = self.reply(small, "decide", today=date(2027, 1, 4))
        (block,) = [b for b in reply.blocks if b["kind"] == "timeline"]
        assert [(s["what"], s["date"], s["state"]) for s in block["steps"]] == [
            ("They decide", "2027-01-04", "today"), ("They finish", "2027-04-12", "later")]

    def test_a_day_that_has_passed_comes_with_what_to_do(self, small: Knowledge) -> None:
        text = self.reply(small, "decide", today=date(2027, 1, 5)).text
        assert "That day has passed." in text and "If this is late: Write to them." in text
        assert "If this is late" not in self.reply(small, "decide", today=date(2027, 1, 4)).text

    def test_at_least_counts_the_first_day(self, small: Knowledge) -> None:
        text = self.reply(small, "comment", start=date(2026, 3, 2), today=date(2026, 3, 2)).text
        assert text.startswith("You comment: until Monday 16 March 2026 at least. That is 15 days")

    def test_before_an_event(self) -> None:
        kb = knowledge_of(make(Topic, id="papers", title="Papers", limit=limit(
            2, "week", before=True, kind="at_least", starts="the meeting")))
        text = self.reply(kb, "papers", start=date(2027, 1, 14)).text
        assert text.startswith("Papers: by Thursday 31 December 2026. That is 2 weeks before Thursday 14 January")

    def test_school_days_are_not_guessed(self, small: Knowledge) -> None:
        text = self.reply(small, "talk").text
        assert "school's own calendar" in text and "5 school days" in text

    def test_a_process_by_itself_gives_all_its_dates(self, small: Knowledge) -> None:
        reply = self.reply(small, "ehc-needs-assessment")
        assert reply.text.startswith("The process: Monday 12 April 2027.")
        assert len([b for b in reply.blocks if b["kind"] == "timeline"]) == 1

    def test_no_topic_gives_the_usual_process(self, small: Knowledge) -> None:
        reply = self.reply(small, None)
        assert reply.topic == "ehc-needs-assessment" and "Monday 4 January 2027" in reply.text

    def test_a_topic_by_itself_has_no_timeline(self, small: Knowledge) -> None:
        reply = self.reply(small, "elsewhere")
        assert reply.text.startswith("A limit of its own: Tuesday 23 February 2027.")
        assert not [b for b in reply.blocks if b["kind"] == "timeline"]

    def test_one_date_alone_is_said_once(self, small: Knowledge) -> None:
        reply = self.reply(small, "comment")
        assert [b for b in reply.blocks if b["kind"] == "timeline"] and reply.text.count("You comment") == 1

    def test_exceptions_are_named(self, small: Knowledge) -> None:
        assert "exceptions" in self.reply(small, "decide").text
        assert "exceptions" not in self.reply(small, "elsewhere").text

    def test_who_to_ask_here(self, small: Knowledge) -> None:
        assert "ehc@testshire.example" in self.reply(small, "decide", council=COUNCIL).text

    def test_a_chain_of_two_limits(self, kb: Knowledge) -> None:
        # 4 weeks to decide and 8 more to finish: 12 weeks after the meeting.
        text = self.reply(kb, "annual-review-final-plan", start=date(2027, 1, 14),
                          text="the review meeting was on 14 January 2027").text
        assert "Thursday 8 April 2027" in text
