import pytest

from actions.action_choose import ActionChoose
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker

PAGE = {"council": COUNCIL}


def chosen(choice: str, **turn: object) -> Said:
    return say(ActionChoose(), tracker(intent="choose", entities={"choice": choice}, **turn))


@pytest.mark.parametrize(("choice", "text"), [
    ("right", "Yes. You may ask."), ("autism", "For parents."), ("ipsea", "Free legal advice"),
    ("sit-lunch", "Ask what hurts.")])
def test_an_entry(small: Knowledge, choice: str, text: str) -> None:
    said = chosen(choice)
    assert text in said.text and (said.slots["topic"], said.slots["misses"]) == (choice, 0)


def test_a_council_answers_the_last_question_for_it(small: Knowledge) -> None:
    said = chosen(f"council:{COUNCIL}", slots={"topic": "right"})
    assert "In Testshire: Use the council's form." in said.text
    assert said.custom["council"] == COUNCIL and said.slots == {"council": COUNCIL, "topic": "right"}


class TestAnotherCouncil:
    def to_otherham(self, topic: str) -> Said:
        return chosen("council:otherham", slots={"topic": topic, "council": COUNCIL}, metadata={"council": COUNCIL})

    def test_a_contact_is_answered_with_its_twin_there(self, two: Knowledge) -> None:
        said = self.to_otherham("testshire-ehc-team")
        assert said.text.startswith("Plans team (EHC plans): 01632 960 777")
        assert "testshire.example" not in said.text
        assert said.slots == {"council": "otherham", "topic": "otherham-ehc-team"}

    @pytest.mark.parametrize("topic", ["testshire-front-door", "testshire-first"])
    def test_what_is_not_there_is_not_answered_with_the_old_councils(self, two: Knowledge, topic: str) -> None:
        said = self.to_otherham(topic)
        assert "Otherham Council" in said.text and "01632" not in said.text and "What the tier means" not in said.text
        assert said.custom["council"] == "otherham" and said.slots == {"council": "otherham", "topic": None}

    def test_an_answer_for_everyone_is_said_without_the_old_councils_way(self, two: Knowledge) -> None:
        said = self.to_otherham("right")
        assert "Yes. You may ask." in said.text and "Use the council's form." not in said.text

    @pytest.mark.parametrize(("old", "new"), [("bury", "south_glos"), ("south_glos", "bury")])
    @pytest.mark.parametrize("role", ["front-door", "out-of-hours", "ehc-team", "sendiass"])
    def test_the_real_contacts(self, kb: Knowledge, role: str, old: str, new: str) -> None:
        here, there = kb.councils[old].contacts[role], kb.councils[new].contacts[role]
        said = chosen(f"council:{new}", slots={"topic": here.id, "council": old}, metadata={"council": old})
        (block,) = said.blocks("contact")
        assert block["name"] == there.called and block.get("tel", "") == there.phone
        assert said.slots["topic"] == there.id


def test_a_council_before_any_question_is_noted(small: Knowledge) -> None:
    said = chosen(f"council:{COUNCIL}")
    assert "Testshire Council" in said.text and said.slots == {"council": COUNCIL, "topic": None}


def test_the_next_level_of_strategies(small: Knowledge) -> None:
    said = chosen("strategies:autism:2")
    assert [b["title"] for b in said.blocks("strategy")] == ["Quiet corner"]
    assert said.slots == {"topic": "autism", "need": "autism", "tier": "level-2"}
    assert said.memory == {"shown": ["st-two"]}


class TestGuides:
    @pytest.mark.parametrize(("choice", "text"), [
        ("guide:find_tier_form", "Let us find the tier together."), ("guide:audit_form", "A short walk."),
        ("guide:deadline_form", "We go on with the dates.")])
    def test_a_guide_is_begun(self, small: Knowledge, choice: str, text: str) -> None:
        said = chosen(choice, metadata=PAGE)
        assert said.text.startswith(text) and said.next_action == choice.removeprefix("guide:")

    def test_one_that_was_left_says_how_far_it_got(self, small: Knowledge) -> None:
        said = chosen("guide:find_tier_form", metadata=PAGE, slots={"find_need": "autism", "find_phase": "ks2"})
        assert said.text.startswith("We go on where we were. So far: Autism; Key stage 2.")

    def test_a_guide_that_does_not_exist_is_no_choice(self, small: Knowledge) -> None:
        assert chosen("guide:other_form", metadata=PAGE).custom["outcome"] == "not_understood"

    def test_the_council_was_all_that_the_tier_waited_for(self, small: Knowledge) -> None:
        said = chosen(f"council:{COUNCIL}", slots={"find_need": "autism", "find_phase": "ks2", "find_change": "none",
                                                   "find_tried": "a visual timetable"})
        assert said.text.startswith("This sounds like Second in Testshire") and said.slots["council"] == COUNCIL
        assert said.slots["find_tried"] is None and said.custom["council"] == COUNCIL

    def test_the_council_was_all_that_the_audit_waited_for(self, small: Knowledge) -> None:
        said = chosen(f"council:{COUNCIL}", slots={"guide": "audit_form"})
        assert said.text.startswith("A short walk.") and said.next_action == "audit_form"


def test_what_staff_tapped(kb: Knowledge) -> None:
    page = {"council": "bury", "audience": "staff"}
    said = chosen("strategies:autism:2:ks3:", metadata=page)
    assert said.text.splitlines()[2] == "Strategies for Autism, Key stage 3 (Years 7 to 9), Getting Help:"
    assert said.slots["phase"] == "ks3" and said.slots["tier"] == "level-2" and said.slots["need"] == "autism"
    ids = said.custom["blocks"]
    assert all({"autism"} & set(kb.strategies[b["id"]].needs) for b in ids if b["kind"] == "strategy")


def test_a_moment_that_staff_tapped(kb: Knowledge) -> None:
    moment = next(s for s in kb.situations.values() if s.title == "Lining up")
    said = chosen(f"strategies:::ks1:{moment.id}", metadata={"council": "south_glos", "audience": "staff"})
    assert moment.check_first.to("staff") in said.text
    assert said.slots["topic"] == moment.id and said.slots["need"] is None and said.slots["phase"] == "ks1"
    assert said.blocks("strategy")


@pytest.mark.parametrize("choice", ["strategies::2:ks1:", "strategies:::ks1:gone", "strategies::::"])
def test_taps_without_need_or_moment_are_a_miss(small: Knowledge, choice: str) -> None:
    assert chosen(choice).custom["outcome"] == "not_understood"


def test_a_person(small: Knowledge) -> None:
    assert chosen("person", metadata={"council": COUNCIL}).custom["outcome"] == "handover"


@pytest.mark.parametrize("choice", [
    "gone", "", "council:nowhere", "strategies:gone:1", "secret", "<b>", "strategies:", "council:"])
def test_a_choice_that_was_never_offered_is_a_miss(small: Knowledge, choice: str) -> None:
    said = chosen(choice)
    assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}
    assert "Nobody may see this." not in said.text
