"""Choose strategies that fit the need, the phase, the level and the moment, and compose cards."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import choices_of, paragraph, sources_of
from actions.composing.reply import Block, Reply
from knowledge import Knowledge
from knowledge.models import Situation, Strategy

MOST_CARDS = 4
MOST_MORE = 3
# What has been tried is not offered again; a sentence this alike names the same thing.
SAME_THING = 75
TRIED = re.compile(
    r"\b(?:tried|trying|already (?:uses?|used|doing|has|have|got|in place)|we use|has got|have got)\b(.{3,90})")
WORD = re.compile(r"[a-z]{4,}")


def level_of(kb: Knowledge, context: Context) -> int | None:
    """Find the level that a tier's name stands for with this council, or in general."""
    if context.tier is None:
        return None
    if context.tier in kb.levels:
        return kb.levels[context.tier].level
    packs = [kb.councils[context.council]] if context.council else list(kb.councils.values())
    for pack in packs:
        for tier in pack.tiers():
            if plain(context.tier) in map(plain, (tier.title, *tier.aliases)):
                return tier.level
    return None


def plain(name: str) -> str:
    """Write a name as its words alone, in lower case."""
    return " ".join(re.findall(r"[a-z0-9&']+", name.lower()))


def level_name(kb: Knowledge, context: Context, level: int) -> str:
    """Name a level in this council's words, or in general ones."""
    pack = kb.councils.get(context.council or "")
    tier = pack.tier_of_level(level) if pack else None
    return tier.title if tier else frame(f"utter_frame_level_{level}")


def fitting(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None) -> list[Strategy]:
    """List the shown strategies that fit, the best for this message first."""
    wanted = set(needs)
    tried = [m[1] for m in TRIED.finditer(context.text.lower())]
    words = set(WORD.findall(context.text.lower()))
    for_home = context.audience == "parent"

    def order(strategy: Strategy) -> tuple[int, ...]:
        said = set(WORD.findall(f"{strategy.title} {strategy.do}".lower()))
        return (
            -len(words & said),
            -len(wanted & set(strategy.needs)),
            0 if not for_home or strategy.home else 1,
            min(strategy.levels),
            # What suits every age is the core of what helps; what is for one age only comes after.
            -len(strategy.phases),
            strategy.status != "confirmed",
        )

    found = [
        s for s in kb.strategies.values()
        if (not wanted or wanted & set(s.needs))
        and (context.phase is None or context.phase in s.phases)
        and (level is None or level in s.levels)
        and (context.audience in s.audience or context.audience == "young_person" or bool(s.home))
        and not any(fuzz.partial_ratio(s.title.lower(), t) >= SAME_THING for t in tried)
    ]
    return sorted(found, key=order)


def cards(kb: Knowledge, context: Context, strategies: Iterable[Strategy]) -> list[Block]:
    """Make a card of each strategy, in the parent's version where it is for home."""
    return [
        {"kind": "strategy", "title": s.title, "why": s.why, "see": s.see, "status": s.status,
         "do": s.home if context.audience != "staff" and s.home else s.do}
        for s in strategies
    ]


def strategies_reply(kb: Knowledge, context: Context, situation: Situation | None = None) -> Reply | None:
    """Compose strategy cards; None when neither need nor situation is known."""
    needs = [n for n in context.needs if n in kb.needs]
    level = level_of(kb, context)
    if not needs and situation is None:
        return None
    chosen = choose(kb, context, needs, level, situation)
    if not chosen:
        return nothing_for(kb, context, needs, level)
    blocks = warning(kb, context, needs, situation)
    blocks.append(paragraph(heading(kb, context, needs, level, situation)))
    if situation:
        blocks.append(paragraph(situation.check_first.to(context.audience)))
    blocks += cards(kb, context, chosen[:MOST_CARDS])
    more = [s.title for s in chosen[MOST_CARDS:]]
    if more:
        blocks.append(paragraph(frame("utter_frame_more_ideas", titles="; ".join(more))))
    blocks.append(paragraph(frame("utter_frame_not_a_tick_list" if context.audience == "staff"
                                  else "utter_frame_share_with_school")))
    choices = next_choices(kb, context, needs, level, situation)
    return Reply(outcome="answered", topic=situation.id if situation else needs[0], blocks=blocks,
                 sources=sources_of(kb, chosen[0]), choices=choices)


def choose(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
           situation: Situation | None) -> list[Strategy]:
    """Choose the cards: those of the situation first, then one need after the other."""
    pool = fitting(kb, context, needs, level)
    if situation:
        own = [kb.strategies[i] for i in situation.strategies if i in kb.strategies]
        fits = [s for s in own if not needs or set(needs) & set(s.needs)]
        phased = [s for s in fits or own if context.phase is None or context.phase in s.phases]
        named = [s for s in pool if situation.id in s.situations]
        pool = list(dict.fromkeys([*phased, *named, *(pool if needs else [])]))
    if len(needs) > 1:
        by_need = [[s for s in pool if n in s.needs] for n in needs]
        mixed = [s for group in zip(*by_need, strict=False) for s in group]
        pool = list(dict.fromkeys([*mixed, *pool]))
    return pool[:MOST_CARDS + MOST_MORE]


def heading(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
            situation: Situation | None) -> str:
    """Name the need or the moment, the phase and the level back to the person."""
    about = " and ".join(kb.needs[n].title for n in needs) or (situation.title if situation else "")
    where = kb.phases[context.phase].title if context.phase in kb.phases else ""
    tier = level_name(kb, context, level or 1)
    name = "utter_frame_strategies_phase" if where else "utter_frame_strategies"
    return frame(name, about=about, phase=where, tier=tier)


def warning(kb: Knowledge, context: Context, needs: Sequence[str],
            situation: Situation | None) -> list[Block]:
    """Put the health warning of the moment or of a need before everything else."""
    found = [e.warning for e in (situation, *(kb.needs[n] for n in needs)) if e and e.warning]
    return [paragraph(text.to(context.audience)) for text in found[:1]]


def next_choices(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
                 situation: Situation | None) -> list[dict[str, str]]:
    """Offer the next level for this need, and what the need means."""
    offered = []
    higher = (level or 1) + 1
    if needs and higher <= 3:
        offered.append({"id": f"strategies:{needs[0]}:{higher}",
                        "title": frame("utter_frame_choice_level", tier=level_name(kb, context, higher))})
    return offered + choices_of(kb, context, [*needs, *(situation.related if situation else ())])[:2]


def nothing_for(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None) -> Reply:
    """Say that this cell has no strategy and who to ask."""
    about = " and ".join(kb.needs[n].title for n in needs)
    tier = level_name(kb, context, level or 1)
    text = frame("utter_frame_no_strategy", about=about, tier=tier)
    return Reply(outcome="not_known_here", topic=needs[0] if needs else None, blocks=[paragraph(text)],
                 choices=choices_of(kb, context, needs))
