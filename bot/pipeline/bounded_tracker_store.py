"""A SQL tracker store whose conversations stay short, so that a long talk costs no more per turn."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

# In rasa 3.6.21 a turn rebuilds the tracker from all its events: cost grows with the talk.
MOST_EVENTS = 90
EVENTS_KEPT = 45


class StoreError(RuntimeError):
    """The tracker store could not read or write; Rasa's fail-safe store takes over."""


class BoundedTrackerStore(SQLTrackerStore):  # type: ignore[misc]
    """Keeps slots and the newest turns of a conversation and forgets the rest."""

    @contextlib.contextmanager
    def session_scope(self) -> Iterator[Session]:
        """Open a session; Rasa's own ends the process on any ValueError, such as a corrupt row."""
        session = self.sessionmaker()
        try:
            yield session
        except ValueError as error:
            raise StoreError(type(error).__name__) from error
        finally:
            session.close()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save new events; when there are many, keep the slots and the newest turns only."""
        await super().save(tracker)
        if len(tracker.events) > MOST_EVENTS:
            self._replace(tracker.sender_id, shortened(tracker))

    def _replace(self, sender_id: str, events: list[Event]) -> None:
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            for event in events:
                session.add(self._row(sender_id, event))
            session.commit()

    def _row(self, sender_id: str, event: Event) -> Any:
        data = event.as_dict()
        intent = data.get("parse_data", {}).get("intent", {}).get("name")
        return self.SQLEvent(sender_id=sender_id, type_name=event.type_name, timestamp=data.get("timestamp"),
                             intent_name=intent, action_name=data.get("name"), data=json.dumps(data))


def shortened(tracker: DialogueStateTracker) -> list[Event]:
    """Return a session start, the slots as they are, and the newest whole turns."""
    events = list(tracker.events)
    newest = events[-EVENTS_KEPT:]
    start = next((i for i, e in enumerate(newest) if isinstance(e, UserUttered)), 0)
    kept = newest[start:]
    at = kept[0].timestamp
    slots = [SlotSet(name, value, timestamp=at) for name, value in tracker.current_slot_values().items()
             if value is not None and not any(isinstance(e, SlotSet) and e.key == name for e in kept)]
    opening = [ActionExecuted("action_session_start", timestamp=at), SessionStarted(timestamp=at),
               *slots, ActionExecuted("action_listen", timestamp=at)]
    return [*opening, *kept]
