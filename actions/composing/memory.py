"""What a conversation remembers of its answers: what was shown, and what was talked about before."""

from rasa_sdk.events import SlotSet

from actions.composing.context import Context
from actions.composing.reply import Events, Reply

MOST_SHOWN = 60
MOST_EARLIER = 5


def remembered(context: Context, reply: Reply, events: Events) -> Events:
    """Note what was shown, so that "more" brings others, and the topic that was left, so that one can go back."""
    fresh = [i for i in reply.cards if i not in context.shown]
    shown = [SlotSet("shown", [*context.shown, *fresh][-MOST_SHOWN:])] if fresh else []
    topic = next((e["value"] for e in reversed(events) if e.get("event") == "slot" and e["name"] == "topic"), None)
    if not topic or not context.topic or topic == context.topic:
        return shown
    earlier = [context.topic, *(t for t in context.earlier if t not in (topic, context.topic))]
    return [*shown, SlotSet("earlier", earlier[:MOST_EARLIER])]
