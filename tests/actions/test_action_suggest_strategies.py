from actions.action_suggest_strategies import ActionSuggestStrategies
from actions.composing.memory import MOST_SHOWN
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker


def test_cards_for_need_age_and_tier(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(
        entities={"need": "autism", "phase": "ks2", "tier": "more help"}, metadata={"council": COUNCIL}))
    assert [b["title"] for b in said.blocks("strategy")] == ["Quiet corner"]
    assert said.text.startswith("Strategies for Autism, Key stage 2, Second:")
    assert said.slots == {"topic": "autism", "need": "autism", "phase": "ks2", "tier": "more help", "misses": 0}
    assert said.memory == {"shown": ["st-two"]}


def test_what_is_shown_is_added_to_what_was_shown(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(
        entities={"need": "autism", "tier": "more help"}, slots={"shown": ["st-one"]}))
    assert said.memory["shown"] == ["st-one", "st-two"]


def test_what_was_shown_before_is_not_noted_twice(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(
        entities={"need": "autism", "tier": "more help"}, slots={"shown": ["st-two", "st-one"]}))
    assert said.blocks("strategy") and "shown" not in said.memory


def test_a_long_conversation_forgets_what_it_showed_first(small: Knowledge) -> None:
    shown = [f"shown-{i}" for i in range(MOST_SHOWN)]
    said = say(ActionSuggestStrategies(), tracker(
        entities={"need": "autism", "tier": "more help"}, slots={"shown": shown}))
    assert said.memory["shown"] == [*shown[1:], "st-two"]


def test_a_moment_in_the_day(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(ranking={"sit-lunch": 0.5}))
    assert "Ask what hurts." in said.text and [b["title"] for b in said.blocks("strategy")] == ["Visual timetable"]
    assert said.slots["topic"] == "sit-lunch"


def test_a_need_that_is_described(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(ranking={"autism": 0.5}))
    assert said.slots["need"] == "autism"


def test_the_need_from_before_at_another_age(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker(slots={"need": "autism"}, entities={"phase": "ks2"}))
    assert "Autism, Key stage 2" in said.text


def test_nothing_known_asks_for_the_need(small: Knowledge) -> None:
    said = say(ActionSuggestStrategies(), tracker())
    assert said.custom["outcome"] == "clarify" and said.choices == ["Autism"] and said.slots == {}


def test_real_needs_have_strategies_in_every_phase_or_say_so(kb: Knowledge) -> None:
    for need in ("autism", "adhd", "dyslexia", "anxiety"):
        for phase in kb.phases:
            said = say(ActionSuggestStrategies(), tracker(entities={"need": need, "phase": phase}))
            assert said.custom["outcome"] == "answered" and 3 <= len(said.blocks("strategy")) <= 4
