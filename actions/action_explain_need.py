"""Explain a need: what it means, what to notice, what to try."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best
from actions.composing.clarifying import miss_reply
from actions.composing.comparing import compared_reply, needs_compared
from actions.composing.context import Context
from actions.composing.explanations import need_reply
from actions.composing.reply import Reply
from knowledge import Knowledge
from knowledge.models import Need


class ActionExplainNeed(KnowledgeAction):
    """Explains the need that a message names or describes."""

    intents = ("ask_about_need",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_need"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the explanation; of several needs asked about together, a line on each."""
        compared = needs_compared(kb, context)
        if compared:
            return compared_reply(kb, context, compared), [
                SlotSet("topic", compared[0].id), SlotSet("need", compared[0].id), SlotSet("misses", 0)]
        named = next((kb.needs[n] for n in context.needs if n in kb.needs), None)
        need = named or best(kb, context, Need)
        if need is None:
            return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
        return need_reply(kb, context, need), [
            SlotSet("topic", need.id), SlotSet("need", need.id), SlotSet("misses", 0)]
