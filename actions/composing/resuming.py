"""Go on with a guided conversation that was left, or back to what was talked about before."""

from dataclasses import replace

from rasa_sdk.events import FollowupAction, SlotSet

from actions.composing import auditing, finding
from actions.composing.again import again
from actions.composing.choosing import best
from actions.composing.clarifying import miss_reply
from actions.composing.context import Context
from actions.composing.entries import entry_reply
from actions.composing.frames import frame
from actions.composing.guiding import kept
from actions.composing.mine import comes_back
from actions.composing.needs_found import shown_needs
from actions.composing.pieces import paragraph
from actions.composing.reply import Events, Reply
from actions.composing.strategies import strategies_reply
from knowledge import Knowledge
from knowledge.models import Topic

# A message that ranks an earlier topic this high names it.
NAMES_IT = 0.03
# With nothing to go back to, a topic that ranks this high is answered.
SURE_OF_TOPIC = 0.15
# How much of what was tried is read back.
READ_BACK = 80


def resume(kb: Knowledge, context: Context, guide: str) -> tuple[Reply, Events]:
    """Go on with a guide: say how far it got, and let it ask its next question."""
    if guide == auditing.FORM:
        return auditing.begin(kb, context)
    name = f"utter_frame_resume_{guide}"
    so_far = known_so_far(kb, context) if guide == finding.FORM else ""
    text = frame(name, so_far=so_far) if so_far or guide != finding.FORM else frame("utter_frame_begin_find_tier")
    return (Reply(outcome="clarify", blocks=[paragraph(text)]),
            [SlotSet("guide", guide), SlotSet("asides", 0), FollowupAction(guide)])


def known_so_far(kb: Knowledge, context: Context) -> str:
    """Name the answers that the tier finder has so far."""
    need, phase, tried = (str(context.slots.get(s) or "") for s in ("find_need", "find_phase", "find_tried"))
    parts = (shown_needs(kb, need),
             kb.phases[phase].title if phase in kb.phases else "", kept(tried)[:READ_BACK])
    return "; ".join(part for part in parts if part)


def go_back(kb: Knowledge, context: Context) -> tuple[Reply, Events]:
    """Go on with the guide that was left; else back to the earlier topic that is named, or to the last one."""
    named = earlier_named(kb, context)
    guide = context.loop or context.slots.get("guide")
    if guide and not named:
        return resume(kb, context, guide)
    if context.said("council") and comes_back(context.text):
        said = [SlotSet("council", context.council), SlotSet("misses", 0)]
        answer = again(kb, context)
        return (answer[0], [*said, *answer[1]]) if answer else (miss_reply(kb, context), said)
    topic = named or next((t for t in (*context.earlier, context.topic) if back_to(kb, context, t)), None)
    if topic is None and (asked := best(kb, context, Topic, SURE_OF_TOPIC)):
        topic = asked.id
    if topic is None:
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]
    need = topic if topic in kb.needs else context.slots.get("need")
    reply = strategies_before(kb, context, topic) or entry_reply(kb, context, topic)
    return reply, [SlotSet("topic", topic), SlotSet("need", need), SlotSet("misses", 0)]


def strategies_before(kb: Knowledge, context: Context, topic: str) -> Reply | None:
    """Show the strategies for a need again, where strategies for it were shown."""
    shown = topic in kb.needs and any(topic in kb.strategies[i].needs for i in context.shown if i in kb.strategies)
    # They are the same ones again, not others.
    return strategies_reply(kb, replace(context, needs=(topic,), shown=(), text="")) if shown else None


def earlier_named(kb: Knowledge, context: Context) -> str | None:
    """Find the earlier topic that the message names, by its name or by its rank."""
    said = {value for values in context.mentioned.values() for value in values}
    scores = dict(context.ranking)
    best = max(context.earlier, key=lambda topic: (topic in said, scores.get(topic, 0.0)), default=None)
    sure = best is not None and (best in said or scores.get(best, 0.0) >= NAMES_IT)
    return best if sure and back_to(kb, context, best) else None


def back_to(kb: Knowledge, context: Context, topic: str | None) -> bool:
    """Tell whether a topic can be shown again to this person."""
    return bool(topic) and topic in kb.entries and kb.visible_to(str(topic), context.council)
