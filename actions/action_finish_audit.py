"""End the provision audit with gaps, ideas and training needs."""

from rasa_sdk.events import SlotSet

from actions.composing.auditing import SLOTS, audit_of, audit_reply
from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.explanations import which_council
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionFinishAudit(KnowledgeAction):
    """Gives the record to print or save; what to do about it is for the setting to decide."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_finish_audit"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the end of the walk."""
        audit = audit_of(kb, context)
        if audit is None:
            return which_council(kb, context), []
        slots = {**dict.fromkeys(SLOTS), "guide": None, "topic": audit.id, "misses": 0}
        return audit_reply(kb, context, audit), [SlotSet(name, value) for name, value in slots.items()]
