"""Describe an intervention: for whom, how delivered, what is known of its effect and cost."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best, ranked
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.interventions import intervention_reply, overview, several_reply
from actions.composing.reply import Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Intervention, Topic

# An intervention that ranks this high is meant, though its name is not known.
SURE_OF_ONE = 0.4


class ActionDescribeIntervention(KnowledgeAction):
    """Describes the intervention that a message names, or those that fit a need."""

    intents = ("ask_intervention",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_describe_intervention"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose one intervention, or several in short."""
        mentioned = context.mentioned.get("intervention", ())
        named = [kb.interventions[i] for i in mentioned if i in kb.interventions]
        if len(named) > 1:
            return several_reply(kb, context, named), [SlotSet("topic", named[0].id), SlotSet("misses", 0)]
        fitting = [] if named else overview(kb, context)
        if len(fitting) > 1 and not self.sure(kb, context):
            return several_reply(kb, context, fitting), [SlotSet("topic", fitting[0].id), SlotSet("misses", 0)]
        chosen = named[0] if named else best(kb, context, Intervention)
        if chosen is not None:
            reply = intervention_reply(kb, context, chosen)
            return reply, [SlotSet("topic", chosen.id), SlotSet("misses", 0)]
        topic = best(kb, context, Topic)
        if topic is not None:
            return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]

    @staticmethod
    def sure(kb: Knowledge, context: Context) -> bool:
        """Tell whether one intervention is surely meant."""
        return any(isinstance(e, Intervention) and s >= SURE_OF_ONE for e, s in ranked(kb, context)[:1])
