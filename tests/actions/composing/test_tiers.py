"""The tier that is suggested: the reason, what comes next, and the record."""

import pytest

from actions.composing.placing import Tried
from actions.composing.reply import Reply
from actions.composing.tiers import suggestion_reply
from knowledge import Knowledge
from tests.builders import COUNCIL, context, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


def suggested(kb: Knowledge, need: str = "autism", **tried: object) -> Reply:
    fields = {"words": "a visual timetable", "level": 1, "weeks": 20, "change": "none", **tried}
    return suggestion_reply(kb, context(council=COUNCIL), need, "ks2", Tried(**fields))


def parts(reply: Reply) -> dict[str, str]:
    (record,) = [b for b in reply.blocks if b["kind"] == "record"]
    return {part["name"]: part["text"] for part in record["parts"]}


def test_the_tier_the_reason_and_what_to_do_come_first(small: Knowledge) -> None:
    text = suggested(small).text
    assert text.startswith("This sounds like Second in Testshire, for Autism in Key stage 2. Classroom adjustments")
    assert "Quiet corner" in text and "This is advice, not a decision." in text


@pytest.mark.parametrize(("tried", "said"), [
    ({"change": "better"}, "is helping, so go on with it"), ({"weeks": 3}, "half a term to a term"),
    ({"level": 0, "words": ""}, "Little has been tried yet"), ({"change": "unknown"}, "If it is helping already, stay"),
    ({"level": 2}, "Targeted support has been tried"), ({"level": 3}, "Specialists are involved already")])
def test_every_reason_is_said(small: Knowledge, tried: dict, said: str) -> None:
    assert said in suggested(small, **tried).text


def test_the_record_is_one_page_of_assess_plan_do_review(small: Knowledge) -> None:
    found = parts(suggested(small))
    assert found["Need and age"] == "Autism, Key stage 2" and found["Tier suggested"] == "Second"
    assert found["Assess: tried so far"] == "a visual timetable (about 20 weeks)"
    assert found["Assess: what changed"] == "No real change so far." and found["Plan"] == "Quiet corner"
    # Ten weeks after Sunday 22 November 2026 is a Sunday too: the Friday before it.
    assert found["Review"].startswith("By Friday 29 January 2027")
    assert "______" in found["Do"] and "______" in found["Target to measure"]


def test_what_is_filled_in_by_hand_is_not_read_out(small: Knowledge) -> None:
    text = suggested(small).text
    assert "- Plan: Quiet corner" in text and "Target to measure" not in text


def test_where_nothing_was_tried_nothing_changed(small: Knowledge) -> None:
    found = parts(suggested(small, level=0, words="", weeks=None))
    assert found["Assess: tried so far"] == "Nothing beyond the usual yet." and "Assess: what changed" not in found


def test_the_ladder_says_you_are_here(small: Knowledge) -> None:
    (ladder,) = [b for b in suggested(small).blocks if b["kind"] == "ladder"]
    assert [t["title"] for t in ladder["tiers"] if t["here"]] == ["Second"]


def test_the_tier_its_strategies_and_the_next_tier_are_offered(small: Knowledge) -> None:
    found = suggested(small, change="better").choices
    assert [c["id"] for c in found] == ["testshire-first", "strategies:autism:1", "testshire-second"]


def test_a_need_in_the_persons_own_words(small: Knowledge) -> None:
    reply = suggested(small, need="he runs off")
    assert "for he runs off in Key stage 2" in reply.text and reply.cards == []


def test_a_level_that_the_council_has_no_tier_for(small: Knowledge) -> None:
    reply = suggested(small, level=2)
    assert "specialist level" in reply.text and reply.topic is None
