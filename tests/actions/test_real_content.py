"""Every entry of the real content can be shown to every reader."""

import re
from collections.abc import Iterator

import pytest

from actions.composing.entries import entry_reply
from actions.composing.reply import Reply
from knowledge import Knowledge
from knowledge.models import AUDIENCES, Entry, LocalRoute, Strategy
from tests.builders import context

# What a person must never see: a frame that was not filled, markup, a bare id.
BROKEN = re.compile(r"\{\w*\}|<[a-z]+>|\bnull\b|_frame_")


def shown(kb: Knowledge) -> Iterator[Entry]:
    return (e for e in kb.entries.values() if e.shown and not isinstance(e, (Strategy, LocalRoute)))


def replies(kb: Knowledge, audience: str) -> Iterator[tuple[str, Reply]]:
    for entry in shown(kb):
        council = kb.council_of.get(entry.id, "bury")
        yield entry.id, entry_reply(kb, context(council=council, audience=audience), entry.id)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_entry_has_a_whole_reply(kb: Knowledge, audience: str) -> None:
    broken = [(entry, BROKEN.search(reply.text)[0] if reply.text else "empty")
              for entry, reply in replies(kb, audience) if not reply.text or BROKEN.search(reply.text)]
    assert broken == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_answer_names_its_source_and_offers_real_choices(kb: Knowledge, audience: str) -> None:
    for entry, reply in replies(kb, audience):
        assert reply.sources or reply.outcome != "answered", entry
        for choice in reply.choices:
            target = choice["id"].split(":")[1] if ":" in choice["id"] else choice["id"]
            assert choice["title"] and (target in kb.entries or target in kb.councils), entry
            if target in kb.entries:
                assert kb.entries[target].shown and not isinstance(kb.entries[target], (Strategy, LocalRoute)), entry


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nobody_is_offered_what_is_written_for_others_only(kb: Knowledge, audience: str) -> None:
    for entry, reply in replies(kb, audience):
        offered = [kb.entries[c["id"]] for c in reply.choices if c["id"] in kb.entries]
        assert [e.id for e in offered if not {audience, "parent"} & set(e.audience)] == [], entry


def test_every_number_in_a_reply_comes_with_its_purpose(kb: Knowledge) -> None:
    for entry, reply in replies(kb, "parent"):
        for block in reply.blocks:
            if block["kind"] == "contact" and (block.get("tel") or block.get("text_number")):
                assert block["purpose"] and block["checked_on"], entry


def test_without_a_council_no_local_contact_is_named(kb: Knowledge) -> None:
    numbers = {c.phone for pack in kb.councils.values() for c in pack.contacts.values() if c.phone}
    numbers -= {h.phone for h in kb.helplines.values()}
    for entry in shown(kb):
        if entry.id not in kb.council_of:
            text = entry_reply(kb, context(), entry.id).text
            assert not [n for n in numbers if n in text], entry.id


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_step_that_an_entry_names_is_shown(kb: Knowledge, audience: str) -> None:
    shown_steps = {entry: [item for block in reply.blocks if block["kind"] == "steps" for item in block["items"]]
                   for entry, reply in replies(kb, audience)}
    left_out = [(topic.id, step.to(audience)) for topic in kb.topics.values() if topic.shown
                for step in topic.next if step.to(audience) not in shown_steps[topic.id]]
    assert left_out == []
