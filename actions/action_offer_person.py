"""Offer people to talk to; nobody reads the chat live."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import person_reply
from actions.composing.context import Context
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionOfferPerson(KnowledgeAction):
    """Gives this council's advice service and EHC team, or national lines."""

    intents = ("ask_for_person",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_offer_person"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the people."""
        return person_reply(kb, context, "utter_offer_person"), []
