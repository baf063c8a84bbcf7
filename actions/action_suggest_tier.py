"""Suggest which tier of the council's ladder fits, what to put in place, and a record to fill in."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.explanations import which_council
from actions.composing.reply import Reply
from actions.composing.tiers import found_tier
from knowledge import Knowledge


class ActionSuggestTier(KnowledgeAction):
    """Advises; the school and the family decide."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_suggest_tier"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the suggestion from the answers of the form; without a council ask, and keep the answers."""
        if context.council is None:
            return which_council(kb, context), []
        reply, known = found_tier(kb, context)
        return reply, [SlotSet(name, value) for name, value in known.items()]
