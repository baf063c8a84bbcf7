"""Order the entries that a message may be about by what it seems to want."""

from collections.abc import Sequence

from bot.language.families import ASKING_TIME, FAMILY_OF_INTENT, family
from knowledge import Knowledge
from knowledge.models import Topic

# How far the intent may move the ranking, and what a family keeps that no intent speaks for.
TRUST_IN_INTENT = 0.6
FLOOR = 0.05
# A question after the time moves entries with a time limit forward by this much at the most.
TIMED = 0.4


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
