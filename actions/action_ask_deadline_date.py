"""Ask for the date of the event that starts the clock."""

from actions.composing.base import Events, KnowledgeAction
from actions.composing.context import Context
from actions.composing.deadlines import DEFAULT_CLOCK, process_for, units
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Block, Reply
from actions.composing.topics import limit_sentence
from knowledge import Knowledge
from knowledge.models import Limit, Process

MOST_STEPS = 4


def figures(limit: Limit | None, process: Process | None) -> list[Block]:
    """Say a time limit; of a whole process, those of its first steps too."""
    limit = limit or (process.limit if process else None)
    said = [paragraph(limit_sentence(limit))] if limit else []
    steps = [step for step in process.steps if step.limit][:MOST_STEPS] if process else []
    items = [f"{step.limit.value} {units(step.limit)}: {step.title}" for step in steps if step.limit]
    return [*said, {"kind": "list", "items": items}] if len(items) > 1 else said


class ActionAskDeadlineDate(KnowledgeAction):
    """Asks in the words of the process, such as when the council received the request."""

    in_guide = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_deadline_date"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the question."""
        topic = kb.topics.get(context.slots.get("deadline_topic") or "")
        limit = topic.limit if topic and topic.limit and topic.limit.clock else None
        process = process_for(kb, topic if limit else None)
        wanted = limit.clock if limit else DEFAULT_CLOCK
        clock = next((c for c in (process.clocks if process else ()) if c.id == wanted), None)
        starts = limit.starts if limit else ""
        question = clock.asks if clock else frame("utter_frame_when_was", starts=starts)
        asked = paragraph(frame("utter_ask_which_clock", question=question))
        # Whoever has no date at hand goes away with the figures.
        told = figures(limit, None if limit and not isinstance(topic, Process) else process)
        return Reply(outcome="clarify", topic=context.topic, blocks=[*told, asked]), []
