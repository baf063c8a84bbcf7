"""What the name of a tier stands for."""

import pytest

from actions.composing.strategies import level_name, level_of
from actions.composing.tiers import tiers_named
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

    def test_tiers_that_are_named(self, small: Knowledge) -> None:
        turn = context(council=COUNCIL, mentioned={"tier": ("first in class", "more help", "second")})
        assert [t.id for t in tiers_named(small, turn)] == ["testshire-first", "testshire-second"]
