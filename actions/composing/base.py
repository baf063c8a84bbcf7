"""What every action shares: the knowledge base, the context, and an ending that is never silent."""

import logging
import traceback
from abc import ABC, abstractmethod
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.again import asked_instead, bare_detail
from actions.composing.asides import beside
from actions.composing.contacting import ASKING_CONTACT, names_no_subject
from actions.composing.context import Context, context_of
from actions.composing.correcting import DETAILS
from actions.composing.frames import frame
from actions.composing.leaning import nearer
from actions.composing.memory import remembered
from actions.composing.open_time import time_left_open
from actions.composing.refused import if_refused
from actions.composing.reply import Events, Reply
from actions.composing.second import both, context_for
from knowledge import Knowledge, load

log = logging.getLogger(__name__)

# A detail that is put right is noted, even where nothing was talked about.
CHANGE = "change_detail"


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge base, loaded at the first use."""
    return load()


def log_failure(action: str, error: Exception) -> None:
    """Log which action failed, how and where; an error's own words may hold the person's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    log.error("action %s failed: %s at %s", action, type(error).__name__, where)


class KnowledgeAction(Action, ABC):  # type: ignore[misc]
    """An action that answers from the knowledge base."""

    # The intents that it answers; where a message asks two things, the second finds its action here.
    intents: ClassVar[tuple[str, ...]] = ()
    # What a guided conversation asks is no aside of it.
    in_guide: ClassVar[bool] = False
    of_intent: ClassVar[dict[str, type["KnowledgeAction"]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Note which intents the action answers."""
        super().__init_subclass__(**kwargs)
        KnowledgeAction.of_intent.update(dict.fromkeys(cls.intents, cls))

    @abstractmethod
    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Make the reply and the events of this turn."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer; on any failure say so and what to do next, and log only what kind it was."""
        try:
            kb = knowledge()
            context = context_of(tracker, kb)
            reply, events = self.found(kb, context)
            if not self.in_guide:
                reply = self.with_others(kb, context, reply)
                reply, after = beside(context, reply, events)
                events = [*events, *remembered(context, reply, events), *after]
            dispatcher.utter_message(text=reply.text, json_message=reply.payload(context))
            return events
        except Exception as error:
            log_failure(self.name(), error)
            dispatcher.utter_message(text=frame("utter_lookup_failed"), json_message={"outcome": "error"})
            return []

    def found(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Answer, unless the message follows nothing, or only names another detail of what was talked about."""
        alone = None if self.in_guide else self.by_itself(kb, context)
        if alone is not None:
            return alone
        ways = () if self.in_guide else (if_refused, bare_detail, asked_instead, time_left_open, nearer)
        again = next((answer for answer in (way(kb, context) for way in ways) if answer), None)
        if again is None:
            return self.answer(kb, context)
        said = [SlotSet(kind, context.said(kind)) for kind in DETAILS if context.said(kind)]
        return again[0], [*said, SlotSet("misses", 0), *again[1]]

    def by_itself(self, kb: Knowledge, context: Context) -> tuple[Reply, Events] | None:
        """Answer a first message that seems to follow something as the question that it is by itself."""
        action = KnowledgeAction.of_intent.get(context.alone.intent) if context.alone else None
        said = [SlotSet(kind, context.said(kind)) for kind in DETAILS if context.said(kind)]
        if context.alone is None or action is None or context.follows or (said and context.intent == CHANGE):
            return None
        if context.intent in ASKING_CONTACT and names_no_subject(kb, context):
            return None
        asked = replace(context, intent=context.alone.intent, ranking=context.alone.ranking, alone=None)
        reply, events = action().answer(kb, asked)
        return reply, [*said, *events]

    def with_others(self, kb: Knowledge, context: Context, reply: Reply) -> Reply:
        """Answer the other questions of the message too; one that fails never takes the first answer with it."""
        for question in context.also:
            action = KnowledgeAction.of_intent.get(question.intent)
            if action is None:
                continue
            try:
                reply = both(kb, reply, action().answer(kb, context_for(context, question, reply))[0])
            except Exception as error:
                log_failure(self.name(), error)
        return reply


class GuideAnswers(Action, ABC):  # type: ignore[misc]
    """Reads the answers of a guided conversation into slots, and says nothing."""

    form: ClassVar[str]

    @abstractmethod
    def read(self, kb: Knowledge, context: Context, asked: str | None) -> dict[str, Any]:
        """Return the slots that a message fills."""

    def unread(self, asked: str, text: str) -> dict[str, Any]:
        """Return what is kept of an answer that could not be read: nothing, so that the question is asked again."""
        return {asked: None}

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Read the answer to what was asked; a failure is logged and never ends the guide."""
        asked = tracker.get_slot("requested_slot") if (tracker.active_loop or {}).get("name") == self.form else None
        try:
            kb = knowledge()
            filled = self.read(kb, context_of(tracker, kb), asked)
        except Exception as error:
            log_failure(self.name(), error)
            filled = self.unread(asked, str((tracker.latest_message or {}).get("text") or "")) if asked else {}
        return [SlotSet(name, value) for name, value in filled.items()]


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
