"""Decide what a message asks by itself that seems to follow something, for where there is nothing before it."""

from collections.abc import Mapping, Sequence

from bot.language.deciding import Decision, decide
from bot.language.families import FAMILY_OF_INTENT, FOLLOWS
from knowledge import Knowledge

FOLLOWING = (*FOLLOWS, "follow_up_free", "follow_up_more", "follow_up_next", "follow_up_simpler")
YES_AND_NO = ("affirm", "deny")
# Without anything before it, a message is answered where an entry ranks this high.
SURE_BY_ITSELF = 0.3
# A yes or no this sure is no question.
SURE_YES_OR_NO = 0.7
# "I believe so" is near to what this service says of itself.
OF_THIS_SERVICE = "service-"


def decide_alone(kb: Knowledge, decision: Decision, intents: Sequence[tuple[str, float]],
                 ranking: Sequence[tuple[str, float]], mentioned: Mapping[str, int]) -> Decision | None:
    """Decide a follow-up, a yes or a no as a question; None where it is neither, or no entry ranks well."""
    answers = decision.intent in YES_AND_NO
    if not answers and decision.intent not in FOLLOWING:
        return None
    if answers:
        ranking = [(i, s) for i, s in ranking if not i.startswith(OF_THIS_SERVICE)]
    sure = answers and decision.confidence >= SURE_YES_OR_NO
    if sure or max((s for i, s in ranking if i in kb.entries), default=0.0) < SURE_BY_ITSELF:
        return None
    asked = [(name, c) for name, c in intents if name in FAMILY_OF_INTENT]
    alone = decide(kb, asked, ranking, mentioned)
    return alone if alone.intent in FAMILY_OF_INTENT else None
