"""Which intent is answered, from what seems to be wanted and what it seems to be about."""

from typing import Any

import pytest

from bot.language.deciding import decide
from bot.language.families import FAMILY_OF_INTENT, INTENT_OF_FAMILY, family, intent_of
from bot.language.weighing import weigh
from knowledge import Knowledge
from knowledge.models import Contact, Helpline, Intervention, Need, Process, Situation, Step, Term, Tier, Topic
from tests.builders import COUNCIL, limit, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return small_knowledge()


ENTRIES = [
    (make(Topic, limit=limit(6, "week")), "topic", "ask_timescale"),
    (make(Step, limit=limit(6, "week")), "topic", "ask_timescale"),
    (make(Topic, kind="right", limit=limit(6, "week")), "topic", "ask_timescale"),
    (make(Topic, kind="right"), "topic", "ask_right"),
    (make(Topic, kind="belief"), "topic", "ask_right"),
    (make(Topic, kind="belief", asks="ask_steps"), "topic", "ask_steps"),
    (make(Topic, kind="how_to"), "topic", "ask_steps"),
    (make(Step), "topic", "ask_steps"),
    (make(Process), "topic", "ask_steps"),
    (make(Term), "term", "ask_meaning"),
    (make(Need), "need", "ask_about_need"),
    (make(Situation), "strategies", "ask_strategies"),
    (make(Tier), "tier", "ask_tier"),
    (make(Contact), "contact", "ask_contact"),
    (make(Helpline), "contact", "ask_contact"),
    (make(Intervention), "intervention", "ask_intervention"),
]


@pytest.mark.parametrize(("entry", "of_family", "trains"), ENTRIES, ids=lambda v: type(v).__name__)
def test_every_kind_belongs_to_a_family_and_trains_an_intent(entry: Any, of_family: str, trains: str) -> None:
    assert family(entry) == of_family
    assert intent_of(entry) == trains
    assert FAMILY_OF_INTENT[trains] == of_family


def test_every_family_has_an_intent_of_its_own() -> None:
    assert {FAMILY_OF_INTENT[i] for i in INTENT_OF_FAMILY.values()} == set(INTENT_OF_FAMILY)


# The intents, the ranking, what is mentioned, and the intent and the entry that come of it.
DECISIONS = [
    ("both agree", {"ask_right": 0.8}, {"right": 0.6}, {}, "ask_right", "right"),
    ("the intent is kept within a family", {"ask_timescale": 0.8}, {"right": 0.6}, {}, "ask_timescale", "right"),
    (
        "a clear entry moves the intent",
        {"ask_right": 0.4, "ask_meaning": 0.35},
        {"term-plan": 0.9},
        {},
        "ask_meaning",
        "term-plan",
    ),
    (
        "the intent moves the ranking",
        {"ask_meaning": 0.9},
        {"right": 0.4, "term-plan": 0.38},
        {},
        "ask_meaning",
        "term-plan",
    ),
    (
        "an entry far ahead stays",
        {"ask_meaning": 0.6, "ask_right": 0.3},
        {"right": 0.9, "term-plan": 0.02},
        {},
        "ask_steps",
        "right",
    ),
    ("small talk", {"greet": 0.7, "ask_right": 0.2}, {"right": 0.3}, {}, "greet", "right"),
    (
        "small talk that is not surer than all asking",
        {"greet": 0.4, "ask_right": 0.3, "ask_steps": 0.25},
        {"right": 0.8},
        {},
        "ask_steps",
        "right",
    ),
    ("small talk that is not sure", {"greet": 0.3, "thank": 0.2}, {"right": 0.8}, {}, "ask_steps", "right"),
    ("neither is sure", {"ask_right": 0.2, "greet": 0.1}, {"right": 0.05}, {}, "nlu_fallback", "right"),
    ("neither is sure, a need is named", {"ask_right": 0.2}, {"autism": 0.05}, {"need": 1}, "ask_about_need", "autism"),
    (
        "strategies for a need that is named",
        {"ask_strategies": 0.6},
        {"autism": 0.5},
        {"need": 1},
        "ask_strategies",
        "autism",
    ),
    (
        "strategies are not sure enough",
        {"ask_strategies": 0.45, "ask_about_need": 0.4},
        {"autism": 0.5},
        {"need": 1},
        "ask_about_need",
        "autism",
    ),
    ("no need is named", {"ask_strategies": 0.6}, {"right": 0.9}, {}, "ask_steps", "right"),
    (
        "an intervention that is named",
        {"ask_intervention": 0.6},
        {"right": 0.5},
        {"intervention": 1},
        "ask_intervention",
        "right",
    ),
    (
        "a programme for a need at an age",
        {"ask_intervention": 0.9},
        {"int-talk": 0.5},
        {"need": 1, "phase": 1},
        "ask_intervention",
        "int-talk",
    ),
    ("a line to ring", {"ask_contact": 0.7}, {"ipsea": 0.5}, {}, "ask_contact", "ipsea"),
    ("a sure entry against a wish to decline", {"ask_council_service": 0.95}, {"right": 0.95}, {}, "ask_steps",
     "right"),
    ("a half-sure entry against it", {"ask_council_service": 0.95}, {"right": 0.8}, {}, "ask_council_service", "right"),
    ("a sure entry against a refusal", {"manipulate_assistant": 0.9}, {"right": 0.95}, {}, "ask_steps", "right"),
    ("advice that is not ours", {"ask_medical_advice": 0.9}, {"right": 0.9}, {}, "ask_medical_advice", "right"),
    ("a topic against half-sure medical advice", {"ask_medical_advice": 0.6}, {"right": 0.9}, {}, "ask_steps", "right"),
    ("what a need is, against it", {"ask_medical_advice": 0.6}, {"autism": 0.9}, {}, "ask_medical_advice", "autism"),
    ("how much of a medicine", {"ask_steps": 0.6, "ask_medical_advice": 0.2}, {"right": 0.9}, {"dose": 1},
     "ask_medical_advice", "right"),
    ("an amount of a medicine inside another question", {"ask_steps": 0.9}, {"right": 0.9}, {"dose": 1}, "ask_steps",
     "right"),
    ("asking nearly as likely as declining", {"ask_council_service": 0.5, "ask_steps": 0.4}, {"right": 0.4}, {},
     "ask_steps", "right"),
    ("asking less likely than declining", {"ask_council_service": 0.6, "ask_steps": 0.2}, {"right": 0.4}, {},
     "ask_council_service", "right"),
    ("an entry known well against a lawyer", {"ask_legal_representation": 0.95}, {"right": 0.97}, {}, "ask_steps",
     "right"),
    ("an entry not known so well against a lawyer", {"ask_legal_representation": 0.95}, {"right": 0.92}, {},
     "ask_legal_representation", "right"),
    ("an entry against a risk that the screen did not find", {"report_risk": 0.9}, {"right": 0.95}, {}, "ask_steps",
     "right"),
    ("a risk and no entry", {"report_risk": 0.5}, {"right": 0.7}, {}, "report_risk", "right"),
    ("an entry against a guide", {"find_tier": 0.6}, {"right": 0.55}, {}, "ask_steps", "right"),
    ("surely a guide", {"find_tier": 0.8}, {"right": 0.55}, {}, "find_tier", "right"),
    ("an entry known well against a sure guide", {"find_tier": 0.85}, {"right": 0.95}, {}, "ask_steps", "right"),
    ("an entry against starting again", {"start_again": 0.5}, {"right": 0.9}, {}, "ask_steps", "right"),
    ("surely starting again", {"start_again": 0.9}, {"right": 0.9}, {}, "start_again", "right"),
    ("an entry against a guide", {"audit_provision": 0.6}, {"right": 0.7}, {}, "ask_steps", "right"),
    ("a guide that is surely wanted", {"audit_provision": 0.8}, {"right": 0.9}, {}, "audit_provision", "right"),
    ("a date and a time that is asked for", {"ask_timescale": 0.6}, {"finish": 0.5}, {"date": 1, "timing": 1},
     "calculate_deadline", "finish"),
    ("a date and no time that is asked for", {"ask_steps": 0.6}, {"finish": 0.5}, {"date": 1}, "ask_steps", "finish"),
    ("our council beside another", {"ask_contact": 0.6}, {"ipsea": 0.5}, {"council": 1, "other_council": 1},
     "ask_contact", "ipsea"),
    ("only another council", {"ask_contact": 0.6}, {"ipsea": 0.5}, {"other_council": 1}, "ask_other_council", "ipsea"),
    ("a need and an age", {"ask_steps": 0.5, "ask_strategies": 0.3}, {"right": 0.5}, {"need": 1, "phase": 1},
     "ask_strategies", "right"),
    ("a need and an age inside another question", {"ask_steps": 0.9}, {"right": 0.5}, {"need": 1, "phase": 1},
     "ask_steps", "right"),
    ("a need and a tier", {"ask_steps": 0.9}, {"right": 0.5}, {"need": 1, "tier": 1}, "ask_strategies", "right"),
    ("a day on which a time has ended", {"calculate_deadline": 0.7, "ask_right": 0.2}, {"right": 0.5}, {"end_date": 1},
     "ask_right", "right"),
    ("a list of names", {"ask_steps": 0.5, "ask_meaning": 0.4}, {"right": 0.5}, {"term": 2, "need": 1},
     "ask_meaning", "right"),
    (
        "our council named beside a question is no other council's business",
        {"ask_other_council": 0.7, "ask_contact": 0.2},
        {"ipsea": 0.3},
        {"council": 1},
        "ask_contact",
        "ipsea",
    ),
    ("our council named and nothing asked", {"ask_other_council": 0.9}, {"right": 0.2}, {"council": 1}, "change_detail",
     "right"),
    ("the tier of one child", {"find_tier": 0.9}, {"right": 0.2}, {"tier": 1, "need": 1}, "find_tier", "right"),
    ("an entry that is gone", {"ask_right": 0.5}, {"gone": 0.9, "right": 0.1}, {}, "ask_right", "right"),
]


@pytest.mark.parametrize(
    ("intents", "ranking", "mentioned", "intent", "entry"), [d[1:] for d in DECISIONS], ids=[d[0] for d in DECISIONS]
)
def test_decide(
    small: Knowledge,
    intents: dict[str, float],
    ranking: dict[str, float],
    mentioned: dict[str, int],
    intent: str,
    entry: str,
) -> None:
    decision = decide(small, list(intents.items()), list(ranking.items()), mentioned)
    assert (decision.intent, decision.ranking[0][0]) == (intent, entry)


def test_nothing_known_is_a_fallback(small: Knowledge) -> None:
    assert decide(small, [("ask_right", 0.9)], [], {}).intent == "nlu_fallback"
    assert decide(small, [("ask_right", 0.9)], [("gone", 0.9)], {}).intent == "nlu_fallback"
    assert decide(small, [], [], {}).intent == "nlu_fallback"


def test_a_ranking_without_intents_still_answers(small: Knowledge) -> None:
    decision = decide(small, [], [("right", 0.8)], {})
    assert decision.intent == "ask_steps" and decision.ranking[0][0] == "right"


def test_weighing_keeps_the_sum_and_orders_by_score(small: Knowledge) -> None:
    weighed = weigh(small, [("ask_meaning", 0.7)], [("right", 0.5), ("term-plan", 0.3), ("gone", 0.2)])
    assert sum(s for _, s in weighed) == pytest.approx(0.8)
    assert [i for i, _ in weighed] == ["term-plan", "right"]


def test_a_contact_of_a_council_is_a_contact(small: Knowledge) -> None:
    assert family(small.entries[f"{COUNCIL}-front-door"]) == "contact"


def test_a_guess_at_goodbye_ends_nothing(small: Knowledge) -> None:
    wishes = [("say_goodbye", 0.44), ("follow_up_next", 0.2), ("ask_steps", 0.1)]
    assert decide(small, wishes, [("right", 0.3)], {}).intent == "ask_steps"
    assert decide(small, [("say_goodbye", 0.9), ("ask_steps", 0.1)], [("right", 0.3)], {}).intent == "say_goodbye"


def test_who_asks_after_the_time_of_the_last_thing_asks_for_no_word(small: Knowledge) -> None:
    wishes = [("follow_up_timescale", 0.3), ("ask_meaning", 0.1)]
    assert weigh(small, wishes, [("term-plan", 0.43), ("finish", 0.37)])[0][0] == "finish"
