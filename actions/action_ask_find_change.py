"""Say which tier it looks like so far, and ask for how long and with what change."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from actions.composing.tiers import so_far
from knowledge import Knowledge

WAYS = ("better", "none", "worse", "unknown")


class ActionAskFindChange(KnowledgeAction):
    """Asks the last question of the tier finder, which only refines what is said before it."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_find_change"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the tier that fits so far and the question, with the ways it may have gone as choices."""
        found = so_far(kb, context)
        blocks = [paragraph(found)] if found else []
        choices = [{"id": f"find:change:{way}", "title": frame(f"utter_frame_choice_change_{way}")} for way in WAYS]
        question = paragraph(frame("utter_frame_ask_change"))
        return Reply(outcome="clarify", blocks=[*blocks, question], choices=choices), []
