"""Choose strategies that fit the need, the phase, the level and the moment, and compose cards."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from actions.composing.context import Context
from actions.composing.frames import frame, listed
from actions.composing.pieces import choices_of, contact_blocks, paragraph, sources_of
from actions.composing.reply import Block, Reply, longer_words, short_title
from knowledge import Knowledge
from knowledge.models import Situation, Strategy

MOST_CARDS = 3
MOST_MORE = 2
# How many cards may be chosen by the words of the message before the core of what helps.
MOST_BY_WORDS = 2
# Words that few strategies share count; this much is a rare word or two.
TELLING = 6.0
STEM = 6
MOST_OFTEN_WITH = 4
# What has been tried is not offered again; a sentence this alike names the same thing.
SAME_THING = 75
TRIED = re.compile(
    r"\b(?:tried|trying|already (?:uses?|used|doing|has|have|got|in place)|we use|has got|have got)\b(.{3,90})")


def level_of(kb: Knowledge, context: Context) -> int | None:
    """Find the level that a tier's name stands for with this council, or in general."""
    if context.tier is None:
        return None
    if context.tier in kb.levels:
        return kb.levels[context.tier].level
    named = plain(context.tier)
    packs = [kb.councils[context.council]] if context.council else list(kb.councils.values())
    for pack in packs:
        for tier in pack.tiers():
            if named in map(plain, (tier.title, *tier.aliases)):
                # What stands below the first tier is for every class, as the first level is.
                return None if tier.level is None else max(tier.level, 1)
    # Another council's tier may have a general word for a name, such as "tier 2".
    return next((known.level for known in kb.levels.values() if named in map(plain, known.aliases)), None)


def plain(name: str) -> str:
    """Write a name as its words alone, in lower case."""
    return " ".join(re.findall(r"[a-z0-9&']+", name.lower()))


def level_name(kb: Knowledge, context: Context, level: int) -> str:
    """Name a level in this council's words, or in general ones."""
    pack = kb.councils.get(context.council or "")
    tier = pack.tier_of_level(level) if pack else None
    return tier.title if tier else frame(f"utter_frame_level_{level}")


def fitting(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None) -> list[Strategy]:
    """List the shown strategies that fit, the core of what helps with the need first."""
    wanted = set(needs)
    tried = [m[1] for m in TRIED.finditer(context.text.lower())]
    for_home = context.audience == "parent"

    def order(strategy: Strategy) -> tuple[int, ...]:
        return (
            strategy.id in context.shown,
            0 if not for_home or strategy.home else 1,
            -len(wanted & set(strategy.core_for)),
            -len(wanted & set(strategy.needs)),
            min(strategy.levels),
        )

    found = [
        s for s in kb.strategies.values()
        if (not wanted or wanted & set(s.needs))
        and (context.phase is None or context.phase in s.phases)
        and (level is None or level in s.levels)
        and for_audience(context, s)
        and not any(fuzz.partial_ratio(s.title.lower(), t) >= SAME_THING for t in tried)
    ]
    return sorted(found, key=order)


def for_audience(context: Context, strategy: Strategy) -> bool:
    """Tell whether a strategy has words for the person who asks."""
    if context.audience == "staff":
        return "staff" in strategy.audience
    return context.audience in strategy.audience or context.audience == "young_person" or bool(strategy.home)


def by_words(kb: Knowledge, context: Context, needs: Sequence[str], pool: Sequence[Strategy]) -> list[Strategy]:
    """List the strategies that share telling words with the message, the most telling first."""
    named = stems(" ".join(f"{kb.needs[n].title} {' '.join(kb.needs[n].aliases)}" for n in needs))
    said = stems(context.text) - named
    if not said:
        return []
    about = {s.id: stems_of(s.title, s.do) for s in kb.strategies.values()}
    seldom = Counter(stem for found in about.values() for stem in found & said)
    weight = {s.id: sum(math.log(len(about) / seldom[stem]) for stem in about[s.id] & said) for s in pool}
    telling = [s for s in pool if weight[s.id] >= TELLING and s.id not in context.shown]
    return sorted(telling, key=lambda s: -weight[s.id])


@lru_cache(maxsize=4096)
def stems_of(title: str, do: str) -> frozenset[str]:
    """Keep the stems of a strategy: every message is compared with those of all."""
    return frozenset(stems(f"{title} {do}"))


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text, so that forms of one word are alike."""
    return {word[:STEM] for word in longer_words(text)}


def cards(kb: Knowledge, context: Context, strategies: Iterable[Strategy]) -> list[Block]:
    """Make a card of each strategy, in the parent's version where it is for home."""
    return [
        {"kind": "strategy", "id": s.id, "title": s.title, "why": s.why, "see": s.see, "status": s.status,
         "do": s.home if context.audience != "staff" and s.home else s.do}
        for s in strategies
    ]


def strategies_reply(kb: Knowledge, context: Context, situation: Situation | None = None) -> Reply | None:
    """Compose strategy cards; None when neither need nor situation is known."""
    needs = [n for n in context.needs if n in kb.needs]
    level = level_of(kb, context)
    if situation and needs and not helps_with(kb, situation, needs):
        # The moment was another child's, or another need's.
        situation = None
    if not needs and situation is None:
        return None
    chosen = choose(kb, context, needs, level, situation)
    if not chosen:
        return nothing_for(kb, context, needs, level)
    blocks = warning(kb, context, needs, situation)
    blocks.append(paragraph(heading(kb, context, needs, level, situation)))
    if situation:
        blocks += [paragraph(situation.check_first.to(context.audience)), *often_with(kb, needs, situation)]
    blocks += cards(kb, context, chosen[:MOST_CARDS])
    more = [short_title(s.title) for s in chosen[MOST_CARDS:]]
    if more:
        blocks.append(paragraph(frame("utter_frame_more_ideas", titles="; ".join(more))))
    elif kept := kept_up(kb, context, needs, level, chosen):
        blocks.append(paragraph(frame("utter_frame_keep_up", titles="; ".join(short_title(s.title) for s in kept))))
    blocks.append(paragraph(frame("utter_frame_not_a_tick_list" if context.audience == "staff"
                                  else "utter_frame_share_with_school")))
    choices = next_choices(kb, context, needs, level, situation)
    return Reply(outcome="answered", topic=situation.id if situation else needs[0], blocks=blocks,
                 sources=sources_of(kb, chosen[0]), choices=choices,
                 choice="" if situation else f"strategies:{needs[0]}:{level or 1}")


def kept_up(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
            chosen: Sequence[Strategy]) -> list[Strategy]:
    """List what goes on from the levels below where a higher one has few strategies of its own."""
    if not needs or level is None or level == 1 or len(chosen) >= MOST_CARDS:
        return []
    below = [s for s in fitting(kb, context, needs, None) if min(s.levels) < level and s not in chosen]
    return below[:MOST_CARDS + MOST_MORE - len(chosen)]


def helps_with(kb: Knowledge, situation: Situation, needs: Sequence[str]) -> bool:
    """Tell whether a moment's strategies are for one of some needs."""
    own = (kb.strategies[i] for i in situation.strategies if i in kb.strategies)
    return bool(set(needs) & set(situation.needs)) or any(set(needs) & set(s.needs) for s in own)


def choose(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
           situation: Situation | None) -> list[Strategy]:
    """Choose the cards: those of the situation first, then one need after the other."""
    pool = fitting(kb, context, needs, level)
    telling = by_words(kb, context, needs, pool)[:MOST_BY_WORDS]
    if situation:
        own = [kb.strategies[i] for i in situation.strategies if i in kb.strategies]
        own = [s for s in own if for_audience(context, s)] or own
        fits = [s for s in own if not needs or set(needs) & set(s.needs)]
        phased = [s for s in fits or own if context.phase is None or context.phase in s.phases]
        named = [s for s in pool if situation.id in s.situations]
        fresh = sorted([*phased, *named], key=lambda s: s.id in context.shown)
        pool = list(dict.fromkeys([*fresh, *(pool if needs else [])]))
    if len(needs) > 1:
        by_need = [[s for s in pool if n in s.needs] for n in needs]
        mixed = [s for group in zip(*by_need, strict=False) for s in group]
        pool = list(dict.fromkeys([*mixed, *pool]))
    core = [s for s in pool if s not in telling]
    if needs and not situation:
        # What the message speaks of stands among the core of what helps.
        pool = [*core[:MOST_BY_WORDS], *telling, *core[MOST_BY_WORDS:]] if telling else core
    return pool[:MOST_CARDS + MOST_MORE]


def often_with(kb: Knowledge, needs: Sequence[str], situation: Situation) -> list[Block]:
    """Name the needs that a moment often goes with, where the person has named none."""
    titles = [kb.needs[n].title for n in situation.needs if n in kb.needs][:MOST_OFTEN_WITH]
    return [paragraph(frame("utter_frame_often_with", needs=", ".join(titles)))] if titles and not needs else []


def heading(kb: Knowledge, context: Context, needs: Sequence[str], level: int | None,
            situation: Situation | None) -> str:
    """Name the need or the moment, the phase and the level back to the person."""
    about = listed([kb.needs[n].title for n in needs]) or (situation.title if situation else "")
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
    about = listed([kb.needs[n].title for n in needs])
    tier = level_name(kb, context, level or 1)
    text = frame("utter_frame_no_strategy", about=about, tier=tier)
    pack = kb.councils.get(context.council or "")
    people = [contact.role for need in needs for contact in pack.for_need(need)] if pack else []
    return Reply(outcome="not_known_here", topic=needs[0] if needs else None,
                 blocks=[paragraph(text), *contact_blocks(kb, context, people)[:1]],
                 choices=choices_of(kb, context, needs))
