"""Tell whether an entry fits so well that a wish to decline gives way to it."""

from collections.abc import Sequence

from bot.language.families import DECLINED, family
from knowledge import Knowledge

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
