"""Find what stands near the last topic: its time limit, its people, what comes after it."""

import re

from actions.composing.choosing import ranked
from actions.composing.context import Context
from actions.composing.placing import rung_after
from knowledge import Knowledge
from knowledge.models import Process, Step, Tier, Topic
from knowledge.models.places import Contact, Helpline

# Says how long a cycle of support usually is.
CYCLE = "graduated-approach"
# Whom to ask where nobody is named for just that.
ANYONE = "ehc-team"
# Who helps with a need where no contact of the council is there for just that need.
FOR_ANY_NEED = ("send-support-service", "local-offer", "sendiass")
FOR_FAMILIES = ("send-support-service", "sendiass", "local-offer")
ASKING_TIME = ("ask_timescale", "calculate_deadline", "follow_up_timescale")
AND_THE = re.compile(r"^\W*(?:(?:ok(?:ay)?|so|thanks)\W+)*(?:and|n|what about|how about)\b(?:\W+\w+){1,4}\W*$", re.I)


def talked_of_strategies(kb: Knowledge, context: Context) -> bool:
    """Tell whether the last answer was about a need, a moment of the day, or the tier for a need."""
    about_tier = context.topic in kb.tiers and bool(context.needs)
    return context.topic in kb.needs or context.topic in kb.situations or about_tier


def limit_near(kb: Knowledge, topic_id: str | None) -> Topic | None:
    """Find the timed topic nearest to the last one: itself, its steps, its process, its relations."""
    topic = kb.topics.get(topic_id or "")
    if topic is None:
        return None
    if topic.limit:
        return topic
    process = kb.process_of.get(topic.id, topic.id if topic.id in kb.processes else "")
    near = [kb.topics.get(i) for i in topic.related]
    if process:
        near = [kb.processes.get(process), *kb.steps(process), *near]
    return next((t for t in near if t and t.limit), topic)


def near(kb: Knowledge, one: str | None, other: str) -> bool:
    """Tell whether two topics belong together: the same one, related to each other, or parts of one process."""
    first, second = kb.topics.get(one or ""), kb.topics.get(other)
    if first is None or second is None:
        return False
    whole = {kb.process_of.get(topic.id, topic.id) for topic in (first, second)}
    return len(whole) == 1 or second.id in first.related or first.id in second.related


def close(kb: Knowledge, one: str | None, other: str) -> bool:
    """Tell whether two topics belong together, by what is related to the first at the furthest."""
    first = kb.topics.get(one or "")
    return near(kb, one, other) or any(near(kb, between, other) for between in (first.related if first else ()))


def limit_beside(kb: Knowledge, context: Context) -> Topic | None:
    """Find the time limit that "and the final plan" names after another of the same process, such as a review's."""
    process = kb.process_of.get(context.topic or "")
    if context.before not in ASKING_TIME or process is None or not AND_THE.match(context.text):
        return None
    return next((e for e, _ in ranked(kb, context) if isinstance(e, Topic) and e.limit
                 and kb.process_of.get(e.id) == process and e.id != context.topic), None)


def step_after(kb: Knowledge, topic: Topic) -> Topic | None:
    """Find the step that follows a step, or the first one of a process."""
    if isinstance(topic, Process):
        return next(iter(kb.steps(topic.id)), None)
    steps = list(kb.steps(kb.process_of.get(topic.id, ""))) if isinstance(topic, Step) else []
    places = [n for n, step in enumerate(steps) if step.id == topic.id]
    return steps[places[0] + 1] if places and places[0] + 1 < len(steps) else None


def tier_after(kb: Knowledge, context: Context) -> Tier | None:
    """Find the tier that comes after the one that was last talked about."""
    tier = kb.tiers.get(context.topic or "")
    pack = kb.councils.get(kb.council_of.get(tier.id, "") if tier else context.council or "")
    level = kb.levels.get(context.tier or "") if context.points_back else None
    if pack and level and tier is None:
        # "After that level", though something else was talked about since.
        tier = pack.tier_of_level(level.level)
    return rung_after(pack, tier) if pack and tier else None


def people_for(kb: Knowledge, context: Context) -> Contact | Helpline | None:
    """Find who to ask about the last topic: its own contacts, its local route's, then the EHC team."""
    about = kb.topics.get(context.topic or "") or kb.tiers.get(context.topic or "")
    local = [c for r in kb.routes(context.council, context.topic or "") for c in r.contacts]
    # A word that is explained may be a service's own, such as mediation.
    own = str(context.topic or "").removeprefix("term-")
    roles = [own, *local, *(about.contacts if about else ()), *people_for_needs(kb, context), ANYONE]
    return next((c for c in (kb.contact(context.council, r) for r in roles) if c is not None), None)


def people_for_needs(kb: Knowledge, context: Context) -> list[str]:
    """List the roles that help with the need that was last talked about."""
    about = context.topic in kb.needs or context.topic in kb.situations or context.topic in kb.tiers
    pack = kb.councils.get(context.council or "")
    if pack is None or not about:
        return []
    wanted = {*context.needs, context.topic}
    anyone = FOR_ANY_NEED if context.audience == "staff" else FOR_FAMILIES
    return [*(role for role, contact in pack.contacts.items() if wanted & set(contact.needs)), *anyone]
