"""Answer a follow-up: the same question for another phase, need, tier or council; time; people; more."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply, person_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply
from actions.composing.explanations import contact_reply, which_council
from actions.composing.following import limit_near, people_for
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge


class ActionFollowUp(KnowledgeAction):
    """Answers what is asked about the thing that was last talked about."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_follow_up"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Choose by the kind of follow-up."""
        said = [SlotSet(k, context.said(k)) for k in ("need", "phase", "tier", "council") if context.said(k)]
        details = [SlotSet("misses", 0), *said]
        match context.intent:
            case "follow_up_timescale":
                topic = limit_near(kb, context.topic)
                if topic is not None:
                    return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), *details]
            case "follow_up_contact":
                if context.council is None:
                    return which_council(kb, context), details
                contact = people_for(kb, context)
                if contact is not None:
                    return contact_reply(kb, context, contact), details
                return person_reply(kb, context, "utter_offer_person"), details
        about = context.topic in kb.needs or context.topic in kb.situations
        if context.needs and (about or context.said("need") or context.said("phase") or context.said("tier")):
            reply = strategies_reply(kb, context, kb.situations.get(context.topic or ""))
            if reply is not None:
                need = context.needs[0]
                return reply, [SlotSet("topic", reply.topic), SlotSet("need", need), *details]
        if context.topic in kb.entries:
            return entry_reply(kb, context, context.topic or ""), details
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
