"""Decide what a message wants, from what it seems to want and what it seems to be about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.language.spoken import DOSE, FEELING, MOVING, TIMING
from knowledge import Knowledge
from knowledge.models import (
    Contact,
    Entry,
    Helpline,
    Intervention,
    Need,
    Process,
    Situation,
    Step,
    Term,
    Tier,
    Topic,
)

# The intents that ask the knowledge base something, and the family of entries that answers them.
FAMILY_OF_INTENT = {
    "ask_timescale": "topic", "ask_steps": "topic", "ask_right": "topic",
    "ask_meaning": "term", "ask_about_need": "need", "ask_strategies": "strategies",
    "ask_tier": "tier", "ask_contact": "contact", "ask_intervention": "intervention",
}
# Wishes that name a need and an age, and yet ask for no strategies.
NAMING_NEEDS = ("ask_intervention", "ask_about_need", "ask_meaning")
SURE_OF_NAMING = 0.7
ASKING_TIME = ("ask_timescale", "follow_up_timescale")
INTENT_OF_FAMILY = {
    "topic": "ask_steps", "term": "ask_meaning", "need": "ask_about_need", "strategies": "ask_strategies",
    "tier": "ask_tier", "contact": "ask_contact", "intervention": "ask_intervention",
}
# How far the intent may move the ranking, and what a family keeps that no intent speaks for.
TRUST_IN_INTENT = 0.6
FLOOR = 0.05
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
# What is asked about the last thing; with the council named anew it is asked again.
FOLLOWS = ("change_detail", "follow_up_contact", "follow_up_detail", "follow_up_timescale")
# Beside a likelier wish about another council, this much asks something.
SOME_QUESTION = 0.1
GUIDES = ("find_tier", "calculate_deadline", "audit_provision")
# Nor is a conversation ended by a guess.
BEGINS_OR_ENDS = (*GUIDES, "say_goodbye")
# What is not answered here, unless an entry of ours is surer than the wish to decline.
DECLINED = ("ask_case_status", "ask_council_service", "ask_legal_representation", "ask_medical_advice",
            "ask_other_council", "ask_unrelated")
SURE_OF_DECLINING = 0.7
SURE_OF_KNOWING = 0.5
# Where asking is nearly as likely as the wish to decline, by this share of it, this much of an entry is enough.
NEARLY_ASKED = 0.75
SURE_BESIDE_ASKING = 0.35
# An entry this sure is answered however sure the wish to decline is, save where advice is not ours to give;
# before a wish to be represented it must be surer, as what the law costs is asked in the same words.
KNOWN_WELL = 0.9
KNOWN_BESIDE_LAW = 0.95
NEVER_OUTDONE = "ask_medical_advice"
# A sure entry is also answered where the wish seems to be none that a service takes.
REFUSED = ("insult_assistant", "manipulate_assistant")
# An entry that is known well outdoes these: the screen itself finds risks, and a guide or a person is asked for
# in plainer words. All but a risk must not be sure themselves.
OUTDONE = {"ask_for_person": KNOWN_WELL, "audit_provision": SURE_OF_KNOWING, "calculate_deadline": KNOWN_WELL,
           "find_tier": SURE_OF_KNOWING, "report_risk": KNOWN_WELL, "start_again": KNOWN_WELL}
# How much of a medicine to give is never answered, when this much of the message wishes for medical advice.
DOSED = 0.15
# With less of a wish for strategies, a need named with an age is only part of another question.
HARDLY_WISHED = 0.1
# So many names, and this much of a wish to know what they mean: a list to be explained.
A_LIST = 3
SOME_MEANING = 0.3
# A question after the time moves entries with a time limit forward by this much at the most.
TIMED = 0.4
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


def family(entry: Entry) -> str:
    """Name the family of intents that an entry answers."""
    match entry:
        case Term():
            return "term"
        case Need():
            return "need"
        case Situation():
            return "strategies"
        case Tier():
            return "tier"
        case Contact() | Helpline():
            return "contact"
        case Intervention():
            return "intervention"
        case _:
            return "topic"


def intent_of(entry: Entry) -> str:
    """Name the intent that an entry's example questions train."""
    if entry.asks:
        return entry.asks
    match entry:
        case Topic() if isinstance(entry, Topic) and entry.limit:
            return "ask_timescale"
        case Topic(kind="right" | "belief"):
            return "ask_right"
        case Step() | Process() | Topic():
            return "ask_steps"
        case _:
            return INTENT_OF_FAMILY[family(entry)]


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


def able_to_outdo(kb: Knowledge, intent: str, ranking: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    """List the entries that may be answered in place of a wish: what a need is does not tell whether a child has it."""
    if intent != NEVER_OUTDONE:
        return ranking
    return [(i, s) for i, s in ranking if i in kb.entries and family(kb.entries[i]) == "topic"]


def known_after_all(intent: str, confidence: float, asks: float, ranking: Sequence[tuple[str, float]]) -> bool:
    """Tell whether an entry fits so well that a wish to decline, or one easily mistaken, gives way to it."""
    best = max((score for _, score in ranking), default=0.0)
    if intent in OUTDONE:
        sure_of_neither = intent == "report_risk" or confidence < SURE_OF_DECLINING
        # "What are the levels here" is asked in the words of "which level is mine".
        return best >= OUTDONE[intent] and (sure_of_neither or (intent == "find_tier" and best >= KNOWN_WELL))
    if intent not in (*DECLINED, *REFUSED):
        return False
    if confidence < SURE_OF_DECLINING:
        nearly = asks >= NEARLY_ASKED * confidence and best >= SURE_BESIDE_ASKING
        return nearly or best >= SURE_OF_KNOWING
    if intent == NEVER_OUTDONE:
        return False
    return best >= (KNOWN_BESIDE_LAW if intent == "ask_legal_representation" else KNOWN_WELL)


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


def timed(kb: Knowledge, entry_id: str) -> bool:
    """Tell whether an entry is a time limit that a date can start."""
    entry = kb.entries[entry_id]
    return isinstance(entry, Topic) and bool(entry.limit and entry.limit.clock)


def weigh(kb: Knowledge, intents: Sequence[tuple[str, float]],
          ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Order the entries by their own score and by how likely their family is."""
    families: dict[str, float] = {}
    for name, confidence in intents:
        # Only topics have time limits, whatever else bears the name.
        key = "topic" if name in ASKING_TIME else FAMILY_OF_INTENT.get(name, "")
        families[key] = families.get(key, 0.0) + confidence
    known = [(i, s) for i, s in ranking if i in kb.entries]
    weight = {key: (share + FLOOR) ** TRUST_IN_INTENT for key, share in families.items()}
    unasked = FLOOR ** TRUST_IN_INTENT
    after_time = sum(c for name, c in intents if name in ASKING_TIME)
    scored = [(i, s * weight.get(family(kb.entries[i]), unasked) * (1 + TIMED * after_time * has_limit(kb, i)))
              for i, s in known]
    total = sum(s for _, s in scored) or 1.0
    share = sum(s for _, s in known)
    return tuple(sorted(((i, share * s / total) for i, s in scored), key=lambda x: -x[1]))


def has_limit(kb: Knowledge, entry_id: str) -> bool:
    """Tell whether an entry has a time limit."""
    entry = kb.entries[entry_id]
    return isinstance(entry, Topic) and entry.limit is not None


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
