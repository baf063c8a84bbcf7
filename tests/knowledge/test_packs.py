"""Councils of other shapes load without a change of code, and their tiers can be asked."""

from pathlib import Path

import pytest

from actions.action_explain_tier import ActionExplainTier
from actions.composing.strategies import level_name, level_of
from bot.language.mentions import Mentions
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from knowledge import Knowledge, load
from knowledge.checker import check
from knowledge.models import AUDIENCES
from tests.builders import context

PACKS = Path(__file__).parent / "packs"
COUNCILS = ("northmoor", "rangeford", "sharedale")


@pytest.fixture(scope="module")
def packs() -> Knowledge:
    return load(PACKS)


@pytest.fixture(scope="module")
def tier_named(packs: Knowledge):
    language, mentions = build(packs), Mentions(packs, names(packs))
    return lambda text: next((m.value for m in mentions.find(language(text)) if m.kind == "tier"), None)


def explained(kb: Knowledge, council: str, tier: str, audience: str = "parent") -> str:
    reply, _ = ActionExplainTier().answer(kb, context(council=council, audience=audience, ranking=((tier, 0.9),)))
    return reply.text


def test_the_packs_load_and_have_no_problems(packs: Knowledge) -> None:
    assert tuple(sorted(packs.councils)) == COUNCILS
    assert check(packs, PACKS) == []


@pytest.mark.parametrize("council", COUNCILS)
def test_every_tier_can_be_asked(packs: Knowledge, council: str) -> None:
    tiers = [t for ladder in packs.councils[council].ladders for t in ladder.tiers]
    assert len(tiers) >= 4
    for tier in tiers:
        assert tier in list(packs.askable())
        for audience in AUDIENCES:
            assert tier.meaning.to(audience) in explained(packs, council, tier.id, audience)


@pytest.mark.parametrize("council", COUNCILS)
def test_a_tier_of_one_council_is_not_told_in_another(packs: Knowledge, council: str) -> None:
    tier = packs.councils[council].ladders[0].tiers[0]
    for other in COUNCILS:
        told = tier.meaning.to("parent") in explained(packs, other, tier.id)
        assert told is (other == council)


class TestSevenAreasAndNoTierWords:
    def test_seven_needs_lie_in_the_four_areas_of_the_code(self, packs: Knowledge) -> None:
        assert len(packs.needs) == 7
        assert len({n.area for n in packs.needs.values()}) == 4

    def test_the_scale_keeps_its_order(self, packs: Knowledge) -> None:
        assert [t.title for t in packs.councils["northmoor"].tiers()] == [
            "Expected for age",
            "A little behind",
            "Some way behind",
            "Far behind",
            "Very far behind",
            "Complex",
        ]

    def test_a_point_is_recognised(self, tier_named) -> None:
        assert tier_named("they put him at point 4 in northmoor") == "point 4"

    @pytest.mark.parametrize("level", [1, 2, 3])
    def test_levels_are_named_in_general_words(self, packs: Knowledge, level: int) -> None:
        assert packs.councils["northmoor"].tier_of_level(level) is None
        assert (
            level_name(packs, context(council="northmoor"), level)
            == {1: "classroom level", 2: "targeted level", 3: "specialist level"}[level]
        )


class TestNumberedRanges:
    @pytest.mark.parametrize(
        ("said", "tier", "level"),
        [
            ("what helps at range 2", "range 2", 1),
            ("strategies for Range 3 please", "range 3", 2),
            ("he is on range 4b", "range 4b", 3),
            ("she's r4a", "r4a", 3),
        ],
    )
    def test_a_range_means_what_this_council_says(
        self, packs: Knowledge, tier_named, said: str, tier: str, level: int
    ) -> None:
        assert tier_named(said) == tier
        assert level_of(packs, context(council="rangeford", tier=tier)) == level

    def test_several_ranges_answer_to_one_level(self, packs: Knowledge) -> None:
        pack = packs.councils["rangeford"]
        assert pack.tier_of_level(1).title == "Range 1" and pack.tier_of_level(3).title == "Range 4a"
        assert [t.legal_status for t in pack.tiers()] == ["none", "sen-support", "sen-support", "ehc-plan", "ehc-plan"]


class TestLaddersThatShareNames:
    def test_they_stay_two_ladders(self, packs: Knowledge) -> None:
        pack = packs.councils["sharedale"]
        shared = ["Universal", "Additional", "Intensive", "Specialist"]
        assert [t.title for t in pack.tiers("send")] == [t.title for t in pack.tiers("safeguarding")] == shared

    @pytest.mark.parametrize(
        ("tier", "told"),
        [
            ("sharedale-send-additional", "Additional help with learning."),
            ("sharedale-threshold-additional", "Additional help with safety."),
        ],
    )
    def test_each_explains_itself(self, packs: Knowledge, tier: str, told: str) -> None:
        assert explained(packs, "sharedale", tier).startswith(told)

    @pytest.mark.parametrize(("tier", "level"), [("universal", 1), ("additional", 2), ("specialist", 3)])
    def test_a_shared_name_means_the_send_ladder_for_strategies(self, packs: Knowledge, tier: str, level: int) -> None:
        assert level_of(packs, context(council="sharedale", tier=tier)) == level

    def test_the_safeguarding_ladder_is_never_the_next_level(self, packs: Knowledge) -> None:
        assert level_name(packs, context(council="sharedale"), 2) == "Additional"
        assert packs.councils["sharedale"].tier_of_level(2).id == "sharedale-send-additional"
