from actions.action_explain_tier import ActionExplainTier
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker

PAGE = {"council": COUNCIL}


def test_what_it_is_and_what_comes_next(small: Knowledge) -> None:
    said = say(ActionExplainTier(), tracker(ranking={"testshire-first": 0.5}, metadata=PAGE))
    assert "First (in class)" in said.text and "What the tier means." in said.text
    assert "Then the second." in said.text
    assert said.slots == {"topic": "testshire-first", "misses": 0}


def test_a_topic_that_ranks_above_it_answers(small: Knowledge) -> None:
    said = say(ActionExplainTier(), tracker(ranking={"right": 0.6, "testshire-first": 0.5}, metadata=PAGE))
    assert "Yes. You may ask." in said.text


def test_two_tiers_stand_in_the_order_of_the_ladder(small: Knowledge) -> None:
    turn = tracker(metadata=PAGE)
    turn.latest_message["entities"] = [{"entity": "tier", "value": v} for v in ("more help", "first in class")]
    (ladder,) = say(ActionExplainTier(), turn).blocks("ladder")
    assert [t["title"] for t in ladder["tiers"]] == ["First (in class)", "Second"]


def test_a_tier_is_shown_on_its_ladder_with_risk_support_beside_it(kb: Knowledge) -> None:
    said = say(ActionExplainTier(), tracker(ranking={"bury-getting-help": 0.9}, metadata={"council": "bury"}))
    (ladder,) = said.blocks("ladder")
    assert [(t["title"], t["asked"], t["beside"]) for t in ladder["tiers"]] == [
        ("Thriving", False, False), ("Getting Advice", False, False), ("Getting Help", True, False),
        ("Getting More Help", False, False), ("Getting Risk Support", False, True)]
    assert not any(t["here"] for t in ladder["tiers"])
    assert "Getting Advice" not in said.text, "the drawing adds nothing to the plain text"


def test_without_a_council_it_asks_which(small: Knowledge) -> None:
    said = say(ActionExplainTier(), tracker())
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]


def test_a_miss(small: Knowledge) -> None:
    assert say(ActionExplainTier(), tracker(metadata=PAGE)).slots == {"misses": 1}


def test_real_tiers_of_both_councils(kb: Knowledge) -> None:
    for council in ("bury", "south_glos"):
        for tier in kb.councils[council].tiers():
            said = say(ActionExplainTier(), tracker(ranking={tier.id: 0.9}, metadata={"council": council}))
            assert tier.meaning.to("parent") in said.text
