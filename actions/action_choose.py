"""Answer a choice that was offered."""

from dataclasses import replace

from rasa_sdk.events import SlotSet

from actions.composing import auditing
from actions.composing.again import council_noted
from actions.composing.asides import GUIDES
from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import miss_reply, person_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply, here
from actions.composing.reply import Reply
from actions.composing.resuming import resume
from actions.composing.strategies import strategies_reply
from actions.composing.tiers import found_tier
from knowledge import Knowledge


class ActionChoose(KnowledgeAction):
    """Shows the entry that was chosen, changes the council, opens the next level, or goes on with a guide."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_choose"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Read the choice: an entry, a council, `strategies:<need>:<level>[:<phase>:<situation>]`, or a guide."""
        choice = context.choice or ""
        kind, _, rest = choice.partition(":")
        if kind == "council" and rest in kb.councils:
            return self.council(kb, replace(context, council=rest), rest)
        if kind == "guide" and rest in GUIDES:
            return resume(kb, context, rest)
        if kind == "strategies":
            found = self.strategies(kb, context, rest.split(":"))
            if found is not None:
                return found
        if choice in kb.entries and kb.entries[choice].shown:
            return entry_reply(kb, context, choice), [SlotSet("topic", choice), SlotSet("misses", 0)]
        if choice == "person":
            return person_reply(kb, context, "utter_offer_person"), []
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]

    @staticmethod
    def strategies(kb: Knowledge, context: Context, parts: list[str]) -> tuple[Reply, Events] | None:
        """Show strategies for a need and a level, or for what staff tapped: also a phase and a moment in the day."""
        need, level, *tapped = [*parts, ""][:max(2, len(parts))]
        tier = f"level-{level}" if level else None
        context = replace(context, needs=(need,) if need else (), tier=tier)
        slots = {"topic": need, "need": need or None, "tier": tier}
        situation = None
        if tapped:
            phase, moment = (*tapped, "")[:2]
            context = replace(context, phase=phase if phase in kb.phases else None)
            situation = kb.situations.get(moment)
            slots |= {"topic": moment if situation else need, "phase": context.phase}
        reply = strategies_reply(kb, context, situation)
        return (reply, [SlotSet(name, value) for name, value in slots.items()]) if reply else None

    @staticmethod
    def council(kb: Knowledge, context: Context, council: str) -> tuple[Reply, Events]:
        """Go on with what waited for the council, or answer the last topic again for it."""
        known = SlotSet("council", council)
        if context.slots.get("find_tried") and context.slots.get("find_change"):
            reply, found = found_tier(kb, context)
            reply.council = council
            return reply, [known, *(SlotSet(name, value) for name, value in found.items())]
        if context.slots.get("guide") == auditing.FORM:
            reply, events = auditing.begin(kb, context)
            reply.council = council
            return reply, [known, *events]
        topic = here(kb, context, council)
        if topic:
            reply = entry_reply(kb, context, topic)
        else:
            reply = council_noted(kb, council)
        reply.council = council
        return reply, [known, SlotSet("topic", topic)]
