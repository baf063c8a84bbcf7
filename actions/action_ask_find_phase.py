"""Ask for the phase, naming the need back, and for what has been tried in the same breath."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.needs_found import shown_needs
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionAskFindPhase(KnowledgeAction):
    """Asks the second question of the tier finder."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_find_phase"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the question, with every phase as a choice."""
        shown = shown_needs(kb, context.slots.get("find_need"))
        choices = [{"id": f"find:phase:{phase.id}", "title": phase.title} for phase in kb.phases.values()]
        return Reply(outcome="clarify", blocks=[paragraph(frame("utter_frame_ask_phase", need=shown))],
                     choices=choices), []
