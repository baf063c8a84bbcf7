"""Find the tier that a message points at by its place: the first one, the top one, the one before."""

import re

from actions.composing.context import Context
from actions.composing.placing import on_ladder
from knowledge import Knowledge
from knowledge.models import Tier

OF_TIERS = r"(?:\s+(?:one|level|tier|step|rung)\b(?: of (?:them|the (?:three|four|five|lot)))?|\W*$)"
# Counted from the least help to the most; negative ones from the most.
PLACES = ((re.compile(rf"\b(?:1st|first|lowest|bottom){OF_TIERS}", re.I), 0),
          (re.compile(rf"\b(?:2nd|second|middle){OF_TIERS}", re.I), 1),
          (re.compile(rf"\b(?:3rd|third){OF_TIERS}", re.I), 2),
          (re.compile(rf"\b(?:last|top|highest){OF_TIERS}", re.I), -1))
NEXT = ((re.compile(r"\b(?:one|level|tier|step|rung) (?:after|above|up)\b|\bnext one\b", re.I), 1),
        (re.compile(r"\b(?:one|level|tier|step|rung) (?:before|below|down|under)\b|\bprevious one\b", re.I), -1))


def tier_by_place(kb: Knowledge, context: Context) -> Tier | None:
    """Return the tier that is meant where tiers were talked about; None where no place is named."""
    pack = kb.councils.get(context.council or "")
    tiers = [t for t in on_ladder(pack) if t.level] if pack else []
    here = next((n for n, t in enumerate(tiers) if t.id == context.topic), None)
    compared = any(t.id in getattr(kb.topics.get(context.topic or ""), "related", ()) for t in tiers)
    if here is None and not compared:
        return None
    step = next((by for words, by in NEXT if words.search(context.text)), None)
    if here is not None and step is not None:
        return tiers[here + step] if 0 <= here + step < len(tiers) else None
    place = next((p for words, p in PLACES if words.search(context.text)), None)
    return tiers[place] if place is not None and place < len(tiers) else None
