"""Decide what a message wants, from what it seems to want and what it seems to be about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.language.declining import NEVER_OUTDONE, REFUSED, able_to_outdo, known_after_all
from bot.language.families import BEGINS_OR_ENDS, DECLINED, FAMILY_OF_INTENT, FOLLOWS, GUIDES, INTENT_OF_FAMILY, family
from bot.language.spoken import DOSE, FEELING, MOVING, TIMING
from bot.language.weighing import timed, weigh
from knowledge import Knowledge

# Wishes that name a need and an age, and yet ask for no strategies.
NAMING_NEEDS = ("ask_intervention", "ask_about_need", "ask_meaning")
SURE_OF_NAMING = 0.7
# Below both, nothing is sure enough to be answered (docs/decisions/0004-understanding.md).
SURE_OF_INTENT = 0.35
SURE_OF_ENTRY = 0.10
# A message that surely asks something of the field is answered as well as can be, with the next best offered.
SURE_OF_SCOPE = 0.6
# A wish this clear is not turned by what is named, nor by a topic less sure than this.
CLEAR_WISH = 0.4
UNSURE_TOPIC = 0.15
# This much of a wish for strategies outweighs a guess at an intervention, or a topic that is not sure beside a tier.
SOME_WISH = 0.3
# A topic this sure is answered even when a need is named with an age or a tier.
SURE_OF_TOPIC = 0.85
# A guided conversation is begun only when it is surely wanted.
SURE_OF_GUIDE = 0.5
# Named together with a tier, this much of a wish to find the tier of one child begins the finder.
SURE_OF_FINDING = 0.8
# Beside a likelier wish about another council, this much asks something.
SOME_QUESTION = 0.1
# How much of a medicine to give is never answered, when this much of the message wishes for medical advice.
DOSED = 0.15
# With less of a wish for strategies, a need named with an age is only part of another question.
HARDLY_WISHED = 0.1
# So many names, and this much of a wish to know what they mean: a list to be explained.
A_LIST = 3
SOME_MEANING = 0.3
# What a date together with a time limit may be taken for, where the words ask for a time and it lies behind.
DATED_TOPIC = 0.06
AHEAD = "ahead"
# With a date in the message, this much of a wish to calculate is enough.
DATED_WISH = 0.3


class Rule(Enum):
    """What decided, in words for those who edit the content."""

    NAMED = "what is named decides: a date with a time limit, another council, or a need with an age or tier"
    WISH = "the likeliest wish asks nothing of the knowledge base and is likelier than all that do"
    EMPTY = "no entry is near"
    UNSURE = "neither the wish nor the entry is sure enough"
    AGREED = "the first entry decides, and the likeliest wish asks for its kind"
    ENTRY = "the first entry decides: the likeliest wish asks for another kind"
    PART = "a need or intervention that is named decides, with a wish that asks for its kind"


@dataclass(frozen=True)
class Decision:
    """The intent that is answered, how sure it is, the entries that may answer it, and the rule that decided."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    rule: Rule


def decide(kb: Knowledge, intents: Sequence[tuple[str, float]], ranking: Sequence[tuple[str, float]],
           mentioned: Mapping[str, int]) -> Decision:
    """Weigh intents and ranking together; `nlu_fallback` when neither is sure."""
    calculating = dict(intents).get("calculate_deadline", 0.0) if mentioned.get("date") else 0.0
    # Who half wishes to be guided asks something of the field.
    guiding = sum(c for name, c in intents if name in GUIDES)
    # Who names the tier does not ask which one fits, unless for one child whose need is named.
    finds = mentioned.get("need") and dict(intents).get("find_tier", 0.0) >= SURE_OF_FINDING
    named: tuple[str, ...] = ("find_tier",) if mentioned.get("tier") and not finds else ()
    # A day on which a time has ended starts none.
    if mentioned.get("end_date") and not mentioned.get("date"):
        named = (*named, "calculate_deadline")
    intents = without_neighbours(intents, mentioned)
    # Who says how they feel insults nobody.
    named = (*named, *(REFUSED if mentioned.get(FEELING) else ()))
    intents = [(n, c) for n, c in intents if n not in named and (n not in BEGINS_OR_ENDS or c >= SURE_OF_GUIDE)]
    best_intent, confidence = intents[0] if intents else ("nlu_fallback", 0.0)
    weighed = weigh(kb, intents, ranking)
    by_facts = decided_by_mention(kb, weighed, intents, mentioned, calculating)
    if by_facts:
        return Decision(by_facts, confidence, weighed, Rule.NAMED)
    asks = sum(c for name, c in intents if name in FAMILY_OF_INTENT)
    top, score = weighed[0] if weighed else ("", 0.0)
    unasked = confidence > asks or score < UNSURE_TOPIC
    sure = best_intent not in FAMILY_OF_INTENT and unasked and confidence >= SURE_OF_INTENT
    if sure and not known_after_all(best_intent, confidence, asks, able_to_outdo(kb, best_intent, ranking)):
        return Decision(best_intent, confidence, tuple(ranking), Rule.WISH)
    if not weighed:
        return Decision("nlu_fallback", 0.0, (), Rule.EMPTY)
    chosen = by_mention(family(kb.entries[top]), score, dict(intents), mentioned)
    in_scope = asks + guiding >= SURE_OF_SCOPE or mentioned.get("need")
    if score < SURE_OF_ENTRY and confidence < SURE_OF_INTENT and not in_scope:
        return Decision("nlu_fallback", score, weighed, Rule.UNSURE)
    declines = kb.entries[top].asks
    if declines in DECLINED and chosen == family(kb.entries[top]):
        return Decision(str(declines), score, weighed, Rule.ENTRY)
    agreed = FAMILY_OF_INTENT.get(best_intent) == chosen
    rule = Rule.PART if chosen != family(kb.entries[top]) else Rule.AGREED if agreed else Rule.ENTRY
    return Decision(best_intent if agreed else INTENT_OF_FAMILY[chosen], max(score, confidence), weighed, rule)


def without_neighbours(intents: Sequence[tuple[str, float]],
                       mentioned: Mapping[str, int]) -> Sequence[tuple[str, float]]:
    """Take a wish about another council for what else is wished where only ours is named, or who asks moves here."""
    best = max(intents, key=lambda pair: pair[1], default=("", 0.0))[0]
    here = mentioned.get("council") and not mentioned.get("other_council")
    if best != "ask_other_council" or not (here or mentioned.get(MOVING)):
        return intents
    asked = [(name, c) for name, c in intents if name in FAMILY_OF_INTENT or (here and name in FOLLOWS)]
    total = sum(c for _, c in asked)
    if total < SOME_QUESTION and here:
        return [("change_detail", 1.0)]
    return sorted(((name, c / (total or 1.0)) for name, c in asked), key=lambda pair: -pair[1])


def decided_by_mention(kb: Knowledge, weighed: Sequence[tuple[str, float]], intents: Sequence[tuple[str, float]],
                       mentioned: Mapping[str, int], calculating: float = 0.0) -> str | None:
    """Decide by what is named: a date with a time limit, a need with an age or tier, another council, a list."""
    best_intent, confidence = intents[0] if intents else ("nlu_fallback", 0.0)
    wishes = dict(intents)
    sure = FAMILY_OF_INTENT.get(best_intent) is None and confidence >= SURE_OF_GUIDE
    sure = sure and best_intent != "calculate_deadline"
    if mentioned.get(DOSE) and wishes.get(NEVER_OUTDONE, 0.0) >= DOSED:
        return NEVER_OUTDONE
    if mentioned.get("date") and calculating >= DATED_WISH:
        return "calculate_deadline"
    begun = mentioned.get(TIMING) and mentioned.get("date", 0) > mentioned.get(AHEAD, 0)
    if begun and any(timed(kb, entry) for entry, score in weighed[:2] if score >= DATED_TOPIC):
        return "calculate_deadline"
    if mentioned.get("reference") and FAMILY_OF_INTENT.get(best_intent) and confidence < SURE_OF_SCOPE:
        return "ask_case_status"
    elsewhere = mentioned.get("other_council") and not mentioned.get("council")
    if elsewhere and best_intent in ("ask_contact", "ask_case_status", "ask_council_service"):
        return "ask_other_council"
    topic_is_sure = bool(weighed) and weighed[0][1] >= SURE_OF_TOPIC and family(kb.entries[weighed[0][0]]) == "topic"
    sure = sure or (best_intent in ("ask_contact", "ask_timescale") and confidence >= CLEAR_WISH)
    names = sum(mentioned.get(kind, 0) for kind in ("term", "need", "intervention", "contact"))
    if names >= A_LIST and mentioned.get("term") and wishes.get("ask_meaning", 0.0) >= SOME_MEANING:
        return "ask_meaning"
    sure = sure or (best_intent in NAMING_NEEDS and confidence >= SURE_OF_NAMING)
    placed = mentioned.get("phase") or mentioned.get("tier")
    wished = mentioned.get("tier") or wishes.get("ask_strategies", 0.0) >= HARDLY_WISHED
    part = sure or topic_is_sure or mentioned.get("intervention")
    if mentioned.get("need") and placed and wished and not part:
        return "ask_strategies"
    return None


def by_mention(chosen: str, score: float, intents: Mapping[str, float], mentioned: Mapping[str, int]) -> str:
    """Let a clear wish for strategies outweigh the single best entry where a need is named or nothing is sure."""
    strategies = intents.get("ask_strategies", 0.0)
    if mentioned.get("need") and strategies >= 0.5 and chosen in ("need", "topic", "tier"):
        return "strategies"
    unnamed = chosen == "intervention" and not mentioned.get("intervention")
    if mentioned.get("need") and unnamed and strategies >= SOME_WISH:
        return "strategies"
    if mentioned.get("tier") and strategies >= SOME_WISH and chosen in ("topic", "tier") and score < CLEAR_WISH:
        return "strategies"
    if strategies >= 0.5 and chosen == "topic" and score < UNSURE_TOPIC:
        return "strategies"
    if mentioned.get("intervention") and intents.get("ask_intervention", 0.0) >= 0.5:
        return "intervention"
    return chosen
