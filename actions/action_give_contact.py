"""Give the contact for a purpose: this council's, or a national line."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best
from actions.composing.clarifying import person_reply
from actions.composing.context import Context
from actions.composing.explanations import contact_reply, which_council
from actions.composing.reply import Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Contact, Topic
from knowledge.models.places import Helpline

# When a topic is being talked about, "who do I ring" means the people for that topic.
LEAST_SURE = 0.05


class ActionGiveContact(KnowledgeAction):
    """Gives the contact named, or the one that fits the question best."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_give_contact"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose a contact; ask for the council when the contact is a local one."""
        if context.council is None and not isinstance(best(kb, context, Helpline), Helpline):
            return which_council(kb, context), [SlotSet("waiting_question", context.text)]
        chosen = self.choose(kb, context)
        if chosen is not None:
            return contact_reply(kb, context, chosen), [SlotSet("topic", chosen.id), SlotSet("misses", 0)]
        topic = best(kb, context, Topic)
        if topic is not None:
            return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
        return person_reply(kb, context, "utter_offer_person"), []

    @staticmethod
    def choose(kb: Knowledge, context: Context) -> Contact | Helpline | None:
        """Choose by rank first, then by the name in the message."""
        ranked_best = best(kb, context, Contact) or best(kb, context, Helpline)
        if ranked_best is not None:
            return ranked_best
        role = context.said("contact")
        return kb.contact(context.council, role) if role else None
