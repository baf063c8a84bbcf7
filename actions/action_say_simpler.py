"""Say the last answer again in easier words."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from actions.composing.simpler import simpler_reply
from knowledge import Knowledge


class ActionSaySimpler(KnowledgeAction):
    """Answers "is there an easier way to say that"."""

    intents = ("follow_up_simpler",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_say_simpler"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the easiest words there are; inside a guide its question comes again by itself."""
        if context.loop:
            return Reply(outcome="clarify", blocks=[paragraph(frame("utter_frame_simpler_in_guide"))]), []
        reply = simpler_reply(kb, context)
        if reply is None:
            return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
        return reply, [SlotSet("misses", 0)]
