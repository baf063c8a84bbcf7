"""Read the answers of the tier finder; a question in between is left to be answered by itself."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.base import Events, knowledge, log_failure
from actions.composing.context import context_of
from actions.composing.finding import FORM, read_answer


class ValidateFindTierForm(Action):  # type: ignore[misc]
    """Fills the slots that a message answers; fills none where it asks for something else."""

    def name(self) -> str:
        """Return the action's name."""
        return "validate_find_tier_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Read the answer; on any failure keep the words as they were given, so that the form goes on."""
        asked = tracker.get_slot("requested_slot") if (tracker.active_loop or {}).get("name") == FORM else None
        try:
            filled = read_answer(knowledge(), context_of(tracker, knowledge()), asked)
        except Exception as error:
            log_failure(self.name(), error)
            filled = {asked: str((tracker.latest_message or {}).get("text") or "")} if asked else {}
        return [SlotSet(name, value) for name, value in filled.items()]
