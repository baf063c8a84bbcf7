"""Answer a follow-up: the same question for another phase, need, tier or council; time; people; more."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best, ranked
from actions.composing.clarifying import miss_reply, person_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply, here
from actions.composing.explanations import contact_reply, which_council
from actions.composing.following import limit_near, people_for
from actions.composing.frames import frame
from actions.composing.interventions import alike, several_reply
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Topic

MOST_OTHERS = 3


class ActionFollowUp(KnowledgeAction):
    """Answers what is asked about the thing that was last talked about."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_follow_up"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Choose by the kind of follow-up; one that leads nowhere is answered as a question by itself."""
        said = [SlotSet(k, context.said(k)) for k in ("need", "phase", "tier", "council") if context.said(k)]
        details = [SlotSet("misses", 0), *said]
        kinds = {"follow_up_timescale": self.time, "follow_up_contact": self.people, "follow_up_more": self.others}
        if context.intent in kinds:
            found = kinds[context.intent](kb, context)
            if found is not None:
                return found[0], [*found[1], *details]
        if context.intent == "follow_up_detail":
            return self.detail(kb, context)
        about = context.topic in kb.needs or context.topic in kb.situations
        if context.needs and (about or context.said("need") or context.said("phase") or context.said("tier")):
            reply = strategies_reply(kb, context, kb.situations.get(context.topic or ""))
            if reply is not None:
                need = context.needs[0]
                return reply, [SlotSet("topic", reply.topic), SlotSet("need", need), *details]
        topic = here(kb, context, context.council)
        if topic:
            return entry_reply(kb, context, topic), [SlotSet("topic", topic), *details]
        return self.detail(kb, context)

    @staticmethod
    def time(kb: Knowledge, context: Context) -> tuple[Reply, Events] | None:
        """Say how long the thing takes that was last talked about."""
        topic = limit_near(kb, context.topic)
        if topic is None or topic.limit is None:
            # Nothing near the last topic has a time limit: the question itself may name one.
            topic = next((e for e, _ in ranked(kb, context) if isinstance(e, Topic) and e.limit), topic)
        return (topic_reply(kb, context, topic), [SlotSet("topic", topic.id)]) if topic else None

    @staticmethod
    def people(kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Say who to ask about it."""
        if context.council is None:
            return which_council(kb, context), []
        contact = people_for(kb, context)
        if contact is not None:
            reply = contact_reply(kb, context, contact)
            about = kb.needs.get(context.topic or "")
            if about:
                reply.blocks.insert(0, paragraph(frame("utter_frame_contact_for", about=about.title)))
            return reply, []
        return person_reply(kb, context, "utter_offer_person"), []

    @staticmethod
    def others(kb: Knowledge, context: Context) -> tuple[Reply, Events] | None:
        """Show other interventions for the same need."""
        last = kb.interventions.get(context.topic or "")
        found = alike(kb, context, last)[:MOST_OTHERS] if last else []
        return (several_reply(kb, context, found), []) if found else None

    @staticmethod
    def detail(kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Say more of the intervention that was last talked about; otherwise answer the question by itself."""
        if context.topic in kb.interventions:
            return entry_reply(kb, context, context.topic or ""), [SlotSet("misses", 0)]
        topic = best(kb, context, Topic)
        if topic is not None:
            return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
