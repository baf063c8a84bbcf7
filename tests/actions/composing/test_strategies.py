"""Strategies fit the need, the phase, the level, the moment and the reader."""

from typing import Any

import pytest

from actions.composing.strategies import MOST_CARDS, strategies_reply
from knowledge import Knowledge
from knowledge.models import Need, Situation, Strategy
from tests.builders import COUNCIL, context, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestStrategies:
    def titles(self, kb: Knowledge, situation: Situation | None = None, **turn: Any) -> list[str]:
        reply = strategies_reply(kb, context(**turn), situation)
        return [b["title"] for b in reply.blocks if b["kind"] == "strategy"] if reply else []

    @pytest.fixture
    def varied(self) -> Knowledge:
        return knowledge_of(
            make(Need, id="autism", title="Autism"), make(Need, id="adhd", title="ADHD"),
            make(Strategy, id="s1", title="Timetable", levels=[1], phases=["ks1", "ks2"], home="Draw it."),
            make(Strategy, id="s2", title="Corner", levels=[2]),
            make(Strategy, id="s3", title="Movement", needs=["adhd"], levels=[1]),
            make(Strategy, id="s4", title="Chunks", needs=["adhd", "autism"], levels=[1], phases=["ks3"]),
            make(Strategy, id="s5", title="Staff only", levels=[3], audience=["staff"]),
            make(Strategy, id="s6", title="Hidden", status="unconfirmed"),
            make(Situation, id="sit", title="Lunch", strategies=["s2"], needs=["autism"]),
        )

    @pytest.mark.parametrize(("turn", "titles"), [
        ({"needs": ("autism",), "phase": "ks2", "tier": None}, {"Timetable", "Corner"}),
        ({"needs": ("autism",), "phase": "ks3"}, {"Chunks"}),
        ({"needs": ("adhd",), "phase": "ks2"}, {"Movement"}),
        ({"needs": ("autism",), "phase": "ks2", "audience": "staff"}, {"Timetable", "Corner", "Staff only"}),
        ({"needs": ("autism", "adhd"), "phase": "ks2"}, {"Timetable", "Corner", "Movement"}),
        ({"needs": ("unknown", "adhd"), "phase": "ks2"}, {"Movement"}),
    ])
    def test_need_phase_and_reader(self, varied: Knowledge, turn: dict[str, Any], titles: set[str]) -> None:
        assert set(self.titles(varied, **turn)) == titles

    def test_the_tier(self) -> None:
        assert self.titles(small_knowledge(), needs=("autism",), tier="level-2") == ["Quiet corner"]

    def test_for_two_needs_each_gets_its_turn(self, varied: Knowledge) -> None:
        titles = self.titles(varied, needs=("autism", "adhd"), phase="ks2")
        assert {titles[0], titles[1]} == {"Timetable", "Movement"}

    @pytest.mark.parametrize(("text", "titles"), [
        ("what helps", ["Timetable", "Corner"]),
        ("we tried a timetable", ["Corner"]),
        ("she already has the timetable", ["Corner"]),
        ("a timetable would be nice, but which", ["Timetable", "Corner"]),
    ])
    def test_what_was_tried_is_not_offered_again(self, varied: Knowledge, text: str, titles: list[str]) -> None:
        assert self.titles(varied, needs=("autism",), phase="ks2", text=text) == titles

    def test_a_moment_brings_its_own_first(self, varied: Knowledge) -> None:
        assert self.titles(varied, varied.situations["sit"], needs=("autism",), phase="ks2")[0] == "Corner"

    def test_not_more_cards_than_can_be_read(self) -> None:
        many = [make(Strategy, id=f"s{i}", title=f"Strategy {i}") for i in range(20)]
        kb = knowledge_of(make(Need, id="autism", title="Autism"), *many)
        assert len(self.titles(kb, needs=("autism",))) == MOST_CARDS

    def test_the_parents_version_is_for_home(self, small: Knowledge) -> None:
        parents = strategies_reply(small, context(needs=("autism",), tier="level-1")).text
        staff = strategies_reply(small, context(needs=("autism",), tier="level-1", audience="staff")).text
        assert "Draw the day." in parents and "Show the day." not in parents
        assert "Show the day." in staff

    @pytest.mark.parametrize(("needs", "situation", "first"), [
        (("epilepsy",), None, "Call 999 first."), ((), "sit-fit", "Stay with them."),
        (("epilepsy",), "sit-fit", "Stay with them.")])
    def test_a_health_warning_comes_before_everything(self, small: Knowledge, needs: tuple[str, ...],
                                                      situation: str | None, first: str) -> None:
        reply = strategies_reply(small, context(needs=needs), small.situations.get(situation or ""))
        assert reply.text.startswith(first)

    def test_what_is_asked_is_said_back(self, small: Knowledge) -> None:
        text = strategies_reply(small, context(needs=("autism",), phase="ks2", council=COUNCIL)).text
        assert text.startswith("Strategies for Autism, Key stage 2, First (in class):")

    def test_a_cell_with_nothing_says_so_and_names_a_person(self, small: Knowledge) -> None:
        reply = strategies_reply(small, context(needs=("autism",), phase="ks1"))
        assert reply.outcome == "not_known_here"
        assert "Autism" in reply.text and "SENCO" in reply.text

    def test_neither_need_nor_moment_is_nothing_to_answer(self, small: Knowledge) -> None:
        assert strategies_reply(small, context()) is None
        assert strategies_reply(small, context(needs=("unknown",))) is None

    def test_the_next_level_is_offered_until_the_last(self, small: Knowledge) -> None:
        second = strategies_reply(small, context(needs=("autism",), council=COUNCIL)).choices[0]
        assert second == {"id": "strategies:autism:2", "title": "Strategies at Second"}
        last = strategies_reply(small, context(needs=("autism",), tier="level-3")).choices
        assert not [c for c in last if c["id"].startswith("strategies:")]
