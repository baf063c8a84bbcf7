"""Say that a message was not understood, offer what is near, and the second time a person."""

from rasa_sdk.events import FollowupAction, SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from knowledge import Knowledge

# With no question before them they say little, and are no misses.
YES_AND_NO = ("affirm", "deny")


class ActionNotUnderstood(KnowledgeAction):
    """Counts misses; a bare need or phase after strategies is a follow-up all the same."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_not_understood"

    def found(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Answer once and then listen: as the fallback of rasa 3.6.21 this action would run again and again."""
        reply, events = super().found(kb, context)
        # Inside a guided conversation its question is asked again instead.
        return reply, events if context.loop else [*events, FollowupAction("action_listen")]

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Use what was mentioned where it is enough; otherwise offer choices or a person."""
        if context.intent in YES_AND_NO:
            ask = Reply(outcome="clarify", blocks=[paragraph(frame("utter_ask_what_more"))])
            return ask, [SlotSet("misses", 0)]
        placed = context.said("phase") or context.said("tier")
        if context.said("need") or (placed and context.needs):
            reply = strategies_reply(kb, context)
            if reply is not None:
                return reply, [SlotSet("topic", reply.topic), SlotSet("need", context.needs[0]),
                               SlotSet("phase", context.phase), SlotSet("misses", 0)]
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
