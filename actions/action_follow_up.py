"""Answer a follow-up: time, people, others, what is free, what comes after, or the same with another detail."""

from collections.abc import Callable

from rasa_sdk.events import SlotSet

from actions.composing import following
from actions.composing.again import again
from actions.composing.base import Events, KnowledgeAction
from actions.composing.contacting import people
from actions.composing.context import Context
from actions.composing.correcting import DETAILS
from actions.composing.reply import Reply
from knowledge import Knowledge

KINDS: dict[str, Callable[[Knowledge, Context], following.Answer | None]] = {
    "change_detail": again,
    "follow_up_contact": people,
    "follow_up_free": following.free,
    "follow_up_more": following.others,
    "follow_up_next": following.after,
    "follow_up_timescale": following.time,
}


class ActionFollowUp(KnowledgeAction):
    """Answers what is asked about the thing that was last talked about."""

    intents = (*KINDS, "follow_up_detail")

    def name(self) -> str:
        """Return the action's name."""
        return "action_follow_up"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Choose by the kind of follow-up; one that leads nowhere is answered as a question by itself."""
        said = [SlotSet(k, context.said(k)) for k in DETAILS if context.said(k)]
        kind = KINDS.get(context.intent)
        found = following.how(kb, context) or following.money(kb, context) or (kind(kb, context) if kind else None)
        if found is None and kind is not None:
            found = again(kb, context)
        reply, events = found or following.detail(kb, context)
        understood = [] if reply.outcome in ("not_understood", "handover") else [SlotSet("misses", 0)]
        return reply, [*said, *understood, *events]
