from actions.action_not_understood import ActionNotUnderstood
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker


def test_what_is_near_is_offered(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("asdf", ranking={"right": 0.04, "belief": 0.03, "autism": 0.2}))
    assert said.custom["outcome"] == "not_understood" and said.choices == ["A right", "A belief"]
    assert said.slots == {"misses": 1}


def test_few_words_are_offered_what_stands_beside_the_last_thing(small: Knowledge) -> None:
    ranking = {"right": 0.04}
    short = say(ActionNotUnderstood(), tracker("n then", ranking=ranking, slots={"topic": "right"}))
    assert short.choices[0] == "A belief"
    longer = say(ActionNotUnderstood(), tracker("n then they all went and did it over and over again", ranking=ranking,
                                                slots={"topic": "right"}))
    assert longer.choices == ["A right"]


def test_the_second_time_people_are_offered(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("asdf", slots={"misses": 1.0}, metadata={"council": COUNCIL}))
    assert said.custom["outcome"] == "handover"
    assert "01632 960 002" in said.text and "ehc@testshire.example" in said.text


def test_without_a_council_national_lines_are_offered_and_the_council_asked(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("asdf", slots={"misses": 1.0}))
    assert "https://ipsea.example.org" in said.text and said.choices == ["Testshire"]


def test_a_bare_need_is_a_wish_for_strategies(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("autism", entities={"need": "autism"}))
    assert said.blocks("strategy") and said.slots["misses"] == 0


def test_a_bare_phase_means_the_need_from_before(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("year 3", entities={"phase": "ks2"}, slots={"need": "autism"}))
    assert "Autism, Key stage 2" in said.text and said.slots["phase"] == "ks2"


def test_a_bare_tier_means_the_need_from_before(small: Knowledge) -> None:
    said = say(ActionNotUnderstood(), tracker("targeted", entities={"tier": "level-2"}, slots={"need": "autism"}))
    assert [b["title"] for b in said.blocks("strategy")] == ["Quiet corner"]


def test_a_bare_phase_without_a_need_is_not_understood(small: Knowledge) -> None:
    assert say(ActionNotUnderstood(), tracker("year 3", entities={"phase": "ks2"})).slots == {"misses": 1}
