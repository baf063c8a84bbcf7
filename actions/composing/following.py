"""Answer what is asked about the thing that was last talked about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk.events import SlotSet

from actions.composing.choosing import best, ranked
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply
from actions.composing.explanations import tier_reply, tiers_reply
from actions.composing.frames import frame
from actions.composing.interventions import alike, several_reply
from actions.composing.nearby import CYCLE, close, limit_near, near, step_after, talked_of_strategies, tier_after
from actions.composing.open_time import date_due
from actions.composing.pieces import choices_of, contact_blocks, if_missed, paragraph
from actions.composing.placing import on_ladder
from actions.composing.reply import Block, Events, Reply
from actions.composing.strategies import level_of, strategies_reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Step, Tier, Topic

MOST_OTHERS = 3
# Free and independent help first.
FREE_HELP = ("sendiass", "ipsea", "contact")
HIGHEST = 3
# A follow-up that follows nothing is a question only when an entry ranks this high.
SURE_OF_TOPIC = 0.1
# A question that names its own topic this surely follows nothing; less is enough where that has a time limit.
SURE_OF_OWN, SURE_OF_LIMIT = 0.85, 0.4
# Where nothing near has a time limit, this much of an entry is answered.
SURE_OF_TIME = 0.2
# A time limit that ranks this far behind the best entry is not the one that is meant.
MUCH_WEAKER = 0.4
HOW_TO = re.compile(r"^\W*(?:(?:and|so|ok(?:ay)?|but)\W+)*how (?:do|can|would|should|could) (?:i|we|you) "
                    r"(?:do|go about|start)(?: (?:it|that|this))?\W*$", re.I)
FREE = re.compile(r"\bfree\b", re.I)
MONEY = re.compile(r"\b(?:free|costs?|charges?|pays?|paid)\b|£", re.I)
SENTENCE = re.compile(r"[^.?!]+(?:[.](?=\w)[^.?!]*)*[.?!]*")
HOW_LONG = re.compile(r"\b(?:how long|how many weeks|how soon)\b", re.I)

PAYING = re.compile(r"\bpay(?:s|ing)?\b", re.I)
SURE_OF_PAYING = 0.5

Answer = tuple[Reply, Events]


def time(kb: Knowledge, context: Context) -> Answer | None:
    """Say how long the thing takes that was last talked about; of a tier or a strategy, how long a cycle is."""
    own = best(kb, context, Topic)
    score = dict(context.ranking).get(own.id, 0.0) if own else 0.0
    if own and score >= (SURE_OF_LIMIT if own.limit and near(kb, context.topic, own.id) else SURE_OF_OWN):
        # "How long is one cycle" says itself what it is about.
        return topic_reply(kb, context, own), [SlotSet("topic", own.id)]
    counted = date_due(kb, context)
    if counted:
        return counted
    if context.topic in kb.interventions:
        return entry_reply(kb, context, str(context.topic)), []
    if (talked_of_strategies(kb, context) or context.topic in kb.tiers) and CYCLE in kb.topics:
        return topic_reply(kb, context, kb.topics[CYCLE]), []
    topic = limit_near(kb, context.topic)
    if topic is None or topic.limit is None:
        # Nothing near the last topic has a time limit: the question itself may name one, or none is set at all.
        pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, Topic) and e.limit]
        timed = next((e for e, s in pairs if s >= max(SURE_OF_TIME, MUCH_WEAKER * score)), None)
        about = own if own and score >= SURE_OF_TIME and close(kb, context.topic, own.id) else None
        topic = timed or about or topic or (pairs[0][0] if pairs else None)
    return (topic_reply(kb, context, topic), [SlotSet("topic", topic.id)]) if topic else None


def money(kb: Knowledge, context: Context) -> Answer | None:
    """Say who pays, or answer the topic that a question after paying names itself."""
    if not PAYING.search(context.text) or context.topic in kb.interventions or talked_of_strategies(kb, context):
        return None
    topic = best(kb, context, Topic)
    score = dict(context.ranking).get(topic.id, 0.0) if topic else 0.0
    if topic and topic.id != context.topic and score >= SURE_OF_PAYING:
        return topic_reply(kb, context, topic), [SlotSet("topic", topic.id)]
    return free(kb, context)


def others(kb: Knowledge, context: Context) -> Answer | None:
    """Show others than the ones that were shown, of the same kind; say so when there are none left."""
    last = kb.interventions.get(context.topic or "")
    if last:
        fresh = [i for i in alike(kb, context, last) if i.id not in context.shown][:MOST_OTHERS]
        return (several_reply(kb, context, fresh), [SlotSet("topic", last.id)]) if fresh else no_more(kb, context)
    tier = kb.tiers.get(context.topic or "")
    if tier and not context.needs:
        return other_tiers(kb, context, tier)
    if not talked_of_strategies(kb, context):
        return None
    reply = strategies_reply(kb, context, kb.situations.get(context.topic or ""))
    if reply is None:
        return None
    if all(card in context.shown for card in reply.cards):
        return no_more(kb, context, reply.choices)
    return reply, [SlotSet("topic", reply.topic), SlotSet("need", context.needs[0] if context.needs else None)]


def other_tiers(kb: Knowledge, context: Context, tier: Tier) -> Answer | None:
    """Show the other tiers of the same council's ladders."""
    pack = kb.councils.get(kb.council_of.get(tier.id, ""))
    rest = [t for t in (on_ladder(pack) if pack else ()) if t.id != tier.id]
    return (tiers_reply(kb, context, rest), [SlotSet("topic", rest[0].id)]) if rest else None


def no_more(kb: Knowledge, context: Context, offered: Sequence[dict[str, str]] = ()) -> Answer:
    """Say that everything has been shown, and what else there is."""
    choices = [*offered, *choices_of(kb, context, context.needs)]
    return Reply(outcome="answered", topic=context.topic, blocks=[paragraph(frame("utter_frame_no_more"))],
                 choices=choices[:MOST_OTHERS]), []


def free(kb: Knowledge, context: Context) -> Answer | None:
    """Say what costs nothing: for a programme, what class staff can do without it; else who helps for free."""
    last = kb.interventions.get(context.topic or "")
    if last is None and not talked_of_strategies(kb, context):
        people = contact_blocks(kb, context, FREE_HELP)[:2]
        blocks = [*costs(kb, context), paragraph(frame("utter_frame_free_help")), *people]
        return Reply(outcome="answered", topic=context.topic, blocks=blocks), []
    needs = last.needs if last else context.needs
    reply = strategies_reply(kb, replace(context, needs=needs[:1], tier="level-1"))
    if reply is None:
        return None
    reply.blocks.insert(0, paragraph(frame("utter_frame_free_in_class")))
    return reply, [SlotSet("topic", needs[0]), SlotSet("need", needs[0]), SlotSet("tier", "level-1")]


def costs(kb: Knowledge, context: Context) -> list[Block]:
    """Say again what the last answer said of money."""
    topic = kb.topics.get(context.topic or "")
    said = SENTENCE.findall(" ".join(topic.answer.to(context.audience).split())) if topic else []
    told = [sentence.strip() for sentence in said if MONEY.search(sentence)]
    return [paragraph(" ".join(told))] if told else []


def after(kb: Knowledge, context: Context) -> Answer | None:
    """Say what comes after the last thing: the next step, the next tier, or the next level of strategies."""
    tier = tier_after(kb, context)
    if tier:
        return tier_reply(kb, context, tier), [SlotSet("topic", tier.id), SlotSet("tier", f"level-{tier.level}")]
    if context.topic in kb.tiers:
        return tier_reply(kb, context, kb.tiers[str(context.topic)]), []
    if talked_of_strategies(kb, context):
        return next_level(kb, context)
    topic = kb.topics.get(context.topic or "")
    if topic is None:
        return others(kb, context)
    step = step_after(kb, topic)
    if step:
        return topic_reply(kb, context, step), [SlotSet("topic", step.id)]
    return then_what(kb, context, topic), []


def next_level(kb: Knowledge, context: Context) -> Answer | None:
    """Show the strategies of the next level for the same need; after the highest, what the council's ladder says."""
    level = (level_of(kb, context) or 1) + 1
    pack = kb.councils.get(context.council or "")
    highest = pack.tier_of_level(HIGHEST) if pack else None
    if level > HIGHEST:
        return (tier_reply(kb, context, highest), [SlotSet("topic", highest.id)]) if highest else None
    reply = strategies_reply(kb, replace(context, tier=f"level-{level}"))
    return (reply, [SlotSet("tier", f"level-{level}"), SlotSet("topic", reply.topic)]) if reply else None


def then_what(kb: Knowledge, context: Context, topic: Topic) -> Reply:
    """Say what to do next about a topic that is no step of a process; the last step of one is named as such."""
    steps = [s.to(context.audience) for s in topic.next]
    name = "utter_frame_last_step" if isinstance(topic, Step) else "utter_frame_nothing_after"
    blocks = [paragraph(frame(name, about=topic.title))]
    if steps:
        blocks.append({"kind": "steps", "title": frame("utter_frame_next"), "items": steps})
    if topic.missed:
        blocks.append(paragraph(if_missed(topic, topic.missed.to(context.audience))))
    blocks += contact_blocks(kb, context, topic.contacts)[:1]
    return Reply(outcome="answered", topic=topic.id, blocks=blocks, choices=choices_of(kb, context, topic.related))


def how(kb: Knowledge, context: Context) -> Answer | None:
    """Say again how to do what was last talked about: the whole answer, with its steps and whom to write to."""
    topic = kb.topics.get(context.topic or "") if HOW_TO.match(context.text) else None
    return (topic_reply(kb, context, topic), []) if topic else None


def detail(kb: Knowledge, context: Context) -> Answer:
    """Say more of what was last talked about; otherwise answer the question by itself."""
    if context.topic in kb.interventions:
        return entry_reply(kb, context, context.topic or ""), [SlotSet("misses", 0)]
    asked = time if HOW_LONG.search(context.text) else free if FREE.search(context.text) else None
    found = asked(kb, context) if asked else None
    if found:
        return found
    topic = best(kb, context, Topic)
    if topic is not None and dict(context.ranking).get(topic.id, 0.0) >= SURE_OF_TOPIC:
        return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
    return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
