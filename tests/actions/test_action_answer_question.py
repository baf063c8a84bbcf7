import pytest

from actions.action_answer_question import ActionAnswerQuestion
from knowledge import Knowledge
from knowledge.models import Topic
from tests.builders import COUNCIL, add, limit, make, say, tracker

PAGE = {"council": COUNCIL, "audience": "parent"}


def test_the_answer_the_councils_way_the_next_step_the_people_and_the_source(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), tracker(ranking={"right": 0.9}, metadata=PAGE))
    assert said.text.split("\n\n") == [
        "Yes. You may ask.",
        "In Testshire: Use the council's form.",
        "Next steps:\n1. Write.",
        "EHC team (EHC plans): ehc@testshire.example",
        "The Hub (Worries about a child's safety): 01632 960 001",
        "Source: The Act, section 1.",
    ]
    assert said.custom["outcome"] == "answered" and said.choices == ["A belief"]
    assert said.slots == {"topic": "right", "misses": 0}


def test_without_a_council_there_is_no_local_number_and_the_council_is_asked(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), tracker(ranking={"right": 0.9}))
    assert "Yes. You may ask." in said.text and "01632" not in said.text
    assert said.choices == ["Testshire", "A belief"]


def test_what_was_nearly_chosen_is_offered_before_what_is_related(small: Knowledge) -> None:
    ranking = {"right": 0.5, "autism": 0.4, "elsewhere": 0.2, "talk": 0.11}
    said = say(ActionAnswerQuestion(), tracker(ranking=ranking, metadata=PAGE))
    assert said.text.startswith("Yes. You may ask.")
    assert said.choices == ["A limit of its own", "A belief"]


def test_an_unknown_council_is_asked_before_anything_else_is_offered(small: Knowledge) -> None:
    ranking = {"right": 0.5, "elsewhere": 0.2, "decide": 0.15}
    assert say(ActionAnswerQuestion(), tracker(ranking=ranking)).choices == [
        "Testshire", "A limit of its own", "They decide"]


@pytest.mark.parametrize(("topic", "opening"), [
    ("decide", "The time limit is 6 weeks. It runs from the day they got it. The step's answer."),
    ("comment", "The limit: at least 15 days. What counts is the day they got it. The step's answer."),
    ("talk", "The time limit is 5 school days. It runs from the day they got it. The step's answer."),
])
def test_who_asks_how_long_hears_the_figure_first(small: Knowledge, topic: str, opening: str) -> None:
    asked = say(ActionAnswerQuestion(), tracker(intent="ask_timescale", ranking={topic: 0.9}, metadata=PAGE))
    assert asked.text.startswith(opening)
    other = say(ActionAnswerQuestion(), tracker(intent="ask_steps", ranking={topic: 0.9}, metadata=PAGE))
    assert other.text.startswith("The step's answer.")


def test_a_figure_that_the_answer_opens_with_is_not_said_twice(small: Knowledge) -> None:
    add(small, make(Topic, id="quick", answer="It takes 2 weeks. Then they write.", limit=limit(2, "week")))
    said = say(ActionAnswerQuestion(), tracker(intent="ask_timescale", ranking={"quick": 0.9}, metadata=PAGE))
    assert said.text.startswith("It takes 2 weeks. Then they write.")


def test_two_that_fit_alike_are_offered(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), tracker(ranking={"right": 0.010, "belief": 0.009}))
    assert said.custom["outcome"] == "clarify"
    assert said.choices == ["A right", "A belief"] and said.slots == {"misses": 0}


def test_what_is_not_confirmed_is_never_said(small: Knowledge) -> None:
    said = say(ActionAnswerQuestion(), tracker(ranking={"secret": 0.9}))
    assert "Nobody may see this." not in said.text
    assert said.custom["outcome"] == "not_understood"


def test_a_miss_is_counted_and_the_second_leads_to_people(small: Knowledge) -> None:
    first = say(ActionAnswerQuestion(), tracker(metadata=PAGE))
    assert first.custom["outcome"] == "not_understood" and first.slots == {"misses": 1}
    second = say(ActionAnswerQuestion(), tracker(metadata=PAGE, slots={"misses": 1.0}))
    assert second.custom["outcome"] == "handover" and second.slots == {"misses": 2}
    assert "01632 960 002" in second.text and "ehc@testshire.example" in second.text


def test_the_real_limit_of_six_weeks(kb: Knowledge) -> None:
    for audience in ("parent", "staff", "young_person"):
        said = say(ActionAnswerQuestion(), tracker(
            ranking={"ehc-decision-to-assess": 0.9}, metadata={"council": "bury", "audience": audience}))
        assert "6 weeks" in said.text and said.custom["audience"] == audience
        assert any(s["section"].startswith("regulation 5") for s in said.custom["sources"])
