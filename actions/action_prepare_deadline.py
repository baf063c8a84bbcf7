"""Note which time limit is asked about, and the date when the message gives one."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, SilentAction
from actions.composing.choosing import ranked
from actions.composing.context import Context
from knowledge import Knowledge
from knowledge.models import Topic


class ActionPrepareDeadline(SilentAction):
    """Sets what the deadline form needs to know before it asks."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_prepare_deadline"

    def events(self, kb: Knowledge, context: Context) -> Events:
        """Choose the best ranked topic with a time limit; the last topic when none ranks."""
        timed = [e for e, _ in ranked(kb, context) if isinstance(e, Topic) and e.limit and e.limit.clock]
        topic = timed[0].id if timed else context.topic
        return [SlotSet("deadline_topic", topic), SlotSet("deadline_date", context.said("date")),
                SlotSet("topic", topic)]
