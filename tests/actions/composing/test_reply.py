"""Every reply is whole as plain text, and the same things are there as blocks."""

from typing import Any

import pytest

from actions.composing.pieces import (
    choices_of,
    contact_block,
    council_choices,
    first_sentence,
    if_missed,
    local_blocks,
    paragraph,
    sources_of,
)
from actions.composing.reply import WRITERS, Reply, as_text
from knowledge import Knowledge
from knowledge.models import Contact, LocalRoute, RegisteredSource, Topic
from tests.builders import COUNCIL, context, knowledge_of, make, small_knowledge

BLOCKS = [
    ({"kind": "paragraph", "text": "Yes."}, "Yes."),
    ({"kind": "list", "title": "See:", "items": ["one", "two"]}, "See:\n- one\n- two"),
    ({"kind": "list", "items": ["one"]}, "- one"),
    ({"kind": "steps", "title": "Next:", "items": ["Write.", "Ring."]}, "Next:\n1. Write.\n2. Ring."),
    ({"kind": "timeline", "steps": [
        {"when": "6 weeks", "date": "2027-01-04", "shown_date": "Monday 4 January 2027", "what": "They decide"},
        {"when": "20 weeks", "what": "They finish"}]},
     "- 6 weeks: Monday 4 January 2027: They decide\n- 20 weeks: They finish"),
    ({"kind": "deadline", "steps": [{"when": "6 weeks", "what": "They decide"}]}, "- 6 weeks: They decide"),
    ({"kind": "intervention", "title": "Lego club", "facts": [{"name": "Ages", "value": "5 to 7"}]},
     "Lego club\n- Ages: 5 to 7"),
    ({"kind": "definition", "term": "EHCP", "meaning": "A legal plan."}, "EHCP: A legal plan."),
    ({"kind": "ladder", "tiers": [{"title": "First", "meaning": "In class."}]}, "- First: In class."),
    ({"kind": "ladder", "drawn": True, "tiers": [{"title": "First", "meaning": "In class."}]}, ""),
    ({"kind": "record", "title": "A record:", "parts": [{"name": "Plan", "text": "one target"}]},
     "A record:\n- Plan: one target"),
]


@pytest.mark.parametrize(("block", "text"), BLOCKS, ids=lambda v: v["kind"] if isinstance(v, dict) else "")
def test_a_block_as_text(block: dict[str, Any], text: str) -> None:
    assert as_text(block) == text


def test_every_kind_of_block_is_written() -> None:
    assert {b["kind"] for b, _ in BLOCKS} | {"contact", "strategy"} == set(WRITERS)


def test_a_strategy_as_text_says_what_to_do() -> None:
    text = as_text({"kind": "strategy", "title": "Quiet corner", "do": "Make one.", "why": "It calms.", "see": "Calm."})
    assert "Quiet corner" in text and "Make one." in text


def test_a_strategy_as_text_leaves_out_what_its_title_adds() -> None:
    do = "Draw or photograph every stage of the job."
    assert as_text({"kind": "strategy", "title": "Task strip: stages", "do": do}) == f"- Task strip: {do}"


@pytest.mark.parametrize(("title", "do", "text"), [
    ("Task strips", "Make a task strip: one picture for each stage.", "Make a task strip: one picture for each stage."),
    ("Task strip: steps in pictures", "Make a task strip.", "Task strip: steps in pictures."),
    ("Task strip: steps in pictures", "Draw.", "Task strip: steps in pictures: Draw."),
])
def test_a_strategy_as_text_is_named_once(title: str, do: str, text: str) -> None:
    assert as_text({"kind": "strategy", "title": title, "do": do}) == f"- {text}"


class TestContact:
    def test_the_purpose_is_said_with_the_number(self) -> None:
        block = contact_block(make(Contact, name="The Hub", purpose="Worries about safety. In the day.",
                                   phone="01632 960 001"))
        text = as_text(block)
        assert "The Hub" in text and "Worries about safety" in text and "01632 960 001" in text
        assert "In the day" not in text

    def test_two_ways_at_the_most_in_the_text_and_all_in_the_block(self) -> None:
        block = contact_block(make(Contact, phone="1", text="2", email="3", url="4", address="5"))
        assert {k: block[k] for k in ("tel", "text_number", "email", "url", "address")} == {
            "tel": "1", "text_number": "2", "email": "3", "url": "4", "address": "5"}
        assert as_text(block).endswith(": 1, 2")

    def test_a_contact_without_a_way_says_why(self) -> None:
        assert as_text(contact_block(make(Contact, note="Ask the school."))).endswith(": Ask the school.")

    def test_what_is_not_known_is_left_out(self) -> None:
        block = contact_block(make(Contact, phone="1"))
        assert set(block) == {"kind", "name", "purpose", "tel", "checked_on"}


@pytest.mark.parametrize(("timed", "said", "shown"), [
    (True, "Write.", "If this is late: Write."), (False, "Write.", "If this goes wrong: Write."),
    (True, "If nobody answers, write.", "If nobody answers, write."),
    (True, "No answer? Write.", "No answer? Write."),
])
def test_a_missed_limit_is_named_once(small: Knowledge, timed: bool, said: str, shown: str) -> None:
    assert if_missed(small.topics["decide" if timed else "right"], said) == shown


class TestReply:
    REPLY = Reply(outcome="answered", topic="right", blocks=[paragraph("Yes."), paragraph(""), paragraph("Write.")],
                  sources=[{"title": "The Act", "section": "section 1"}, {"title": "A page", "section": ""},
                           {"title": "The Act", "section": "section 1"}],
                  choices=[{"id": "belief", "title": "A belief"}])

    def test_the_text_is_a_whole_answer(self) -> None:
        assert self.REPLY.text == "Yes.\n\nWrite.\n\nSource: The Act, section 1."

    def test_only_a_contact_that_is_the_answer_has_its_postal_address(self) -> None:
        hub = contact_block(make(Contact, email="hub@testshire.example", address="1 High Street"))
        assert "1 High Street" in Reply(outcome="answered", blocks=[hub]).text
        below = Reply(outcome="answered", blocks=[paragraph("Write."), hub]).text
        assert "hub@testshire.example" in below and "1 High Street" not in below

    def test_an_address_that_is_the_only_way_stays(self) -> None:
        hub = contact_block(make(Contact, address="1 High Street"))
        assert "1 High Street" in Reply(outcome="answered", blocks=[paragraph("Write."), hub]).text

    def test_without_sources_nothing_is_said_of_them(self) -> None:
        assert Reply(outcome="clarify", blocks=[paragraph("Which?")]).text == "Which?"

    def test_the_payload(self) -> None:
        payload = self.REPLY.payload(context(council=COUNCIL, audience="staff"))
        assert {k: payload[k] for k in ("outcome", "topic", "council", "audience", "choices")} == {
            "outcome": "answered", "topic": "right", "council": COUNCIL, "audience": "staff",
            "choices": [{"id": "belief", "title": "A belief"}]}
        assert "safeguarding" not in payload


class TestSources:
    LAW = make(RegisteredSource, id="law", title="The Act", kind="law", url="https://law.example")
    GUIDE = make(RegisteredSource, id="guide", title="The Code", kind="guidance", url="https://code.example")

    def listed(self, *sources: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
        kb = knowledge_of(self.LAW, self.GUIDE)
        return [(s["title"], s["section"]) for s in sources_of(kb, make(Topic, sources=list(sources), **fields))]

    def test_laws_come_first(self) -> None:
        assert self.listed({"ref": "guide"}, {"ref": "law"}) == [("The Act", ""), ("The Code", "")]

    def test_two_at_the_most_and_none_twice(self) -> None:
        law, page = {"ref": "law", "section": "1"}, {"title": "A page"}
        assert self.listed(law, page, law) == [("The Act", "1"), ("A page", "")]
        assert len(self.listed({"title": "A"}, {"title": "B"}, {"title": "C"})) == 2

    def test_what_is_shown_with_a_source(self) -> None:
        kb = knowledge_of(self.LAW)
        (source,) = sources_of(kb, make(Topic, sources=[{"ref": "law"}], status="cited"))
        assert source == {"title": "The Act", "section": "", "url": "https://law.example",
                          "checked_on": "2026-11-22", "status": "cited"}


class TestChoices:
    @pytest.fixture
    def kb(self) -> Knowledge:
        return small_knowledge()

    @pytest.mark.parametrize(("ids", "council", "titles"), [
        (["belief", "right"], None, ["A belief", "A right"]),
        (["belief", "belief"], None, ["A belief"]),
        (["gone", "secret", "belief"], None, ["A belief"]),
        (["testshire-first"], COUNCIL, ["First (in class)"]),
        (["testshire-first"], None, []),
        (["right", "belief", "autism", "epilepsy"], None, ["A right", "A belief", "Autism"]),
    ])
    def test_of_entries(self, kb: Knowledge, ids: list[str], council: str | None, titles: list[str]) -> None:
        assert [c["title"] for c in choices_of(kb, context(council=council), ids)] == titles

    def test_of_councils_only_when_none_is_known(self, kb: Knowledge) -> None:
        assert council_choices(kb, context()) == [{"id": f"council:{COUNCIL}", "title": "Testshire"}]
        assert council_choices(kb, context(council=COUNCIL)) == []


class TestLocalRoutes:
    def said(self, reader: str, **fields: Any) -> list[str]:
        kb = small_knowledge()
        kb.councils[COUNCIL].routes["right"] = [make(LocalRoute, topic="right", **fields)]
        blocks, _ = local_blocks(kb, context(council=COUNCIL, audience=reader), "right")
        return [b["text"] for b in blocks]

    def test_the_councils_own_way_is_named(self) -> None:
        assert self.said("parent", text="Use the form.") == ["In Testshire: Use the form."]

    def test_what_it_asks_of_schools_is_told_to_staff_as_such(self) -> None:
        assert self.said("staff", text="Three terms.", asks_of_schools=True) == [
            "Testshire asks of schools (no rule for parents): Three terms."]
        assert self.said("parent", text="Three terms.", asks_of_schools=True) == []

    def test_a_route_for_others_is_not_told(self) -> None:
        assert self.said("parent", text="Use the portal.", audience=["staff"]) == []

    def test_no_council_no_route(self) -> None:
        assert local_blocks(small_knowledge(), context(), "right") == ([], [])


@pytest.mark.parametrize(("text", "first"), [
    ("One. Two.", "One."), ("One", "One"), ("One.\n  Two.", "One."), ("At 9.30 it opens. Ring.", "At 9.30 it opens."),
    ("", "")])
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first
