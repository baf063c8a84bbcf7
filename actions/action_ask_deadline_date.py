"""Ask for the date of the event that starts the clock."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.deadlines import DEFAULT_CLOCK, DEFAULT_PROCESS
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from knowledge import Knowledge


class ActionAskDeadlineDate(KnowledgeAction):
    """Asks in the words of the process, such as when the council received the request."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_deadline_date"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the question."""
        topic = kb.topics.get(context.topic or "")
        process = kb.processes.get(kb.process_of.get(context.topic or "", DEFAULT_PROCESS))
        wanted = topic.limit.clock if topic and topic.limit else DEFAULT_CLOCK
        clocks = process.clocks if process else ()
        clock = next((c for c in clocks if c.id == wanted), clocks[0] if clocks else None)
        question = clock.asks if clock else ""
        text = frame("utter_ask_which_clock", question=question).strip()
        return Reply(outcome="clarify", topic=context.topic, blocks=[paragraph(text)]), []
