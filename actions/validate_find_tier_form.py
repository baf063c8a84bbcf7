"""Check the answers of the tier finder: a phase must be one that is known."""

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.base import Events, knowledge, log_failure
from actions.composing.context import context_of

LONGEST = 300
# An answer of this many words says more than a year group.
TELLS_MORE = 5


class ValidateFindTierForm(FormValidationAction):  # type: ignore[misc]
    """Turns words into ids where the content knows them."""

    def name(self) -> str:
        """Return the action's name."""
        return "validate_find_tier_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Check the answer; on any failure keep it as it was given, so that the form goes on."""
        try:
            return list(await super().run(dispatcher, tracker, domain))
        except Exception as error:
            log_failure(self.name(), error)
            return []

    def validate_find_need(self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker,
                           domain: dict[str, Any]) -> dict[str, Any]:
        """Keep the id of a need that is named, or the person's own words."""
        context = context_of(tracker, knowledge())
        ranked_need = next((i for i, _ in context.ranking if i in knowledge().needs), None)
        return {"find_need": context.said("need") or ranked_need or str(value)[:LONGEST],
                **({"find_phase": context.said("phase")} if context.said("phase") else {})}

    def validate_find_phase(self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker,
                            domain: dict[str, Any]) -> dict[str, Any]:
        """Keep the id of a phase; ask again when none is named. A long answer tells what was tried too."""
        phase = context_of(tracker, knowledge()).said("phase")
        tried = str(value)[:LONGEST] if phase and len(str(value).split()) >= TELLS_MORE else None
        return {"find_phase": phase, **({"find_tried": tried} if tried else {})}

    def validate_find_tried(self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker,
                            domain: dict[str, Any]) -> dict[str, Any]:
        """Keep what was tried, cut to a sensible length."""
        return {"find_tried": str(value)[:LONGEST]}
