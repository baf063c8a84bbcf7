"""Answer "and if they say no": what can be done when the thing that was last talked about is refused."""

import re

from rasa_sdk.events import SlotSet

from actions.composing.context import Context
from actions.composing.reply import Events, Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge

# "What if they won't", "n if i dont agree": who refuses what is left to the last answer.
IF_REFUSED = re.compile(
    r"\bif (?:the |my |our )?(?:they|it'?s|it is|it|he|she|we|i|council|school|college|nursery|head|la|panel|senco) ?"
    r"(?:(?:still|just|then|all|do|does|is|are|get|gets|keep|keeps) )*"
    r"(?:say(?:s|ing)? no\b|said no\b|a no\b|refus\w+|declin\w+|reject\w+|turn\w* (?:\w+ )?down|wo ?n'?t\b|"
    r"(?:do|does)(?: not|n'?t) (?:agree|accept|want to)|disagree\w*|"
    r"(?:am|are|is)(?: not|n'?t) happy)", re.I)
MOST_WORDS = 10


def if_refused(kb: Knowledge, context: Context) -> tuple[Reply, Events] | None:
    """Answer with the entry that the last topic names for a refusal; None where it names none."""
    if context.choice or context.loop or len(context.text.split()) > MOST_WORDS:
        return None
    last = kb.topics.get(context.topic or "")
    topic = kb.topics.get(last.refused) if last else None
    if topic is None or not IF_REFUSED.search(context.text):
        return None
    return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
