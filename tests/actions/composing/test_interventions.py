"""What is known of an intervention, with staff time worked out by hand."""

import pytest

from actions.composing.interventions import (
    alike,
    cost,
    intervention_reply,
    sessions,
    several_reply,
    staff_cost,
    staff_time,
)
from knowledge import Knowledge
from knowledge.models import Intervention
from knowledge.models.places import HourlyRate
from tests.builders import COUNCIL, context, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestInterventions:
    @pytest.mark.parametrize(("fields", "hours"), [
        # 1 session of 60 minutes for 12 weeks is 12 hours: 2 for each of 6 pupils, 4 for each of 3.
        ({"group": (3, 6), "per_week": (1, 1), "minutes": (60, 60), "weeks": (12, 12)}, "2 to 4"),
        # 3 sessions of 30 minutes for 20 weeks is 30 hours, for one pupil.
        ({"group": (1, 1), "per_week": (3, 3), "minutes": (30, 30), "weeks": (20, 20)}, "30"),
        # 2 to 3 of 15 to 20 minutes for 10 weeks: 5 hours for 4 pupils, 10 hours for 2.
        ({"group": (2, 4), "per_week": (2, 3), "minutes": (15, 20), "weeks": (10, 10)}, "1.2 to 5"),
    ])
    def test_staff_time_for_each_pupil(self, fields: dict[str, tuple[int, int]], hours: str) -> None:
        spans = {name: {"min": low, "max": high} for name, (low, high) in fields.items()}
        assert staff_time(make(Intervention, **spans)) == (
            f"about {hours} adult hours for each pupil over the whole programme")

    @pytest.mark.parametrize("missing", ["group", "per_week", "minutes", "weeks"])
    def test_staff_time_is_not_guessed(self, missing: str) -> None:
        spans = {n: {"min": 1, "max": 2} for n in ("group", "per_week", "minutes", "weeks") if n != missing}
        assert staff_time(make(Intervention, **spans)) == ""

    def test_staff_cost_at_the_councils_rate(self) -> None:
        # 1 session of 60 minutes for 12 weeks: 2 hours for each of 6 pupils, 4 for each of 3; at £15, £30 to £60.
        kb = small_knowledge()
        one = make(Intervention, group={"min": 3, "max": 6}, per_week={"min": 1, "max": 1},
                   minutes={"min": 60, "max": 60}, weeks={"min": 12, "max": 12})
        here = context(council=COUNCIL)
        assert staff_cost(kb, here, one) == ""
        pack = kb.councils[COUNCIL]
        pack.council = pack.council.copy(update={"hourly_rate": HourlyRate(amount=15, dated="2026")})
        assert staff_cost(kb, here, one) == "about £30 to 60 for each pupil, at £15 an hour (Testshire, 2026)"
        assert staff_cost(kb, context(), one) == ""
        assert staff_cost(kb, here, make(Intervention)) == ""

    def test_how_often_as_far_as_it_is_known(self) -> None:
        known = make(Intervention, per_week={"min": 3, "max": 5}, minutes={"min": 30, "max": 30})
        assert sessions(known) == "3 to 5 times a week, 30 minutes each"
        assert sessions(make(Intervention)) == ""

    def test_a_dated_price_or_an_honest_word(self) -> None:
        price = {"amount": 225, "per": "year", "dated": "June 2026"}
        assert cost(make(Intervention, cost=price)) == "£225 per year (price as at June 2026)"
        assert cost(make(Intervention)) == "No confirmed price: ask the provider."

    def test_side_by_side_a_price_that_none_has_is_said_once(self, small: Knowledge) -> None:
        one, two = small.interventions["int-talk"], small.interventions["int-lego"]
        free = [i.copy(update={"cost": None}) for i in (one, two)]
        assert several_reply(small, context(), free).text.count("No confirmed price") == 1
        assert "No confirmed price for any" not in several_reply(small, context(), [one, two]).text

    def test_one_alone_is_named_once(self, small: Knowledge) -> None:
        assert intervention_reply(small, context(), small.interventions["int-lego"]).text.count("Lego club") == 1

    def test_facts_that_are_not_known_are_left_out(self, small: Knowledge) -> None:
        reply = intervention_reply(small, context(), small.interventions["int-talk"])
        names = [f["name"] for b in reply.blocks if b["kind"] == "intervention" for f in b["facts"]]
        assert names == ["For", "Evidence", "Cost"]

    def test_whoever_starts_one_is_told_to_measure_before_and_after(self, small: Knowledge) -> None:
        one, two = small.interventions["int-talk"], small.interventions["int-lego"]
        for reply in (intervention_reply(small, context(), one), several_reply(small, context(), [one, two])):
            assert reply.text.count("Measure before (a baseline) and after") == 1


class TestThePhaseThatIsNamed:
    @pytest.fixture(scope="class")
    def aged(self) -> Knowledge:
        """One for key stage 2, and one that says no age."""
        kb = small_knowledge()
        kb.interventions["int-lego"] = kb.interventions["int-lego"].copy(update={"phases": ("ks2",)})
        return kb

    @pytest.mark.parametrize(("ids", "phase", "opening"), [
        (["int-lego"], "ks2", "For Key stage 2:"),
        (["int-lego"], "ks1", "Key stage 1: this is made mainly for other ages, so ask the provider first."),
        (["int-talk"], "ks1", "For Key stage 1:"),
        (["int-lego", "int-talk"], "ks2", "For Key stage 2:"),
        (["int-lego", "int-talk"], "ks1",
         "Key stage 1: this is made mainly for other ages, so ask the provider first."),
    ])
    def test_is_said_back(self, aged: Knowledge, ids: list[str], phase: str, opening: str) -> None:
        turn, found = context(mentioned={"phase": (phase,)}), [aged.interventions[i] for i in ids]
        reply = intervention_reply(aged, turn, found[0]) if len(found) == 1 else several_reply(aged, turn, found)
        assert reply.text.startswith(f"{opening}\n\n{found[0].title}")

    @pytest.mark.parametrize("turn", [{}, {"phase": "ks2"}, {"mentioned": {"phase": ("unknown",)}}])
    def test_a_phase_that_this_message_does_not_name_is_not_said(self, aged: Knowledge, turn: dict) -> None:
        assert intervention_reply(aged, context(**turn), aged.interventions["int-lego"]).text.startswith("Lego club")


class TestAlike:
    @pytest.fixture(scope="class")
    def several(self) -> Knowledge:
        price = {"amount": 50, "per": "child", "dated": "2026"}
        return knowledge_of(
            make(Intervention, id="first", needs=["autism", "adhd"]),
            make(Intervention, id="dear", needs=["autism"], cost=price, phases=["ks2"]),
            make(Intervention, id="one-need", needs=["autism"], phases=["ks2"]),
            make(Intervention, id="both-needs", needs=["adhd", "autism"], phases=["ks4"]),
            make(Intervention, id="other-need", needs=["dyslexia"]),
            make(Intervention, id="hidden", needs=["autism"], status="unconfirmed"),
        )

    @pytest.mark.parametrize(("phase", "order"), [
        (None, ["both-needs", "one-need", "dear"]), ("ks2", ["one-need", "dear", "both-needs"])])
    def test_others_for_the_same_need(self, several: Knowledge, phase: str | None, order: list[str]) -> None:
        found = alike(several, context(phase=phase), several.interventions["first"])
        assert [i.id for i in found] == order

    def test_nothing_is_like_one_that_names_no_need(self, small: Knowledge) -> None:
        assert alike(small, context(), small.interventions["int-lego"]) == []
