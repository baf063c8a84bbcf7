"""Which of the ranked entries may answer."""

import pytest

from actions.composing import choosing
from actions.composing.choosing import best, next_best, ranked, too_close
from knowledge import Knowledge
from knowledge.models import Term, Topic
from tests.builders import COUNCIL, context, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestRanked:
    def test_the_best_first_without_what_is_hidden_or_gone(self, small: Knowledge) -> None:
        pairs = ranked(small, context(ranking=(("secret", 0.9), ("belief", 0.2), ("gone", 0.8), ("right", 0.5))))
        assert [(e.id, s) for e, s in pairs] == [("right", 0.5), ("belief", 0.2)]

    @pytest.mark.parametrize(("council", "order"), [
        (COUNCIL, ["testshire-first", "right"]), ("elsewhere", ["right"]), (None, ["right", "testshire-first"])])
    def test_what_belongs_to_a_council(self, small: Knowledge, council: str | None, order: list[str]) -> None:
        pairs = ranked(small, context(council=council, ranking=(("testshire-first", 0.5), ("right", 0.45))))
        assert [e.id for e, _ in pairs] == order

    def test_the_best_of_a_kind(self, small: Knowledge) -> None:
        turn = context(ranking=(("autism", 0.5), ("belief", 0.3), ("right", 0.2)))
        assert best(small, turn, Topic).id == "belief" and best(small, turn, Term) is None

    @pytest.mark.parametrize(("scores", "near"), [
        ({"right": 0.4, "belief": 0.1}, ["belief"]),
        ({"right": 0.4, "belief": 0.09}, []),
        ({"right": 0.4, "autism": 0.3, "belief": 0.2}, ["belief"]),
        ({"right": 0.4, "belief": 0.3, "decide": 0.3, "finish": 0.3}, ["belief", "decide"]),
        ({"right": 0.4}, []),
        ({"autism": 0.4}, []),
        ({}, []),
    ])
    def test_what_was_nearly_chosen(self, small: Knowledge, scores: dict[str, float], near: list[str]) -> None:
        found = next_best(small, context(ranking=tuple(scores.items())), Topic)
        assert [e.id for e in found] == near

    @pytest.mark.parametrize(("scores", "alike"), [
        ({"right": 0.04, "belief": 0.035}, ["right", "belief"]),
        ({"right": 0.04, "belief": 0.02}, []),
        ({"right": 0.9, "belief": 0.85}, []),
        ({"right": 0.04}, []),
        ({"right": 0.04, "autism": 0.039}, []),
        ({}, []),
    ])
    def test_two_that_fit_alike_and_neither_surely(self, small: Knowledge, monkeypatch: pytest.MonkeyPatch,
                                                   scores: dict[str, float], alike: list[str]) -> None:
        monkeypatch.setattr(choosing, "TOO_UNSURE", 0.05)
        found = too_close(small, context(ranking=tuple(scores.items())), Topic)
        assert [e.id for e in found] == alike
