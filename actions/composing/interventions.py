"""Compose what is known of an intervention, staff time worked out, and an honest word on cost."""

from collections import defaultdict

from actions.composing.choosing import ranked
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import choices_of, paragraph, sources_of
from actions.composing.reply import Block, Reply
from actions.composing.strategies import level_of
from knowledge import Knowledge
from knowledge.models import Intervention, Need, Situation
from knowledge.models.needs import Span

MINUTES_IN_HOUR = 60
MOST_SIDE_BY_SIDE = 4
# This much of the ranking points to a need that the message does not name: "six readers below 80, one TA".
LIKELY_NEED = 0.05
# What ranks this high fits the message itself, and stands first.
NEAR = 0.05


def intervention_reply(kb: Knowledge, context: Context, intervention: Intervention) -> Reply:
    """Compose the facts, the staff hours for each pupil, the evidence and the cost."""
    facts = [
        (frame("utter_frame_fact_for"), intervention.who_for),
        (frame("utter_frame_fact_ages"), ages(intervention)),
        (frame("utter_frame_fact_group"), span(intervention.group)),
        (frame("utter_frame_fact_sessions"), sessions(intervention)),
        (frame("utter_frame_fact_staff"), staff_time(intervention)),
        (frame("utter_frame_fact_staff_cost"), staff_cost(kb, context, intervention)),
        (frame("utter_frame_fact_training"), intervention.training),
        (frame("utter_frame_fact_evidence"), intervention.evidence),
        (frame("utter_frame_fact_cost"), cost(intervention)),
    ]
    blocks = [
        *for_phase(kb, context, [intervention]),
        paragraph(f"{intervention.title}: {intervention.what}"),
        {"kind": "intervention", "id": intervention.id, "title": intervention.title, "named": True,
         "facts": [{"name": n, "value": v} for n, v in facts if v]},
        paragraph(frame("utter_frame_measure")),
    ]
    return Reply(outcome="answered", topic=intervention.id, blocks=blocks,
                 sources=sources_of(kb, intervention),
                 choices=choices_of(kb, context, [*intervention.related, *intervention.needs]))


def for_phase(kb: Knowledge, context: Context, interventions: list[Intervention]) -> list[Block]:
    """Say whether what is asked about is used at the age that the message names."""
    phase = context.said("phase")
    if phase not in kb.phases:
        return []
    fits = [i for i in interventions if not i.phases or phase in i.phases]
    name = "utter_frame_used_at" if len(fits) == len(interventions) else "utter_frame_seldom_used_at"
    return [paragraph(frame(name, phase=kb.phases[phase].title))]


def overview(kb: Knowledge, context: Context) -> list[Intervention]:
    """List the interventions for the need, the age and the tier that a message names, as far as it names them."""
    need, phase, level = context.said("need"), context.said("phase"), level_of(kb, context)
    if not (need or phase):
        return []
    need = need or likely_need(kb, context)
    found = [i for i in kb.interventions.values() if i.shown and (not need or need in i.needs)
             and (not phase or phase in i.phases) and (level is None or level in i.levels)]
    near = {e.id for e, score in ranked(kb, context) if score >= NEAR}

    def order(one: Intervention) -> tuple[bool, int]:
        # What has a known length and group says most to somebody who compares.
        return one.id not in near, (one.weeks is None) + (one.group is None) + (one.per_week is None)

    return sorted(found, key=order)[:MOST_SIDE_BY_SIDE]


def likely_need(kb: Knowledge, context: Context) -> str | None:
    """Find the need that the ranked needs, interventions and moments point to; None where none does enough."""
    shares: defaultdict[str, float] = defaultdict(float)
    for entry, score in ranked(kb, context):
        match entry:
            case Need():
                shares[entry.id] += score
            case Intervention() | Situation():
                for place, need in enumerate(entry.needs, start=1):
                    shares[need] += score / place
    likeliest = max(shares, key=shares.__getitem__, default=None)
    return likeliest if likeliest and shares[likeliest] >= LIKELY_NEED else None


def alike(kb: Knowledge, context: Context, intervention: Intervention) -> list[Intervention]:
    """List other interventions for the same need, those of the age in question first."""
    wanted = set(intervention.needs)
    others = [i for i in kb.interventions.values() if i.shown and i.id != intervention.id and wanted & set(i.needs)]

    def order(other: Intervention) -> tuple[bool, bool, int, bool]:
        elsewhere = context.phase is not None and context.phase not in other.phases
        return other.id in context.shown, elsewhere, -len(wanted & set(other.needs)), other.cost is not None

    return sorted(others, key=order)


def number(value: float) -> str:
    """Write a number without a needless decimal."""
    return f"{value:g}"


def span(value: Span | None) -> str:
    """Write a span of numbers."""
    if value is None:
        return ""
    if value.min == value.max:
        return number(value.min)
    return frame("utter_frame_span", low=number(value.min), high=number(value.max))


def ages(intervention: Intervention) -> str:
    """Write the ages."""
    if intervention.ages is None:
        return ""
    return frame("utter_frame_span", low=number(intervention.ages.start), high=number(intervention.ages.to))


def sessions(intervention: Intervention) -> str:
    """Write how often, how long and for how many weeks, as far as it is known."""
    parts = [
        (intervention.per_week, "utter_frame_per_week"),
        (intervention.minutes, "utter_frame_minutes"),
        (intervention.weeks, "utter_frame_weeks"),
    ]
    return ", ".join(frame(name, value=span(value)) for value, name in parts if value)


def staff_hours(intervention: Intervention) -> tuple[float, float] | None:
    """Work out the adult's hours for each pupil, least and most, from the delivery facts; None where one is missing."""
    group, week = intervention.group, intervention.per_week
    minutes, weeks = intervention.minutes, intervention.weeks
    if not (group and week and minutes and weeks):
        return None
    low = week.min * minutes.min * weeks.min / MINUTES_IN_HOUR / group.max
    high = week.max * minutes.max * weeks.max / MINUTES_IN_HOUR / group.min
    return low, high


def staff_time(intervention: Intervention) -> str:
    """Write the adult's hours for each pupil, where they can be worked out."""
    hours = staff_hours(intervention)
    return frame("utter_frame_staff_hours", hours=between(*hours, 1)) if hours else ""


def staff_cost(kb: Knowledge, context: Context, intervention: Intervention) -> str:
    """Write what the adult's hours for each pupil cost at the council's hourly rate, where it has set one."""
    hours, pack = staff_hours(intervention), kb.councils.get(context.council or "")
    rate = pack.council.hourly_rate if pack else None
    if hours is None or rate is None or pack is None:
        return ""
    pounds = between(hours[0] * rate.amount, hours[1] * rate.amount, 0)
    return frame("utter_frame_staff_cost", amount=pounds, rate=number(rate.amount), council=pack.short_name,
                 dated=rate.dated)


def between(low: float, high: float, digits: int) -> str:
    """Write two rounded numbers as a span, or one where they are alike."""
    least, most = number(round(low, digits)), number(round(high, digits))
    return least if least == most else frame("utter_frame_span", low=least, high=most)


def cost(intervention: Intervention) -> str:
    """Give the price where a dated source does; otherwise say who to ask."""
    if intervention.cost is None:
        return frame("utter_frame_cost_unknown")
    price = intervention.cost
    return frame("utter_frame_cost", amount=number(price.amount), per=price.per, dated=price.dated)


def several_reply(kb: Knowledge, context: Context, interventions: list[Intervention]) -> Reply:
    """Compose several interventions side by side, each in few facts."""
    blocks = for_phase(kb, context, interventions)
    priced = any(one.cost for one in interventions)
    for one in interventions[:MOST_SIDE_BY_SIDE]:
        facts = [
            (frame("utter_frame_fact_group"), span(one.group)),
            (frame("utter_frame_fact_sessions"), sessions(one)),
            (frame("utter_frame_fact_evidence"), one.evidence),
            (frame("utter_frame_fact_cost"), cost(one) if priced else ""),
        ]
        blocks.append({"kind": "intervention", "id": one.id, "title": one.title,
                       "facts": [{"name": n, "value": v} for n, v in facts if v]})
    blocks += [] if priced else [paragraph(frame("utter_frame_costs_unknown"))]
    reviews = next((one.review for one in interventions if one.review), "")
    blocks += [paragraph(reviews)] if reviews else []
    blocks.append(paragraph(frame("utter_frame_measure")))
    choices = choices_of(kb, context, [i.id for i in interventions])
    return Reply(outcome="answered", topic=interventions[0].id, blocks=blocks,
                 sources=sources_of(kb, *interventions), choices=choices)
