"""Suggest strategies for a need, a phase, a tier and a moment in the day."""

from dataclasses import replace

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best, names_moment, ranked
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import choices_of, paragraph
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from knowledge import Knowledge
from knowledge.models import Need, Situation

# Below this the message is not surely about the moment that ranks first.
SURE_OF_MOMENT = 0.12
SURER_OF_MOMENT = 0.25
COMMON_NEEDS = ("autism", "adhd", "anxiety", "dyslexia")


class ActionSuggestStrategies(KnowledgeAction):
    """Suggests three or four strategies, or asks for the need."""

    intents = ("ask_strategies",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_suggest_strategies"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose cards; ask for the need when neither need nor moment is known."""
        pairs = ranked(kb, context)
        # "Strategies for that level" goes on with a need and names no moment.
        sure = SURE_OF_MOMENT if context.said("need") or not context.needs else SURER_OF_MOMENT
        situation = best(kb, context, Situation, sure) if names_moment(context) or not context.needs else None
        if not context.needs and situation is None:
            likely = [e.id for e, _ in pairs if isinstance(e, Need)][:1]
            situation = None if likely else next((e for e, _ in pairs if isinstance(e, Situation)), None)
            context = replace(context, needs=tuple(likely))
        reply = strategies_reply(kb, context, situation)
        if reply is None:
            ask = Reply(outcome="clarify", blocks=[paragraph(frame("utter_ask_need"))],
                        choices=choices_of(kb, context, COMMON_NEEDS))
            return ask, []
        need = context.needs[0] if context.needs else None
        return reply, [SlotSet("topic", reply.topic), SlotSet("need", need), SlotSet("phase", context.phase),
                       SlotSet("tier", context.tier), SlotSet("misses", 0)]
