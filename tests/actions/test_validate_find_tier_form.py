import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.composing import base
from actions.validate_find_tier_form import ValidateFindTierForm
from knowledge import Knowledge
from tests.builders import tracker

FORM = "find_tier_form"


def checked(asked: str | None, text: str, intent: str = "", *, asks: bool = False, slots: dict[str, Any] | None = None,
            **turn: Any) -> dict[str, Any]:
    given = tracker(text, intent, slots=slots, loop=FORM if asked else None, asked=asked, **turn)
    given.latest_message["asks"] = [[0, len(text)]] if asks else []
    events = asyncio.run(ValidateFindTierForm().run(CollectingDispatcher(), given, {}))
    found = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    return {name: value for name, value in found.items() if name not in ("asides", "guide")}


class TestTheNeed:
    @pytest.mark.parametrize(("text", "turn", "need"), [
        ("autism", {"entities": {"need": "autism"}}, "autism"),
        ("he lines up his cars", {"ranking": {"right": 0.5, "autism": 0.3}}, "autism"),
        ("he runs off", {}, "he runs off"),
        # A need that hardly ranks is not meant.
        ("he runs off", {"ranking": {"autism": 0.05}}, "he runs off"),
        ("x" * 500, {}, "x" * 300),
    ])
    def test_is_known_or_kept_in_the_persons_words(self, small: Knowledge, text: str, turn: dict[str, Any],
                                                   need: str) -> None:
        assert checked("find_need", text, **turn) == {"find_need": need}

    def test_may_come_with_a_year(self, small: Knowledge) -> None:
        assert checked("find_need", "autism in year 3", entities={"need": "autism", "phase": "ks2"}) == {
            "find_need": "autism", "find_phase": "ks2"}

    def test_is_put_right_later(self, small: Knowledge) -> None:
        found = checked("find_phase", "no, epilepsy", "change_detail", entities={"need": "epilepsy"},
                        slots={"find_need": "autism"})
        assert found == {"find_need": "epilepsy", "find_phase": None}

    def test_that_is_only_mentioned_later_changes_nothing(self, small: Knowledge) -> None:
        found = checked("find_tried", "epilepsy training for staff", entities={"need": "epilepsy"},
                        slots={"find_need": "autism"})
        assert "find_need" not in found


class TestThePhase:
    @pytest.mark.parametrize(("text", "entities", "phase"), [("year 3", {"phase": "ks2"}, "ks2"), ("dunno", {}, None)])
    def test_must_be_one_that_is_known(self, small: Knowledge, text: str, entities: dict[str, str],
                                       phase: str | None) -> None:
        assert checked("find_phase", text, entities=entities) == {"find_phase": phase}

    def test_a_long_answer_tells_what_was_tried_too(self, small: Knowledge) -> None:
        text = "year 3, we have had a visual timetable and there is no change"
        found = checked("find_phase", text, entities={"phase": "ks2"})
        assert found == {"find_phase": "ks2", "find_tried": text, "find_change": "none"}


class TestWhatWasTried:
    @pytest.mark.parametrize(("text", "entities", "more"), [
        ("a visual timetable", {}, {}),
        ("a visual timetable, it is better", {}, {"find_change": "better"}),
        # How long it ran is enough to go on.
        ("a visual timetable, two terms", {"duration": "26"}, {"find_weeks": 26.0, "find_change": "unknown"}),
        ("a visual timetable, two terms, worse", {"duration": "26"}, {"find_weeks": 26.0, "find_change": "worse"}),
        # Where nothing was tried, nothing changed.
        ("nothing yet", {}, {"find_change": "unknown"}),
    ])
    def test_is_kept_with_what_is_told_of_time_and_change(self, small: Knowledge, text: str, entities: dict[str, str],
                                                          more: dict[str, Any]) -> None:
        assert checked("find_tried", text, entities=entities) == {"find_tried": text, **more}

    def test_a_mere_correction_is_no_answer(self, small: Knowledge) -> None:
        found = checked("find_tried", "sorry, year 1", "change_detail", entities={"phase": "ks1"},
                        slots={"find_phase": "ks2"})
        assert found == {"find_phase": "ks1"}


class TestWhatChanged:
    @pytest.mark.parametrize(("text", "entities", "found"), [
        ("no progress", {}, {"find_change": "none"}),
        ("a term, no progress", {"duration": "13"}, {"find_change": "none", "find_weeks": 13.0}),
        ("we have been busy", {}, {"find_change": "unknown"}),
    ])
    def test_is_read_or_not_known(self, small: Knowledge, text: str, entities: dict[str, str],
                                  found: dict[str, Any]) -> None:
        assert checked("find_change", text, entities=entities) == found


class TestButtons:
    @pytest.mark.parametrize(("asked", "choice", "found"), [
        ("find_need", "find:need:autism", {"find_need": "autism"}),
        ("find_phase", "find:phase:ks1", {"find_phase": "ks1"}),
        ("find_tried", "find:tried:nothing", {"find_tried": "nothing", "find_change": "unknown"}),
        ("find_change", "find:change:better", {"find_change": "better"}),
    ])
    def test_fill_their_slots(self, small: Knowledge, asked: str, choice: str, found: dict[str, Any]) -> None:
        assert checked(asked, "", "choose", entities={"choice": choice}) == found

    def test_another_choice_is_answered_by_itself(self, small: Knowledge) -> None:
        assert checked("find_need", "", "choose", entities={"choice": "right"}) == {}


class TestInBetween:
    @pytest.mark.parametrize("intent", ["report_risk", "stop_form", "ask_for_person", "start_again", "go_back"])
    def test_a_way_out_fills_nothing(self, small: Knowledge, intent: str) -> None:
        assert checked("find_need", "he is hurt", intent) == {}

    @pytest.mark.parametrize("asked", ["find_need", "find_phase", "find_tried", "find_change"])
    def test_a_question_fills_nothing(self, small: Knowledge, asked: str) -> None:
        assert checked(asked, "what is a SENCO", "ask_meaning", asks=True) == {}

    def test_thanks_only_ask_again(self, small: Knowledge) -> None:
        assert checked("find_phase", "thank you", "thank") == {"find_phase": None}


class TestTheBeginning:
    def test_takes_what_the_first_message_says(self, small: Knowledge) -> None:
        found = checked(None, "which tier for autism, year 3, a visual timetable and no change", "find_tier",
                        entities={"need": "autism", "phase": "ks2"})
        assert (found["find_need"], found["find_phase"], found["find_change"]) == ("autism", "ks2", "none")

    def test_takes_what_was_talked_about(self, small: Knowledge) -> None:
        found = checked(None, "which tier should he be at", "find_tier", slots={"need": "autism", "phase": "ks2"})
        assert found == {"find_need": "autism", "find_phase": "ks2"}

    def test_keeps_what_was_answered_before_it_was_left(self, small: Knowledge) -> None:
        found = checked(None, "back to the tier", "find_tier", slots={"find_need": "autism", "need": "epilepsy"})
        assert found == {}

    def test_nothing_is_tried_yet_where_only_the_wish_is_told(self, small: Knowledge) -> None:
        assert checked(None, "help me find a tier", "find_tier") == {}


def test_a_failure_keeps_the_words_so_that_the_form_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Knowledge:
        raise OSError("disk")

    monkeypatch.setattr(base, "knowledge", broken)
    assert checked("find_tried", "a small group") == {"find_tried": "a small group"}
    assert checked(None, "help me") == {}


class TestTheFirstMessage:
    @pytest.mark.parametrize(("text", "entities", "found"), [
        ("so far a visual timetable", {}, {}),
        ("a visual timetable, no change", {}, {"find_change": "none"}),
        # What is used may be something that nobody here knows.
        ("we have used a zog for two terms", {"duration": "26"}, {"find_change": "unknown", "find_weeks": 26.0}),
        ("nothing yet", {}, {"find_change": "unknown"}),
    ])
    def test_that_tells_what_was_tried_is_not_asked_for_it_again(self, small: Knowledge, text: str,
                                                                 entities: dict[str, str],
                                                                 found: dict[str, Any]) -> None:
        assert checked(None, text, "find_tier", entities={"need": "autism", **entities}) == {
            "find_need": "autism", "find_tried": text, **found}

    @pytest.mark.parametrize(("text", "entities"), [("which tier is a visual timetable", {}),
                                                    ("upset for two terms", {"duration": "26"})])
    def test_that_only_asks_is_asked_for_it(self, small: Knowledge, text: str, entities: dict[str, str]) -> None:
        assert "find_tried" not in checked(None, text, "find_tier", entities=entities)


@pytest.mark.parametrize("asked", ["find_tried", "find_change"])
@pytest.mark.parametrize("text", ["epilepsy", "it should be epilepsy, sorry"])
def test_a_need_that_is_put_right_late_answers_nothing_else(small: Knowledge, asked: str, text: str) -> None:
    found = checked(asked, text, "write_other_language", entities={"need": "epilepsy"}, slots={"find_need": "autism"})
    assert found == {"find_need": "epilepsy"}


def test_a_year_told_too_early_is_no_need(small: Knowledge) -> None:
    assert checked("find_need", "year 3", entities={"phase": "ks2"}) == {"find_need": None, "find_phase": "ks2"}
