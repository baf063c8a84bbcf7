"""What the name of a tier stands for, and the tier that is suggested next."""

import pytest

from actions.composing.strategies import level_name, level_of
from actions.composing.tiers import level_tried, suggestion_reply, tiers_named
from knowledge import Knowledge
from knowledge.models import Council, Ladder, Tier
from tests.builders import COUNCIL, context, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestLevels:
    @pytest.mark.parametrize(("tier", "council", "level"), [
        ("level-3", None, 3), ("level-3", COUNCIL, 3), ("first in class", COUNCIL, 1), ("first in class", None, 1),
        ("more help", COUNCIL, 2), ("unknown", COUNCIL, None), (None, COUNCIL, None),
        # A general word that another council has for a name of its own.
        ("targeted", COUNCIL, 2), ("specialist", None, 3),
    ])
    def test_what_a_tiers_name_stands_for(self, small: Knowledge, tier: str | None, council: str | None,
                                          level: int | None) -> None:
        assert level_of(small, context(tier=tier, council=council)) == level

    def test_what_stands_below_the_first_tier_is_for_every_class(self) -> None:
        kb = knowledge_of(make(Council), make(Ladder, id="ladder", title="Ladder", purpose="send", tiers=[
            make(Tier, id="base", title="Base", level=0), make(Tier, id="beside", title="Beside")]))
        assert level_of(kb, context(tier="base", council=COUNCIL)) == 1
        assert level_of(kb, context(tier="beside", council=COUNCIL)) is None

    @pytest.mark.parametrize(("council", "level", "name"), [
        (COUNCIL, 1, "First (in class)"), (COUNCIL, 3, "specialist level"), (None, 2, "targeted level")])
    def test_a_level_in_the_councils_words(self, small: Knowledge, council: str | None, level: int,
                                           name: str) -> None:
        assert level_name(small, context(council=council), level) == name

    @pytest.mark.parametrize(("tried", "level"), [
        ("", 1), ("nothing yet", 1), ("a visual timetable, two terms", 2), ("Visual-timetable!", 2),
        ("visual timetable and a speech therapist", 3), ("visual timetables", 1), ("speech", 1),
    ])
    def test_the_level_that_comes_next(self, small: Knowledge, tried: str, level: int) -> None:
        assert level_tried(small, tried) == level

    def test_tiers_that_are_named(self, small: Knowledge) -> None:
        turn = context(council=COUNCIL, mentioned={"tier": ("first in class", "more help", "second")})
        assert [t.id for t in tiers_named(small, turn)] == ["testshire-first", "testshire-second"]


class TestSuggestedTier:
    def text(self, kb: Knowledge, need: str = "autism", level: int = 2, tried: str = "timetable") -> str:
        return suggestion_reply(kb, context(council=COUNCIL), need, "ks2", tried, level).text

    def test_the_tier_the_reason_and_a_record_to_fill_in(self, small: Knowledge) -> None:
        text = self.text(small)
        assert text.startswith("This sounds like Second in Testshire, for Autism in Key stage 2.")
        assert "Quiet corner" in text and "Tried so far: timetable" in text
        # Ten weeks after 22 November 2026.
        assert "Review: by Sunday 31 January 2027" in text

    def test_the_ladder_says_you_are_here_and_the_record_has_four_parts(self, small: Knowledge) -> None:
        reply = suggestion_reply(small, context(council=COUNCIL), "autism", "ks2", "timetable", 2)
        blocks = {block["kind"]: block for block in reply.blocks}
        assert [t["title"] for t in blocks["ladder"]["tiers"] if t["here"]] == ["Second"]
        assert [part["name"] for part in blocks["record"]["parts"]] == ["Assess", "Plan", "Do", "Review"]
        assert blocks["record"]["parts"][0]["text"].endswith("Tried so far: timetable")

    def test_a_need_in_the_persons_own_words(self, small: Knowledge) -> None:
        assert "for he runs off in Key stage 2" in self.text(small, need="he runs off")

    def test_a_level_that_the_council_has_no_tier_for(self, small: Knowledge) -> None:
        reply = suggestion_reply(small, context(council=COUNCIL), "autism", "ks2", "", 3)
        assert "specialist level" in reply.text and reply.topic is None
