"""Choose the entry that answers, among those ranked, for this council and audience."""

import re
from typing import TypeVar

from actions.composing.context import Context
from actions.composing.reply import longer_words
from knowledge import Knowledge
from knowledge.models import Entry

Kind = TypeVar("Kind", bound=Entry)

# Two entries this near to each other, and neither sure, are offered instead of answered.
TOO_CLOSE = 0.75
TOO_UNSURE = 0.05
# An entry this near to the best is offered beside its answer.
NEARLY = 0.25
MOST_NEXT = 2
# An entry this near to the best is answered in a sentence beside it; two where the best is not sure itself.
BESIDE = 0.4
SURE = 0.35
# An entry of some council counts less when the person's council is not known.
LOCAL_WHEN_UNKNOWN = 0.6
# "Short breaks too" asks for something beside the last answer, which so counts less.
SOMETHING_ELSE = re.compile(r"\b(?:too|also|as well|aswell|instead|another)\b", re.I)
ASKED_AGAIN = 0.3
# Words of a message that wants strategies and say nothing of when or where.
NO_MOMENT = frozenset(
    "about actually advice again another anything best boys child children class could easy else from girl girls give "
    "good have help helps helpful idea ideas kids learner learners level like mean meant more need needs other others "
    "please pupil pupils quick same should show some something sorry strategies strategy student students support "
    "suggest suggestions teacher thanks that them then they thing things this tips want what with work works would "
    "year years your".split())


def names_moment(context: Context) -> bool:
    """Tell whether a message says more than whom it is about: a moment of the day, or something that happens."""
    return bool(longer_words(context.beside or context.text) - NO_MOMENT)


def ranked(kb: Knowledge, context: Context) -> list[tuple[Entry, float]]:
    """List the ranked entries that this person may see, the best first."""
    found = []
    for entry_id, score in context.ranking:
        entry = kb.entries.get(entry_id)
        if entry is None or not entry.shown:
            continue
        owner = kb.council_of.get(entry_id)
        if owner and context.council and owner != context.council:
            continue
        again = entry_id == context.topic and SOMETHING_ELSE.search(context.text)
        found.append((entry, score * (LOCAL_WHEN_UNKNOWN if owner and not context.council else 1.0)
                      * (ASKED_AGAIN if again else 1.0)))
    return sorted(found, key=lambda pair: -pair[1])


def best(kb: Knowledge, context: Context, kind: type[Kind], least: float = 0.0) -> Kind | None:
    """Find the best ranked entry of a kind; None where it ranks lower than `least`."""
    return next((e for e, s in ranked(kb, context) if isinstance(e, kind) and s >= least), None)


def next_best(kb: Knowledge, context: Context, kind: type[Entry]) -> list[Entry]:
    """List the entries that were nearly chosen, to be offered beside the answer."""
    pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, kind)][:MOST_NEXT + 1]
    return [e for e, s in pairs[1:] if s >= NEARLY * pairs[0][1]]


def beside(kb: Knowledge, context: Context, kind: type[Kind]) -> list[Kind]:
    """List the one or two entries that the message may as well have asked for."""
    pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, kind)][:3]
    most = 1 if pairs and pairs[0][1] >= SURE else 2
    return [e for e, s in pairs[1:] if s >= BESIDE * pairs[0][1]][:most]


def too_close(kb: Knowledge, context: Context, kind: type[Kind]) -> list[Kind]:
    """List two or three entries to choose from when none is sure; empty when one is."""
    pairs = [(e, s) for e, s in ranked(kb, context) if isinstance(e, kind)][:3]
    if len(pairs) < 2 or pairs[0][1] >= TOO_UNSURE or pairs[1][1] < TOO_CLOSE * pairs[0][1]:
        return []
    return [e for e, _ in pairs]
