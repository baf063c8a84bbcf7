"""Begin the walk through a council's provision, or say that its toolkit has none."""

from actions.composing.auditing import begin
from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionBeginAudit(KnowledgeAction):
    """Opens the audit of the person's council; one that was left is gone on with."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_begin_audit"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the opening; the form asks its first question right after it."""
        return begin(kb, context)
