"""Decide what each question of a message wants that asks more than one thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.deciding import Decision, decide
from knowledge import Knowledge
from knowledge.models import Intervention

Ranking = Sequence[tuple[str, float]]
# A question's own words say more of what it is about than the rest of the message; "who do I ring" says nothing.
OWN_WORDS = 0.65
# A message this sure of its subject lends it to a question that names nothing and is no surer of its own than that.
SURE_OF_WHOLE, UNSURE_OF_OWN = 0.9, 0.5
NAMED = ("contact", "date", "intervention", "need", "phase", "term", "tier")
# These lead up to a question or close a message; they ask nothing that could be answered beside another answer.
ASK_NOTHING = {"affirm", "deny", "greet", "insult_assistant", "nlu_fallback", "say_goodbye", "start_again", "stop_form",
               "thank", "type_nonsense", "write_other_language"}
# "Can you help me" leads up to a question and is easily taken for one of these.
ONLY_WHEN_SURE = {"ask_for_person", "ask_unrelated", "change_detail", "find_tier", "calculate_deadline",
                  "manipulate_assistant"}
SURE = 0.8
# What the answer about an intervention says of it: what it costs, how long it runs, how to see whether it works.
OF_THE_NAMED = {"ask_intervention", "ask_steps", "follow_up_detail", "follow_up_timescale"}


@dataclass(frozen=True)
class Part:
    """One question of a message: its words, its likely intents, what it may be about, what it mentions."""

    text: str
    intents: Ranking
    ranking: Ranking
    mentioned: Mapping[str, int] = field(default_factory=dict)


def of_the_named(kb: Knowledge, whole: Decision, named: int, parts: Sequence[Part]) -> bool:
    """Tell whether questions that name nothing all ask about the programmes around them: one answer does."""
    top, score = whole.ranking[0] if whole.ranking else ("", 0.0)
    surely = isinstance(kb.entries.get(top), Intervention) and score >= SURE_OF_WHOLE
    return (surely or (whole.intent == "ask_intervention" and named > 0)) and all(
        part.intents and part.intents[0][0] in OF_THE_NAMED and not names(part) for part in parts)


def names(part: Part) -> bool:
    """Tell whether a question names anything itself."""
    return any(part.mentioned.get(kind) for kind in NAMED)


def decide_each(kb: Knowledge, whole: Ranking, parts: Sequence[Part]) -> list[tuple[Part, Decision]]:
    """Decide each question by its own words first; none unless two or more want different things."""
    decided: list[tuple[Part, Decision]] = []
    for part in parts:
        decision = decide(kb, part.intents, blend(part.ranking, whole, share_of(part, whole)), part.mentioned)
        unsure = decision.intent in ONLY_WHEN_SURE and decision.confidence < SURE
        if decision.intent in ASK_NOTHING or unsure or any(same(decision, other) for _, other in decided):
            continue
        decided.append((part, decision))
    return decided if len(decided) > 1 else []


def share_of(part: Part, whole: Ranking) -> float:
    """Return how much a question's own words count: less where they name nothing beside what the message is sure of."""
    own = max((score for _, score in part.ranking), default=0.0)
    sure = max((score for _, score in whole), default=0.0) >= SURE_OF_WHOLE
    return 1 - OWN_WORDS if sure and own < UNSURE_OF_OWN and not names(part) else OWN_WORDS


def blend(own: Ranking, whole: Ranking, share: float = OWN_WORDS) -> list[tuple[str, float]]:
    """Mix what a question is about by itself, in this share, with what the whole message is about."""
    mixed = {entry: share * score for entry, score in own}
    for entry, score in whole:
        mixed[entry] = mixed.get(entry, 0.0) + (1 - share) * score
    return sorted(mixed.items(), key=lambda pair: -pair[1])


def same(one: Decision, other: Decision) -> bool:
    """Tell whether two questions would get the same answer."""
    alike = bool(one.ranking and other.ranking) and one.ranking[0][0] == other.ranking[0][0]
    follows = one.intent.startswith("follow_up") or other.intent.startswith("follow_up")
    return (one.intent == other.intent and (alike or follows)) or (alike and not follows)
