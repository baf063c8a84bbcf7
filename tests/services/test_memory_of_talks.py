"""What is kept of a conversation stays small, and a broken row harms only itself."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from bot.pipeline.bounded_tracker_store import MOST_EVENTS
from tests.services.stack import Stack
from tests.services.talking import Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

TURNS = 60
# One turn adds about a dozen events after the last time that old ones were forgotten.
MOST_KEPT = MOST_EVENTS + 30
CORRUPT = ["{", "", "null", "[]", '{"event": "nothing that is known"}', '{"event": "slot"}', "\x00"]


def rows(stack: Stack, sql: str, *values: Any) -> list[Any]:
    """Run a statement on the database of the conversations."""
    with closing(sqlite3.connect(stack.database, timeout=30)) as database:
        found = database.execute(sql, values).fetchall()
        database.commit()
        return found


def test_a_long_conversation_stays_small_and_keeps_what_matters(stack: Stack):
    person = Rest(stack.webhook, audience="staff")
    person.say("i work in Bury. strategies for autism in year 4")

    counts = []
    for _ in range(TURNS // 2):
        person.say("what is an EHC plan")
        person.say("thank you")
        counts += rows(stack, "select count(*) from events where sender_id = ?", person.sender)[0]

    assert max(counts) <= MOST_KEPT
    assert "ehc@bury.gov.uk" in person.say("contact for the EHC team").everything


@pytest.mark.parametrize("data", CORRUPT, ids=repr)
def test_a_corrupt_row_does_not_end_rasa_or_the_talk(stack: Stack, data):
    person = Rest(stack.webhook, "bury", "parent")
    person.say("what is an EHC plan")
    newest = rows(stack, "select max(id) from events where sender_id = ?", person.sender)[0][0]
    rows(stack, "update events set data = ? where id = ?", data, newest)

    again = person.say("what is an annual review")
    at_risk = person.say("my dad hits me every night")

    assert again.text
    assert at_risk.level == "interrupt"
    assert Rest(stack.webhook, "bury").say("what is an EHC plan").outcomes == ["answered"]
    assert stack.child("Rasa").process.poll() is None
