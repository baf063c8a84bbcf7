import pytest

from actions.action_decline import PEOPLE, ActionDecline
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

# What kind of message, how the answer ends, and what it must say.
KINDS = [
    ("ask_council_service", "out_of_scope", "Testshire Council"),
    ("ask_other_council", "out_of_scope", "Local Offer"),
    ("ask_medical_advice", "out_of_scope", "111"),
    ("ask_legal_representation", "out_of_scope", "I cannot act for you"),
    ("ask_case_status", "out_of_scope", "I cannot see anyone's file"),
    ("ask_unrelated", "out_of_scope", "I only help with"),
    ("manipulate_assistant", "out_of_scope", "I cannot change how I work"),
    ("insult_assistant", "out_of_scope", "ask for a person"),
    ("write_other_language", "other_language", "English"),
    ("type_nonsense", "not_understood", "I didn't understand"),
]


def declined(intent: str, council: str | None = COUNCIL, **turn: object) -> Said:
    return say(ActionDecline(), tracker(intent=intent, metadata={"council": council}, **turn))


@pytest.mark.parametrize(("intent", "outcome", "words"), KINDS)
@pytest.mark.parametrize("council", [COUNCIL, None])
def test_each_kind_is_declined_in_its_own_words(small: Knowledge, intent: str, outcome: str, words: str,
                                                council: str | None) -> None:
    said = declined(intent, council)
    assert said.custom["outcome"] == outcome and said.slots == {"misses": int(outcome == "not_understood")}
    assert (words if council else words.replace("Testshire Council", "your council")) in said.text


@pytest.mark.parametrize(("intent", "way"), [
    ("ask_case_status", "ehc@testshire.example"), ("ask_legal_representation", "01632 960 002"),
    ("write_other_language", "01632 960 002")])
def test_the_people_who_can_help_are_named(small: Knowledge, intent: str, way: str) -> None:
    assert way in declined(intent).text


def test_without_a_council_a_national_line_helps_with_the_law(small: Knowledge) -> None:
    assert "https://ipsea.example.org" in declined("ask_legal_representation", None).text


def test_another_council_is_named_back(small: Knowledge) -> None:
    assert "those of Leeds" in declined("ask_other_council", entities={"other_council": "Leeds"}).text
    assert "that council" in declined("ask_other_council").text


def test_the_second_nonsense_in_a_row_leads_to_people(small: Knowledge) -> None:
    said = declined("type_nonsense", slots={"misses": 1.0})
    assert said.custom["outcome"] == "handover" and said.slots == {"misses": 2}
    assert "01632 960 002" in said.text and "ehc@testshire.example" in said.text


def test_without_a_council_the_second_nonsense_leads_to_a_national_line(small: Knowledge) -> None:
    said = declined("type_nonsense", None, slots={"misses": 1.0})
    assert "https://ipsea.example.org" in said.text and said.choices == ["Testshire"]


def test_what_is_declined_for_another_reason_ends_the_row(small: Knowledge) -> None:
    said = declined("ask_unrelated", slots={"misses": 1.0})
    assert said.custom["outcome"] == "out_of_scope" and said.slots == {"misses": 0}


def test_a_kind_that_is_not_known_is_still_answered(small: Knowledge) -> None:
    assert "I only help with" in declined("something_new").text


def test_every_kind_with_people_is_one_that_is_declined() -> None:
    assert set(PEOPLE) <= {intent for intent, _, _ in KINDS}


def test_the_council_alone_is_no_reason_to_decline(small: Knowledge) -> None:
    page = {"council": COUNCIL}
    said = say(ActionDecline(), tracker("contact number for Testshire Council", "ask_council_service", metadata=page))
    assert said.custom["outcome"] == "answered" and "ehc@testshire.example" in said.text
    said = say(ActionDecline(), tracker("bins in Testshire", "ask_council_service", metadata=page))
    assert said.custom["outcome"] == "out_of_scope"
