"""What every action shares: the knowledge base, the context, and an ending that is never silent."""

import logging
import traceback
from abc import ABC, abstractmethod
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.context import Context, context_of
from actions.composing.frames import frame
from actions.composing.reply import Reply
from knowledge import Knowledge, load

log = logging.getLogger(__name__)

Events = list[dict[str, Any]]
MOST_REMEMBERED = 60


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge base, loaded at the first use."""
    return load()


def log_failure(action: str, error: Exception) -> None:
    """Log which action failed, how and where; an error's own words may hold the person's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    log.error("action %s failed: %s at %s", action, type(error).__name__, where)


def remembered(context: Context, reply: Reply) -> Events:
    """Note which strategies have been shown, so that "any more ideas" brings others."""
    fresh = [i for i in reply.strategies if i not in context.shown]
    return [SlotSet("shown_strategies", [*context.shown, *fresh][-MOST_REMEMBERED:])] if fresh else []


class KnowledgeAction(Action, ABC):  # type: ignore[misc]
    """An action that answers from the knowledge base."""

    @abstractmethod
    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Make the reply and the events of this turn."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer; on any failure say so and what to do next, and log only what kind it was."""
        try:
            kb = knowledge()
            context = context_of(tracker, kb)
            reply, events = self.answer(kb, context)
            dispatcher.utter_message(text=reply.text, json_message=reply.payload(context))
            return [*events, *remembered(context, reply)]
        except Exception as error:
            log_failure(self.name(), error)
            dispatcher.utter_message(text=frame("utter_lookup_failed"), json_message={"outcome": "error"})
            return []


class SilentAction(Action, ABC):  # type: ignore[misc]
    """An action that sets slots and says nothing."""

    @abstractmethod
    def events(self, kb: Knowledge, context: Context) -> Events:
        """Return the events of this turn."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Set slots; on any failure set none, so that the form asks."""
        try:
            kb = knowledge()
            return self.events(kb, context_of(tracker, kb))
        except Exception as error:
            log_failure(self.name(), error)
            return []
