"""What happens to a guided conversation when something else is asked in the middle of it."""

from dataclasses import replace

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import MOST_CHOICES
from actions.composing.reply import Events, Reply

# After this many asides in a row the questions wait until they are asked for again.
MOST_ASIDES = 1
GUIDES = ("find_tier_form", "audit_form", "deadline_form")
# Whoever wants a person does not want the next question.
ENDS = ("handover",)


def beside(context: Context, reply: Reply, events: Events) -> tuple[Reply, Events]:
    """Ask the open question again after an aside; after two in a row offer to go on instead."""
    if context.loop not in GUIDES or any(e.get("event") == "active_loop" for e in events):
        return reply, []
    asides = int(context.slots.get("asides") or 0)
    if asides < MOST_ASIDES and reply.outcome not in ENDS:
        return reply, [SlotSet("asides", asides + 1), FollowupAction(context.loop)]
    waiting = replace(reply, choices=[resume_choice(context.loop), *reply.choices][:MOST_CHOICES])
    return waiting, [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("asides", 0)]


def resume_choice(guide: str) -> dict[str, str]:
    """Offer to go on with a guided conversation."""
    return {"id": f"guide:{guide}", "title": frame(f"utter_frame_choice_resume_{guide}")}
