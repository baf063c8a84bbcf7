"""Work out the dates that follow from an event."""

from datetime import date

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.deadlines import deadline_reply
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionCalculateDeadline(KnowledgeAction):
    """Gives the date asked for and the timeline around it."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_calculate_deadline"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the dates from the slots of the form."""
        done = [SlotSet("deadline_date", None), SlotSet("misses", 0)]
        given = context.slots.get("deadline_date") or context.said("date")
        if not given:
            return miss_reply(kb, context), done
        topic = kb.topics.get(context.slots.get("deadline_topic") or "")
        topic = topic if topic and topic.limit and topic.limit.clock else None
        reply = deadline_reply(kb, context, topic, date.fromisoformat(given), context.today)
        return reply, [*done, SlotSet("topic", reply.topic)]
