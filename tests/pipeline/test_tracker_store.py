"""Long talks stay short in the store: slots and the newest whole turns are kept."""

from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.pipeline.bounded_tracker_store import EVENTS_KEPT, MOST_EVENTS, BoundedTrackerStore, StoreError, shortened

DOMAIN = Domain.from_dict({
    "intents": ["ask"], "actions": ["action_answer"],
    "slots": {name: {"type": "text", "mappings": [{"type": "custom"}]} for name in ("council", "need", "topic")}})


def talk(turns: int) -> DialogueStateTracker:
    """A talk of so many turns: the council is said at the start, the topic at every turn."""
    tracker = DialogueStateTracker("abc", DOMAIN.slots)
    tracker.update(SessionStarted())
    tracker.update(SlotSet("council", "bury"))
    for number in range(turns):
        tracker.update(UserUttered(f"question {number}", {"name": "ask", "confidence": 1.0}))
        tracker.update(ActionExecuted("action_answer"))
        tracker.update(SlotSet("topic", f"topic-{number}"))
        tracker.update(BotUttered(f"answer {number}"))
        tracker.update(ActionExecuted("action_listen"))
    return tracker


class TestShortened:
    def test_slots_and_whole_turns_are_kept(self) -> None:
        events = shortened(talk(40))
        users = [e.text for e in events if isinstance(e, UserUttered)]
        assert users[-1] == "question 39" and len(users) == EVENTS_KEPT // 5
        first = events.index(next(e for e in events if isinstance(e, UserUttered)))
        assert isinstance(events[1], SessionStarted)
        assert {e.key: e.value for e in events[:first] if isinstance(e, SlotSet)} == {"council": "bury"}
        assert isinstance(events[first - 1], ActionExecuted) and events[first - 1].action_name == "action_listen"

    def test_the_same_is_known_afterwards(self) -> None:
        long = talk(40)
        short = DialogueStateTracker.from_events("abc", shortened(long), DOMAIN.slots)
        assert short.current_slot_values() == long.current_slot_values()
        assert short.latest_message.text == long.latest_message.text
        assert short.latest_action_name == long.latest_action_name


class TestStore:
    @pytest.fixture
    def store(self, tmp_path: Path) -> BoundedTrackerStore:
        return BoundedTrackerStore(DOMAIN, db=str(tmp_path / "talks.db"))

    @pytest.mark.parametrize("turns", [1, 17, 40, 100])
    async def test_a_talk_stays_short_and_is_remembered(self, store: BoundedTrackerStore, turns: int) -> None:
        await store.save(talk(turns))
        kept = await store.retrieve("abc")
        assert len(kept.events) <= MOST_EVENTS
        assert kept.get_slot("council") == "bury" and kept.get_slot("topic") == f"topic-{turns - 1}"
        assert kept.latest_message.text == f"question {turns - 1}"

    async def test_the_talks_of_others_are_not_touched(self, store: BoundedTrackerStore) -> None:
        other = talk(1)
        other.sender_id = "other"
        await store.save(other)
        await store.save(talk(40))
        assert (await store.retrieve("other")).latest_message.text == "question 0"

    async def test_a_broken_row_is_an_error_that_rasa_survives(self, store: BoundedTrackerStore) -> None:
        await store.save(talk(1))
        with store.session_scope() as session:
            session.query(store.SQLEvent).update({"data": "not json"})
            session.commit()
        with pytest.raises(StoreError):
            await store.retrieve("abc")
