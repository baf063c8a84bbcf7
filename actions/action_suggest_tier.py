"""Suggest which tier of the council's ladder fits, what to put in place, and a record to fill in."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.explanations import which_council
from actions.composing.reply import Reply
from actions.composing.tiers import level_tried, suggestion_reply
from knowledge import Knowledge


class ActionSuggestTier(KnowledgeAction):
    """Advises; the school and the family decide."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_suggest_tier"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the suggestion from the answers of the form."""
        need, phase = context.slots.get("find_need"), context.slots.get("find_phase")
        tried = context.slots.get("find_tried") or ""
        level = level_tried(kb, tried)
        kept = [SlotSet(name, None) for name in ("find_need", "find_phase", "find_tried")]
        known = [SlotSet("need", need if need in kb.needs else None), SlotSet("phase", phase),
                 SlotSet("tier", f"level-{level}"), SlotSet("topic", need if need in kb.needs else None)]
        if context.council is None:
            return which_council(kb, context), kept + known
        return suggestion_reply(kb, context, need or "", phase or "", tried, level), kept + known
