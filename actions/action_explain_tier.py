"""Explain a tier of the council's ladder."""

from rasa_sdk.events import SlotSet

from actions.composing.again import again
from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import ranked
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.explanations import tier_reply, tiers_reply, which_council
from actions.composing.nearby import talked_of_strategies
from actions.composing.reply import Reply
from actions.composing.strategies import plain
from actions.composing.tiers import tiers_named
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Tier, Topic

# "And getting help then": so few words beside its name ask nothing else.
FEW_WORDS = 6


class ActionExplainTier(KnowledgeAction):
    """Explains the tier that fits best in this council's ladder."""

    intents = ("ask_tier",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_tier"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the tier; a topic that ranks above it answers instead."""
        named = tiers_named(kb, context)
        if len(named) == 1 and self.goes_on(kb, context):
            found = again(kb, context)
            if found is not None:
                return found[0], [SlotSet("tier", context.said("tier")), SlotSet("misses", 0), *found[1]]
        if len(named) > 1:
            return tiers_reply(kb, context, named), [SlotSet("topic", named[0].id), SlotSet("misses", 0)]
        for entry, _ in ranked(kb, context):
            if isinstance(entry, Tier):
                return tier_reply(kb, context, entry), [SlotSet("topic", entry.id), SlotSet("misses", 0)]
            if isinstance(entry, Topic):
                return topic_reply(kb, context, entry), [SlotSet("topic", entry.id), SlotSet("misses", 0)]
        if context.council is None:
            return which_council(kb, context), []
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]

    @staticmethod
    def goes_on(kb: Knowledge, context: Context) -> bool:
        """Tell whether a tier is only named, while strategies are talked about."""
        rest = len(plain(context.text).split()) - len(plain(context.said("tier") or "").split())
        return talked_of_strategies(kb, context) and not context.asks and rest <= FEW_WORDS
