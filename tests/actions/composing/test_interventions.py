"""What is known of an intervention, with staff time worked out by hand."""

import pytest

from actions.composing.interventions import cost, intervention_reply, sessions, staff_time
from knowledge import Knowledge
from knowledge.models import Intervention
from tests.builders import context, make, small_knowledge


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

    def test_how_often_as_far_as_it_is_known(self) -> None:
        known = make(Intervention, per_week={"min": 3, "max": 5}, minutes={"min": 30, "max": 30})
        assert sessions(known) == "3 to 5 times a week, 30 minutes each"
        assert sessions(make(Intervention)) == ""

    def test_a_dated_price_or_an_honest_word(self) -> None:
        price = {"amount": 225, "per": "year", "dated": "June 2026"}
        assert cost(make(Intervention, cost=price)) == "£225 per year (price as at June 2026)"
        assert cost(make(Intervention)) == "I have no confirmed price. Check with the provider."

    def test_facts_that_are_not_known_are_left_out(self, small: Knowledge) -> None:
        reply = intervention_reply(small, context(), small.interventions["int-talk"])
        names = [f["name"] for b in reply.blocks if b["kind"] == "intervention" for f in b["facts"]]
        assert names == ["For", "Evidence", "Cost"]
