"""Go back to where the conversation was: a guide that was left, or an earlier topic."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.reply import Reply
from actions.composing.resuming import go_back
from knowledge import Knowledge


class ActionGoBack(KnowledgeAction):
    """Answers "where were we" and "back to the plan question"."""

    intents = ("go_back",)
    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_go_back"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose what was talked about, or go on with the guide."""
        return go_back(kb, context)
