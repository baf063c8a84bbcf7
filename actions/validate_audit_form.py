"""Read the answers of the provision audit; a question in between is left to be answered by itself."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.auditing import FORM, read_answer
from actions.composing.base import Events, knowledge, log_failure
from actions.composing.context import context_of


class ValidateAuditForm(Action):  # type: ignore[misc]
    """Adds one answer at a time until every area has been looked at."""

    def name(self) -> str:
        """Return the action's name."""
        return "validate_audit_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Read the answer; on any failure ask the same question again."""
        asked = tracker.get_slot("requested_slot") if (tracker.active_loop or {}).get("name") == FORM else None
        try:
            filled = read_answer(knowledge(), context_of(tracker, knowledge()), asked)
        except Exception as error:
            log_failure(self.name(), error)
            filled = {asked: None} if asked else {}
        return [SlotSet(name, value) for name, value in filled.items()]
