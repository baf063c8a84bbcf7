"""Compose the tier that fits, why, what to put in place next, and a record of one cycle."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.composing.context import Context
from actions.composing.deadlines import shown
from actions.composing.explanations import ladder_around
from actions.composing.finding import SLOTS
from actions.composing.frames import frame
from actions.composing.needs_found import needs_in, shown_needs
from actions.composing.pieces import paragraph, review_day, sources_of
from actions.composing.placing import Fit, Tried, fit, rung, rung_after, tried_so_far
from actions.composing.reply import Block, Reply
from actions.composing.strategies import cards, fitting, level_name, plain
from knowledge import Knowledge
from knowledge.models import Tier

MOST_CARDS = 2
# Rows of the record that people fill in with a pen.
TO_WRITE = ("target", "do")


def tiers_named(kb: Knowledge, context: Context) -> list[Tier]:
    """List the tiers of this council's ladder that a message names."""
    packs = [kb.councils[context.council]] if context.council else list(kb.councils.values())
    found = []
    for name in context.mentioned.get("tier", ()):
        found += [t for p in packs for t in p.tiers()
                  if plain(name) in map(plain, (t.title, *t.aliases))][:1]
    return list(dict.fromkeys(found))


def found_tier(kb: Knowledge, context: Context) -> tuple[Reply, dict[str, Any]]:
    """Compose the suggestion from the answers of the form, and what the conversation remembers of it."""
    need, phase = context.slots.get("find_need") or "", context.slots.get("find_phase") or ""
    weeks = context.slots.get("find_weeks")
    tried = tried_so_far(kb, context.slots.get("find_tried") or "", int(weeks) if weeks else None,
                         context.slots.get("find_change"))
    reply = suggestion_reply(kb, context, need, phase, tried)
    return reply, {"need": next(iter(needs_in(kb, need)), None), "phase": phase, "tier": f"level-{fit(tried).level}",
                   "topic": reply.topic, "guide": None, "misses": 0, **dict.fromkeys(SLOTS)}


def suggestion_reply(kb: Knowledge, context: Context, need: str, phase: str, tried: Tried) -> Reply:
    """Compose the tier that fits, why, two strategies, and the assess-plan-do-review record."""
    pack = kb.councils[context.council or ""]
    found = fit(tried)
    tier = rung(pack, found)
    where = replace(context, phase=phase or None, tier=f"level-{found.level}", text=tried.words)
    named = tier.title if tier else level_name(kb, where, found.level)
    needs, need_name = needs_in(kb, need), shown_needs(kb, need)
    phase_name = kb.phases[phase].title if phase in kb.phases else phase
    chosen = fitting(kb, where, needs, found.level)[:MOST_CARDS] if needs else []
    blocks: list[Block] = [
        paragraph(frame("utter_frame_tier_suggested", tier=named, council=pack.short_name, need=need_name,
                        phase=phase_name, why=reason(found, tried))),
        *(ladder_around(kb, context, tier, "here") if tier else []),
        *([paragraph(frame("utter_frame_tier_next")), *cards(kb, where, chosen)] if chosen else []),
        record(context, f"{need_name}, {phase_name}", named, tried, [s.title for s in chosen]),
        paragraph(frame("utter_frame_tier_decided_together")),
    ]
    return Reply(outcome="answered", topic=tier.id if tier else None, blocks=blocks,
                 sources=sources_of(kb, tier) if tier else [],
                 choices=choices(kb, where, needs, found, tier, rung_after(pack, tier) if tier else None))


def so_far(kb: Knowledge, context: Context) -> str:
    """Say which tier it looks like before the last question is answered, and which would come next."""
    need, phase, words = (context.slots.get(f"find_{name}") for name in ("need", "phase", "tried"))
    pack = kb.councils.get(context.council or "")
    if pack is None or not (need and phase and words):
        return ""
    tried = tried_so_far(kb, words, None, None)
    here, next_up = rung(pack, fit(replace(tried, change="better"))), rung(pack, fit(tried))
    if here is None or next_up is None:
        return ""
    name = "utter_frame_tier_so_far" if here is not next_up else "utter_frame_tier_so_far_top"
    return frame(name, tier=here.title, after=next_up.title, council=pack.short_name, need=shown_needs(kb, need),
                 phase=kb.phases[phase].title if phase in kb.phases else phase)


def reason(found: Fit, tried: Tried) -> str:
    """Say why this level, and what would change it."""
    if tried.change == "unknown" and found.reason.startswith("up_"):
        return frame("utter_frame_tier_why_unknown", why=frame(f"utter_frame_tier_why_{found.reason}"))
    return frame(f"utter_frame_tier_why_{found.reason}")


def record(context: Context, about: str, tier: str, tried: Tried, planned: list[str]) -> Block:
    """Make the record of one cycle, to fill in together, print or save."""
    review = shown(review_day(context.today))
    weeks = frame("utter_frame_record_weeks", weeks=tried.weeks) if tried.weeks else ""
    so_far = tried.words if tried.level else frame("utter_frame_record_nothing")
    rows = (
        ("about", about), ("level", tier), ("assess", f"{so_far} {weeks}".strip()),
        ("change", frame(f"utter_frame_change_{tried.change}") if tried.level else ""),
        ("plan", "; ".join(planned) or frame("utter_frame_record_blank_plan")),
        *((name, frame(f"utter_frame_record_blank_{name}")) for name in TO_WRITE),
        ("review", frame("utter_frame_record_review", date=review)),
    )
    return {"kind": "record", "title": frame("utter_frame_record_title"),
            "parts": [{"name": frame(f"utter_frame_record_row_{name}"), "text": text,
                      **({"to_write": True} if name in TO_WRITE else {})} for name, text in rows if text]}


def choices(kb: Knowledge, context: Context, needs: Sequence[str], found: Fit, tier: Tier | None,
            after: Tier | None) -> list[dict[str, str]]:
    """Offer the tier itself, its strategies for this need, and the tier that comes next."""
    offered = [{"id": tier.id, "title": tier.title}] if tier else []
    for need in needs[:1]:
        offered.append({"id": f"strategies:{need}:{found.level}",
                        "title": frame("utter_frame_choice_level", tier=level_name(kb, context, found.level))})
    if after:
        offered.append({"id": after.id, "title": after.title})
    return offered
