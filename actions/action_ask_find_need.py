"""Ask for the need, after the council's tiers in their order: who asks which tier fits may not know what there is."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.frames import frame, listed
from actions.composing.pieces import paragraph
from actions.composing.placing import on_ladder
from actions.composing.reply import Reply
from knowledge import Knowledge

# Common needs that can be tapped; any other is written.
OFFERED = ("autism", "adhd", "anxiety", "dyslexia")


class ActionAskFindNeed(KnowledgeAction):
    """Asks the first question of the tier finder."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_find_need"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the tiers of the council, where it is known, and the question, with common needs as choices."""
        blocks = [paragraph(frame("utter_frame_ask_need"))]
        pack = kb.councils.get(context.council or "")
        if pack is not None:
            names = listed([tier.title for tier in on_ladder(pack)])
            blocks.insert(0, paragraph(frame("utter_frame_tiers_in_order", council=pack.short_name, tiers=names)))
        choices = [{"id": f"find:need:{need}", "title": kb.needs[need].title} for need in OFFERED if need in kb.needs]
        return Reply(outcome="clarify", blocks=blocks, choices=choices), []
