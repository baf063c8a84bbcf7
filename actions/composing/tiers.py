"""Suggest a tier from what has been tried, and compose the next step and a record of it."""

import re
from dataclasses import replace
from datetime import timedelta

from actions.composing.context import Context
from actions.composing.deadlines import shown
from actions.composing.explanations import ladder_around
from actions.composing.frames import frame
from actions.composing.pieces import paragraph, sources_of
from actions.composing.reply import Reply
from actions.composing.strategies import cards, fitting, level_name, plain
from knowledge import Knowledge
from knowledge.models import Tier

# A term at the most: the Code asks for a review at least termly (SEND Code of Practice 6.65).
REVIEW_AFTER = timedelta(weeks=10)
MOST_CARDS = 2
WORD = re.compile(r"[^a-z0-9]+")


def named_part(line: str) -> dict[str, str]:
    """Divide a line of the record, such as "Plan: one or two targets", into its name and its text."""
    name, _, text = line.partition(": ")
    return {"name": name, "text": text}


def tiers_named(kb: Knowledge, context: Context) -> list[Tier]:
    """List the tiers of this council's ladder that a message names."""
    packs = [kb.councils[context.council]] if context.council else list(kb.councils.values())
    found = []
    for name in context.mentioned.get("tier", ()):
        found += [t for p in packs for t in p.tiers()
                  if plain(name) in map(plain, (t.title, *t.aliases))][:1]
    return list(dict.fromkeys(found))


def level_tried(kb: Knowledge, tried: str) -> int:
    """Find the level that fits next from the signs of each level in what was tried."""
    text = f" {WORD.sub(' ', tried.lower())} "
    for level in sorted(kb.levels.values(), key=lambda found: -found.level):
        if any(f" {WORD.sub(' ', sign.lower()).strip()} " in text for sign in level.signs):
            return level.level
    return 1


def suggestion_reply(kb: Knowledge, context: Context, need: str, phase: str, tried: str,
                     level: int) -> Reply:
    """Compose the tier that fits, why, two strategies, and the assess-plan-do-review record."""
    pack = kb.councils[context.council or ""]
    need_name = kb.needs[need].title if need in kb.needs else need
    phase_name = kb.phases[phase].title if phase in kb.phases else phase
    where = replace(context, phase=phase or None, tier=f"level-{level}", text=tried)
    found = fitting(kb, where, [need], level)[:MOST_CARDS] if need in kb.needs else []
    review = shown(context.today + REVIEW_AFTER)
    blocks = [
        paragraph(frame("utter_frame_tier_suggested", tier=level_name(kb, where, level),
                        council=pack.short_name, need=need_name, phase=phase_name,
                        why=frame(f"utter_frame_tier_why_{level}"))),
        *([paragraph(frame("utter_frame_tier_next")), *cards(kb, where, found)] if found else []),
        {"kind": "record", "title": frame("utter_frame_tier_record"), "parts": [named_part(part) for part in (
            frame("utter_frame_tier_record_assess", need=need_name, phase=phase_name, tried=tried),
            frame("utter_frame_tier_record_plan"), frame("utter_frame_tier_record_do"),
            frame("utter_frame_tier_record_review", date=review))]},
    ]
    tier = pack.tier_of_level(level)
    blocks[1:1] = ladder_around(kb, context, tier, "here") if tier else []
    choices = [{"id": tier.id, "title": tier.title}] if tier else []
    if need in kb.needs:
        choices.append({"id": f"strategies:{need}:{level}",
                        "title": frame("utter_frame_choice_level", tier=level_name(kb, where, level))})
    return Reply(outcome="answered", topic=tier.id if tier else None, blocks=blocks,
                 sources=sources_of(kb, tier) if tier else [], choices=choices)
