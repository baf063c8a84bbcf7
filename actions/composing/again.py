"""Answer the last thing again where a message only puts a detail of it right."""

from dataclasses import replace
from datetime import date

from rasa_sdk.events import SlotSet

from actions.composing.choosing import best, names_moment, ranked
from actions.composing.contacting import ASKING_CONTACT, MAIN_TOPIC, people
from actions.composing.context import Context
from actions.composing.correcting import DETAILS, THINGS, corrects
from actions.composing.deadlines import deadline_reply
from actions.composing.entries import entry_reply, here
from actions.composing.explanations import need_reply, term_reply, tier_reply
from actions.composing.frames import frame
from actions.composing.nearby import limit_beside, near, talked_of_strategies
from actions.composing.ordinals import tier_by_place
from actions.composing.pieces import paragraph
from actions.composing.reply import Events, Reply
from actions.composing.strategies import strategies_reply
from actions.composing.terms import terms_named
from actions.composing.tiers import tiers_named
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Contact, Helpline, Need, Situation, Topic

# A message this short that is understood no better than this may only name a detail.
FEW_WORDS = 12
SURE_OF_INTENT = 0.4
CALCULATING = "calculate_deadline"
# After these a word that is named stands for its time limit.
ASKING_TIME = ("ask_timescale", "calculate_deadline", "follow_up_timescale")
# A follow-up less sure than this, or a correction of nothing, gives way to a topic that ranks this high.
SURE_OF_FOLLOWING, SURE_OF_OTHER = 0.5, 0.3
# What is only near in meaning to the last answer is answered when it ranks this high.
SURE_OF_ANOTHER, NEARLY_AS_SURE = 0.1, 0.5
# Another need than the one that strategies were given for must be surer.
SURE_OF_NEED = 0.5
# Another moment of the day ("and at lunchtime?") is meant when it ranks this high.
SURE_OF_MOMENT = 0.25

Answer = tuple[Reply, Events]


def bare_detail(kb: Knowledge, context: Context) -> Answer | None:
    """Answer the last thing again where a short message names only an age, a tier, a voice or a council."""
    short = len(context.text.split()) <= FEW_WORDS and not context.choice
    tier = tier_by_place(kb, context) if short and not context.loop else None
    if tier:
        return tier_reply(kb, context, tier), [SlotSet("topic", tier.id), SlotSet("tier", f"level-{tier.level}")]
    if short and context.said("date") and context.before == CALCULATING and not context.loop:
        return other_date(kb, context)
    unsure = context.confidence < SURE_OF_INTENT or context.intent == "nlu_fallback"
    right = corrects(context)
    if not short or not (unsure or right):
        return None
    if context.points_back and context.needs and not context.intent.startswith("follow_up"):
        return again(kb, replace(context, topic=context.needs[0]))
    named = right or (any(map(context.said, DETAILS)) and not context.said("date") and not context.asks)
    follows = context.topic or context.said("council")
    return again(kb, context) if named and follows else None


def asked_instead(kb: Knowledge, context: Context) -> Answer | None:
    """Answer the topic that a message surely names where it only seems to put a detail right, or to follow."""
    corrects_nothing = context.intent == "change_detail" and not any(map(context.said, (*DETAILS, *THINGS, "term")))
    unsure = context.confidence < SURE_OF_FOLLOWING and not talked_of_strategies(kb, context)
    guessed = (context.intent.startswith("follow_up") and unsure) or (context.intent == "stop_form" and context.asks)
    topic = best(kb, context, Topic, SURE_OF_OTHER) if corrects_nothing or guessed else None
    if context.loop or context.choice:
        return None
    if topic is None or topic.id == context.topic:
        return another(kb, context) if corrects_nothing and context.follows else None
    if context.audience not in topic.audience:
        return None
    return topic_reply(kb, context, topic), [SlotSet("topic", topic.id)]


def another(kb: Knowledge, context: Context) -> Answer | None:
    """Answer what ranks best beside the last answer, which nobody wants to read twice."""
    strategies = talked_of_strategies(kb, context)
    scores = dict(context.ranking)
    least = SURE_OF_NEED if strategies else max(SURE_OF_ANOTHER, NEARLY_AS_SURE * scores.get(context.topic or "", 0.0))
    entry = next((e for e, s in ranked(kb, context) if e.id != context.topic and s >= least and not e.asks
                  and context.audience in e.audience and (isinstance(e, Need) or not strategies)), None)
    if entry is None:
        return None
    if strategies:
        reply = strategies_reply(kb, replace(context, needs=(entry.id,)))
        return (reply, [SlotSet("topic", reply.topic), SlotSet("need", entry.id)]) if reply else None
    return entry_reply(kb, context, entry.id), [SlotSet("topic", entry.id)]


def other_date(kb: Knowledge, context: Context) -> Answer:
    """Count again from another date what was counted before."""
    topic = kb.topics.get(str(context.slots.get("deadline_topic") or ""))
    topic = topic if topic and topic.limit and topic.limit.clock else None
    day = date.fromisoformat(str(context.said("date")))
    reply = deadline_reply(kb, context, topic, day, context.today)
    return reply, [SlotSet("topic", reply.topic)]


def again(kb: Knowledge, context: Context) -> Answer | None:
    """Answer the last thing again with another need, age, tier, council or voice."""
    if context.said("council") and asked_contact(kb, context):
        return people(kb, context)
    return strategies_again(kb, context) or named_instead(kb, context) or last_again(kb, context)


def asked_contact(kb: Knowledge, context: Context) -> bool:
    """Tell whether the last answer was a contact for the last thing, or one that this council has no twin of."""
    last = kb.entries.get(context.topic or "")
    if isinstance(last, Contact):
        return here(kb, context, context.council) is None
    if context.topic == MAIN_TOPIC:
        return True
    return context.before in (*ASKING_CONTACT, "ask_for_person") and not isinstance(last, Helpline)


def strategies_again(kb: Knowledge, context: Context) -> Answer | None:
    """Show strategies with what was put right and what was kept; a need that was explained is explained anew."""
    if context.said("need") and context.before == "ask_about_need" and context.topic in kb.needs:
        need = kb.needs[context.needs[0]]
        return need_reply(kb, context, need), [SlotSet("topic", need.id), SlotSet("need", need.id)]
    placed = context.said("need") or context.said("phase") or context.said("tier")
    moment = best(kb, context, Situation, SURE_OF_MOMENT) if names_moment(context) else None
    if not context.needs or not (talked_of_strategies(kb, context) or placed or moment):
        return None
    kept = None if context.said("need") else kb.situations.get(context.topic or "")
    reply = strategies_reply(kb, context, moment or kept)
    return (reply, [SlotSet("topic", reply.topic), SlotSet("need", context.needs[0])]) if reply else None


def named_instead(kb: Knowledge, context: Context) -> Answer | None:
    """Answer what is named in place of the last thing: a time limit, a word, a tier, an intervention."""
    timed = context.before in ASKING_TIME and context.said("term")
    limited = (limit_beside(kb, context) or best(kb, context, Topic)) if timed else None
    if limited and limited.limit:
        # "And the final plan?" after a time limit asks for another one, not for the word.
        return topic_reply(kb, replace(context, intent=context.before), limited), [SlotSet("topic", limited.id)]
    words = terms_named(kb, context) if context.said("term") and not any(map(context.said, DETAILS)) else []
    if words:
        return term_reply(kb, context, words), [SlotSet("topic", words[0].id)]
    named = tiers_named(kb, context)
    if named:
        return tier_reply(kb, context, named[0]), [SlotSet("topic", named[0].id)]
    other = context.said("intervention")
    return (entry_reply(kb, context, other), [SlotSet("topic", other)]) if other in kb.interventions else None


def last_again(kb: Knowledge, context: Context) -> Answer | None:
    """Answer the last thing for another council or voice; with nothing before it, note the council."""
    topic = here(kb, context, context.council)
    other = best(kb, context, Topic, SURE_OF_OTHER) if context.said("phase") else None
    if other and other.id != topic and near(kb, topic, other.id):
        # "What about college" after the date for schools.
        return topic_reply(kb, context, other), [SlotSet("topic", other.id)]
    if topic:
        return entry_reply(kb, context, topic), [SlotSet("topic", topic)]
    return (council_noted(kb, context.council), []) if context.said("council") and context.council else None


def council_noted(kb: Knowledge, council: str) -> Reply:
    """Say that the contacts of a council will be given from now on."""
    text = frame("utter_council_noted", council=kb.councils[council].name)
    return Reply(outcome="small_talk", blocks=[paragraph(text)], council=council)
