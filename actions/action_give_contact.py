"""Give the contact for a purpose: this council's, or a national line."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best, ranked
from actions.composing.clarifying import person_reply
from actions.composing.contacting import main_contacts, names_no_subject
from actions.composing.context import Context
from actions.composing.explanations import contact_reply, which_council
from actions.composing.reply import Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Contact, Topic
from knowledge.models.places import Helpline

NEARLY_AS_GOOD = 0.4


class ActionGiveContact(KnowledgeAction):
    """Gives the contact named, or the one that fits the question best."""

    intents = ("ask_contact",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_give_contact"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose a contact; ask for the council when the contact is a local one."""
        if names_no_subject(kb, context):
            return main_contacts(kb, context)
        chosen = self.choose(kb, context)
        if context.council is None and not isinstance(chosen, Helpline):
            # A local number that may be another council's is worse than none.
            return which_council(kb, context), [SlotSet("topic", chosen.id if chosen else None)]
        if chosen is not None:
            reply = contact_reply(kb, context, chosen, self.beside(kb, context, chosen))
            return reply, [SlotSet("topic", chosen.id), SlotSet("misses", 0)]
        topic = best(kb, context, Topic)
        if topic is not None:
            return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
        return person_reply(kb, context, "utter_offer_person"), []

    @staticmethod
    def beside(kb: Knowledge, context: Context, chosen: Contact | Helpline) -> Contact | None:
        """Find a second contact that fits nearly as well; one alone may be the wrong one."""
        pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, Contact)][:2]
        close = len(pairs) == 2 and pairs[0][0] is chosen and pairs[1][1] >= NEARLY_AS_GOOD * pairs[0][1]
        return pairs[1][0] if close else None

    @staticmethod
    def choose(kb: Knowledge, context: Context) -> Contact | Helpline | None:
        """Choose a local contact that is named or ranks nearly as high, then by rank."""
        pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, (Contact, Helpline))]
        role = context.said("contact")
        named = kb.contact(context.council, role) if role and context.council else None
        if not pairs:
            return named
        first, score = pairs[0]
        near = [e for e, s in pairs if isinstance(e, Contact) and s >= NEARLY_AS_GOOD * score]
        local = named or next(iter(near), None) if context.council else None
        return local if local and isinstance(first, Helpline) else first
