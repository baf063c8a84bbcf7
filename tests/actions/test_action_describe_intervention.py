import pytest

from actions.action_describe_intervention import ActionDescribeIntervention
from knowledge import Knowledge
from knowledge.models import Intervention
from tests.builders import add, make, say, tracker


def test_the_one_that_is_named(small: Knowledge) -> None:
    said = say(ActionDescribeIntervention(), tracker(entities={"intervention": "int-lego"}, ranking={"int-talk": 0.9}))
    assert said.text.startswith("Lego club: What it is.")
    assert "Staff time: about 2 to 4 adult hours for each pupil" in said.text
    assert said.slots == {"topic": "int-lego", "misses": 0}


def test_the_one_that_is_described(small: Knowledge) -> None:
    said = say(ActionDescribeIntervention(), tracker(ranking={"right": 0.9, "int-talk": 0.3}))
    assert said.text.startswith("Talk time") and "£225 per year (price as at 2026)" in said.text


def test_two_that_are_named_stand_side_by_side(small: Knowledge) -> None:
    turn = tracker()
    turn.latest_message["entities"] = [{"entity": "intervention", "value": i} for i in ("int-talk", "int-lego")]
    said = say(ActionDescribeIntervention(), turn)
    assert [b["title"] for b in said.blocks("intervention")] == ["Talk time", "Lego club"]
    assert "No confirmed price" in said.text and "£225" in said.text


def test_the_age_that_is_named_is_said_back(small: Knowledge) -> None:
    said = say(ActionDescribeIntervention(), tracker(entities={"intervention": "int-lego", "phase": "ks2"}))
    assert said.text.startswith("For Key stage 2:\n\nLego club")


def test_how_to_see_that_it_works_is_said(small: Knowledge) -> None:
    said = say(ActionDescribeIntervention(), tracker(entities={"intervention": "int-lego"}))
    assert "Measure before (a baseline) and after" in said.text


class TestThoseForANeed:
    @pytest.fixture(autouse=True)
    def three(self, small: Knowledge) -> None:
        """One of them has known figures; one is for another age and tier."""
        figures = {name: {"min": 3, "max": 6} for name in ("group", "weeks", "per_week")}
        add(small, make(Intervention, id="int-bare", title="Bare", needs=["autism"], phases=["ks2"], levels=[2]),
            make(Intervention, id="int-known", title="Known", needs=["autism"], phases=["ks2"], levels=[2], **figures),
            make(Intervention, id="int-early", title="Early", needs=["autism"], phases=["ks1"], levels=[3]))

    @pytest.mark.parametrize(("mentioned", "titles"), [
        ({"need": "autism"}, ["Known", "Bare", "Early"]),
        ({"need": "autism", "phase": "ks2"}, ["Known", "Bare"]),
        ({"phase": "ks2", "tier": "level-2"}, ["Known", "Bare"]),
    ])
    def test_stand_side_by_side_those_with_figures_first(self, small: Knowledge, mentioned: dict[str, str],
                                                         titles: list[str]) -> None:
        said = say(ActionDescribeIntervention(), tracker(entities=mentioned, ranking={"int-talk": 0.3}))
        assert [b["title"] for b in said.blocks("intervention")] == titles
        assert said.slots == {"topic": "int-known", "misses": 0}

    def test_of_the_need_that_the_words_point_to(self, small: Knowledge) -> None:
        add(small, make(Intervention, id="int-other", title="Other", needs=["dyslexia"], phases=["ks2"], levels=[2]))
        said = say(ActionDescribeIntervention(), tracker(entities={"phase": "ks2"}, ranking={"int-bare": 0.2}))
        assert [b["title"] for b in said.blocks("intervention")] == ["Bare", "Known"]

    def test_unless_one_is_surely_meant(self, small: Knowledge) -> None:
        said = say(ActionDescribeIntervention(), tracker(entities={"need": "autism"}, ranking={"int-talk": 0.5}))
        assert said.text.startswith("Talk time") and said.slots["topic"] == "int-talk"

    def test_the_need_from_before_is_not_named_by_this_message(self, small: Knowledge) -> None:
        said = say(ActionDescribeIntervention(), tracker(slots={"need": "autism"}, ranking={"int-talk": 0.3}))
        assert said.text.startswith("Talk time")


def test_a_topic_answers_where_no_intervention_does(small: Knowledge) -> None:
    assert "Yes. You may ask." in say(ActionDescribeIntervention(), tracker(ranking={"right": 0.9})).text


def test_a_miss(small: Knowledge) -> None:
    said = say(ActionDescribeIntervention(), tracker(entities={"intervention": "gone"}))
    assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}
