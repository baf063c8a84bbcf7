"""Answer a question about a process, a time limit, a right or a way of doing things."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import beside, best, next_best, too_close
from actions.composing.clarifying import clarify_reply, miss_reply
from actions.composing.context import Context
from actions.composing.reply import Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Topic


class ActionAnswerQuestion(KnowledgeAction):
    """Answers with the topic that fits best, or offers those that fit alike."""

    intents = ("ask_right", "ask_steps", "ask_timescale")

    def name(self) -> str:
        """Return the action's name."""
        return "action_answer_question"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the topic's answer; a miss is counted."""
        alike = too_close(kb, context, Topic)
        if alike:
            return clarify_reply(kb, context, alike), [SlotSet("misses", 0)]
        topic = best(kb, context, Topic)
        if topic is None:
            return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
        reply = topic_reply(kb, context, topic, next_best(kb, context, Topic), beside(kb, context, Topic))
        return reply, [SlotSet("topic", topic.id), SlotSet("misses", 0)]
