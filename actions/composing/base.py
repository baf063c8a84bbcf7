"""What every action shares: the knowledge base, the context, and an ending that is never silent."""

import logging
from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.context import Context, context_of
from actions.composing.frames import frame
from actions.composing.reply import Reply
from knowledge import Knowledge, load

log = logging.getLogger(__name__)

Events = list[dict[str, Any]]


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge base, loaded at the first use."""
    return load()


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
            return events
        except Exception as error:
            log.exception("action %s failed: %s", self.name(), type(error).__name__)
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
            log.exception("action %s failed: %s", self.name(), type(error).__name__)
            return []
