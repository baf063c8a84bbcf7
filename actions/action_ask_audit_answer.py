"""Ask about the next area of the provision audit."""

from actions.composing.auditing import answers_of, audit_of, question
from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.explanations import which_council
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionAskAuditAnswer(KnowledgeAction):
    """Asks one area at a time, with four answers to choose from."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_audit_answer"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the question."""
        audit = audit_of(kb, context)
        if audit is None:
            return which_council(kb, context), []
        return question(audit, context.slots.get("audit_scope") or "setting", len(answers_of(context))), []
