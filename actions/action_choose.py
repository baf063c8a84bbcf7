"""Answer a choice that was offered."""

from dataclasses import replace

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply, person_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply, here
from actions.composing.frames import frame
from actions.composing.pieces import paragraph
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from knowledge import Knowledge


class ActionChoose(KnowledgeAction):
    """Shows the entry that was chosen, changes the council, or opens the next level."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_choose"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Read the choice: an entry's id, `council:<id>` or `strategies:<need>:<level>`."""
        choice = context.choice or ""
        kind, _, rest = choice.partition(":")
        if kind == "council" and rest in kb.councils:
            return self.council(kb, replace(context, council=rest), rest)
        if kind == "strategies":
            need, _, level = rest.partition(":")
            reply = strategies_reply(kb, replace(context, needs=(need,), tier=f"level-{level}"))
            if reply is not None:
                slots = {"topic": need, "need": need, "tier": f"level-{level}"}
                return reply, [SlotSet(name, value) for name, value in slots.items()]
        if choice in kb.entries and kb.entries[choice].shown:
            return entry_reply(kb, context, choice), [SlotSet("topic", choice), SlotSet("misses", 0)]
        if choice == "person":
            return person_reply(kb, context, "utter_offer_person"), []
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]

    @staticmethod
    def council(kb: Knowledge, context: Context, council: str) -> tuple[Reply, Events]:
        """Answer the last topic again for the council that was chosen."""
        topic = here(kb, context, council)
        if topic:
            reply = entry_reply(kb, context, topic)
        else:
            text = frame("utter_council_noted", council=kb.councils[council].name)
            reply = Reply(outcome="small_talk", blocks=[paragraph(text)])
        reply.council = council
        return reply, [SlotSet("council", council), SlotSet("topic", topic)]
