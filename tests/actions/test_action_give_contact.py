import pytest

from actions.action_give_contact import ActionGiveContact
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker

PAGE = {"council": COUNCIL}


def test_the_contact_that_fits_with_its_purpose(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker(ranking={"testshire-front-door": 0.5}, metadata=PAGE))
    assert said.text.startswith("The Hub (Worries about a child's safety): 01632 960 001")
    assert said.slots == {"topic": "testshire-front-door", "misses": 0}


def test_the_contact_that_is_named(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker(entities={"contact": "sendiass"}, metadata=PAGE))
    assert "01632 960 002" in said.text


def test_a_national_line_needs_no_council(small: Knowledge) -> None:
    assert "https://ipsea.example.org" in say(ActionGiveContact(), tracker(ranking={"ipsea": 0.5})).text


def test_a_local_contact_without_a_council_asks_which(small: Knowledge) -> None:
    ranking = {"testshire-front-door": 0.5, "ipsea": 0.01}
    said = say(ActionGiveContact(), tracker("who do I ring", ranking=ranking))
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]
    assert "01632" not in said.text and said.slots == {"topic": "testshire-front-door"}


def test_the_line_that_ranks_first_is_given(small: Knowledge) -> None:
    ranking = {"ipsea": 0.5, "testshire-front-door": 0.1}
    said = say(ActionGiveContact(), tracker("free advice", ranking=ranking, metadata=PAGE))
    assert "https://ipsea.example.org" in said.text


def test_a_topic_answers_with_its_people(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker(ranking={"right": 0.5}, metadata=PAGE))
    assert "01632 960 001" in said.text and said.slots["topic"] == "right"


def test_nobody_fits_so_people_are_offered(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker(metadata=PAGE))
    assert said.custom["outcome"] == "handover" and "01632 960 002" in said.text


@pytest.mark.parametrize(("scores", "shown"), [
    ({"testshire-ehc-team": 0.5, "testshire-sendiass": 0.2}, ["EHC team", "Advice service"]),
    ({"testshire-ehc-team": 0.5, "testshire-sendiass": 0.19}, ["EHC team"]),
    ({"testshire-ehc-team": 0.5, "testshire-sendiass": 0.4, "testshire-front-door": 0.3},
     ["EHC team", "Advice service"]),
    ({"testshire-ehc-team": 0.5, "ipsea": 0.4}, ["EHC team"]),
])
def test_a_second_contact_that_fits_nearly_as_well_stands_beside_it(small: Knowledge, scores: dict[str, float],
                                                                    shown: list[str]) -> None:
    said = say(ActionGiveContact(), tracker(ranking=scores, metadata=PAGE))
    assert [b["name"] for b in said.blocks("contact")] == shown
    assert all(name in said.text for name in shown) and said.slots["topic"] == "testshire-ehc-team"


def test_the_contact_that_is_named_stands_alone(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker(entities={"contact": "sendiass"}, metadata=PAGE, ranking={"right": 0.2}))
    assert [b["name"] for b in said.blocks("contact")] == ["Advice service"]


@pytest.mark.parametrize("council", ["bury", "south_glos"])
def test_the_real_front_doors_say_what_they_are_for(kb: Knowledge, council: str) -> None:
    door = kb.councils[council].contacts["front-door"]
    said = say(ActionGiveContact(), tracker(ranking={door.id: 0.9}, metadata={"council": council}))
    (block,) = said.blocks("contact")
    assert block["tel"] == door.phone and door.phone in said.text
    assert block["purpose"] and block["purpose"].rstrip(".") in said.text


def test_the_real_number_of_burys_front_door(kb: Knowledge) -> None:
    assert kb.councils["bury"].contacts["front-door"].phone == "0161 253 5678"


@pytest.mark.parametrize("text", ["who do I contact in Testshire", "I'm a teacher, who should I ring about a pupil?",
                                  "contact details please"])
def test_without_a_subject_the_main_contacts_are_given(small: Knowledge, text: str) -> None:
    said = say(ActionGiveContact(), tracker(text, ranking={"testshire-front-door": 0.2}, metadata=PAGE))
    assert said.custom["outcome"] == "answered" and "in Testshire, start here" in said.text
    assert "ehc@testshire.example" in said.text and "01632 960 002" in said.text


def test_a_subject_is_answered_as_such(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker("who do I contact about bruises", ranking={"testshire-front-door": 0.2},
                                            metadata=PAGE))
    assert said.text.startswith("The Hub")


def test_without_a_subject_or_a_council_it_asks_which(small: Knowledge) -> None:
    said = say(ActionGiveContact(), tracker("who do I contact"))
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]


@pytest.mark.parametrize(("score", "name"), [(0.2, "Advice service"), (0.1, "IPSEA")])
def test_a_local_service_that_ranks_nearly_as_high_goes_before_a_national_line(small: Knowledge, score: float,
                                                                               name: str) -> None:
    ranking = {"ipsea": 0.4, "testshire-sendiass": score}
    said = say(ActionGiveContact(), tracker("legal advice line", ranking=ranking, metadata=PAGE))
    assert said.text.startswith(name)
