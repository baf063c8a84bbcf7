"""Answer when something is due that the message leaves open: from the date that was told, or the last time limit."""

import re
from dataclasses import replace
from datetime import date

from rasa_sdk.events import SlotSet

from actions.composing.context import Context
from actions.composing.deadlines import deadline_reply
from actions.composing.nearby import limit_near
from actions.composing.reply import Events, Reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge

# Asks for a day, where a date was told.
BY_WHEN = re.compile(r"\bw(?:h)?en\b|\b(?:what|which|last|final) (?:date|day)\b|\bdeadline\b|\bby what\b|"
                     r"\bhow long (?:have|has|do|does|is)\b.*\b(?:got|left|get|have)\b|\b(?:days|weeks) left\b", re.I)
WORD = re.compile(r"[a-z']+")
# A question of these words alone asks after the time of the last thing.
TIME_WORDS = frozenset(
    "a and answer back be but by council count date day days deadline decide did do does for from get gets give got "
    "had has have he how i is it last left long longest many me month months must n need of ok on or our reply respond "
    "send she should so take takes tell that the their them then they this till time to until up us we week weeks what "
    "when which will with would year".split())
ASKING_TIME = ("ask_timescale", "calculate_deadline")

Answer = tuple[Reply, Events]


def date_due(kb: Knowledge, context: Context) -> Answer | None:
    """Count from the date that was told a moment ago, where the last answer's time limit can be counted."""
    topic = kb.topics.get(context.topic or "")
    if not (topic and topic.limit and topic.limit.clock and context.day_told and BY_WHEN.search(context.text)):
        return None
    day = date.fromisoformat(context.day_told)
    if day > context.today or context.said("date"):
        return None
    return deadline_reply(kb, context, topic, day, context.today), [SlotSet("topic", topic.id)]


def time_left_open(kb: Knowledge, context: Context) -> Answer | None:
    """Answer a question after a time that names nothing itself with the time limit near the last answer."""
    bare = not set(WORD.findall(context.text.lower())) - TIME_WORDS
    if context.loop or context.choice or context.intent not in ASKING_TIME or context.said("date") or not bare:
        return None
    counted = date_due(kb, context)
    topic = limit_near(kb, context.topic)
    if counted or topic is None or topic.limit is None:
        return counted
    asked = replace(context, intent="follow_up_timescale")
    return topic_reply(kb, asked, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
