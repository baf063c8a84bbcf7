"""What the two council packs promise: tiers by any name, one number with both purposes, no wish put on parents."""

import pytest

from actions.composing.entries import entry_reply
from actions.composing.strategies import level_of
from actions.composing.tiers import tiers_named
from knowledge import Knowledge
from knowledge.models import LocalRoute
from tests.builders import context

COUNCILS = ("bury", "south_glos")
# Each of them is a way to ask for an assessment, so each names the door that the request goes through.
ASKING = ("ehc-how-to-ask", "ehc-young-person-asks", "ehc-other-people-asking", "ehc-home-educated",
          "ehc-school-disagrees", "after-sen-support", "ehc-ask-again", "ehc-under-five")


@pytest.mark.parametrize("council", COUNCILS)
def test_a_general_word_for_a_level_means_the_same_in_both_councils(kb: Knowledge, council: str) -> None:
    for level in kb.levels.values():
        for name in level.aliases:
            assert level_of(kb, context(council=council, tier=name)) == level.level, name


@pytest.mark.parametrize(("council", "names", "tiers"), [
    ("bury", ("tier 2", "level three"), ["bury-getting-help", "bury-getting-more-help"]),
    ("bury", ("wave 1", "GMH"), ["bury-getting-advice", "bury-getting-more-help"]),
    ("south_glos", ("tier 2", "tier 3"), ["south-glos-sen-support-tier", "south-glos-more-complex-needs"]),
    ("south_glos", ("wave one", "first concerns"), ["south-glos-universal-provision", "south-glos-first-concerns"]),
])
def test_numbers_name_the_councils_own_tiers(kb: Knowledge, council: str, names: tuple[str, ...],
                                             tiers: list[str]) -> None:
    assert [t.id for t in tiers_named(kb, context(council=council, mentioned={"tier": names}))] == tiers


def test_risk_support_stands_beside_and_is_never_the_next_step(kb: Knowledge) -> None:
    pack = kb.councils["bury"]
    beside = kb.tiers["bury-getting-risk-support-tier"]
    assert (beside.on_ladder, beside.any_time, beside.level) == (False, True, None)
    for tier in pack.tiers():
        for audience in ("parent", "staff"):
            if tier.on_ladder and tier.what_next:
                assert beside.title not in tier.what_next.to(audience), tier.id
    told = entry_reply(kb, context(council="bury"), "after-sen-support").text
    assert "Getting Risk Support is not the next step" in told


@pytest.mark.parametrize("audience", ["parent", "staff"])
@pytest.mark.parametrize("topic", ASKING)
def test_the_shared_number_comes_with_both_purposes(kb: Knowledge, topic: str, audience: str) -> None:
    reply = entry_reply(kb, context(council="south_glos", audience=audience), topic)
    number = kb.contact("south_glos", "front-door")
    assert number is not None
    cards = [b for b in reply.blocks if b["kind"] == "contact" and b.get("tel") == number.phone]
    assert len(cards) == 1
    assert "EHC needs assessment" in cards[0]["purpose"] and "not safe" in cards[0]["purpose"]


def test_what_a_council_asks_of_schools_is_written_for_staff_only(kb: Knowledge) -> None:
    routes = [e for e in kb.entries.values() if isinstance(e, LocalRoute) and e.asks_of_schools]
    assert routes and all(r.audience == ("staff",) for r in routes)


@pytest.mark.parametrize("council", COUNCILS)
def test_each_reader_gets_one_local_note_at_the_most(kb: Knowledge, council: str) -> None:
    for topic, routes in kb.councils[council].routes.items():
        for audience in ("parent", "staff", "young_person"):
            assert len([r for r in routes if audience in r.audience]) <= 1, (topic, audience)
