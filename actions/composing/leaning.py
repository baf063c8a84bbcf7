"""Prefer what belongs to the last answer where a short question may ask for it or for something else."""

from rasa_sdk.events import SlotSet

from actions.composing.choosing import ranked
from actions.composing.context import Context
from actions.composing.nearby import close
from actions.composing.reply import Events, Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Topic

# A longer question says itself what it is about; so does one whose best entry ranks this high.
FEW_WORDS, SURE_BY_ITSELF = 6, 0.6
# What belongs to the last answer may rank this far behind the best.
NEARLY = 0.4
ASKING = ("ask_right", "ask_steps", "ask_timescale")


def nearer(kb: Knowledge, context: Context) -> tuple[Reply, Events] | None:
    """Answer the topic that belongs to the last one; None where the best does, or none ranks well."""
    asks = context.intent in ASKING and not (context.choice or context.loop)
    if not asks or context.topic not in kb.topics or len(context.text.split()) > FEW_WORDS:
        return None
    pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, Topic) and e.id != context.topic]
    if not pairs or pairs[0][1] >= SURE_BY_ITSELF or close(kb, context.topic, pairs[0][0].id):
        return None
    topic = next((e for e, s in pairs if s >= NEARLY * pairs[0][1] and close(kb, context.topic, e.id)), None)
    return (topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]) if topic else None
