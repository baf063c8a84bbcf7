from actions.action_finish_audit import ActionFinishAudit
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker


def finished(*answers: list[str], scope: str = "setting") -> Said:
    slots = {"audit_scope": scope, "audit_answers": list(answers)}
    return say(ActionFinishAudit(), tracker(slots=slots, metadata={"council": COUNCIL}))


def parts(said: Said) -> dict[str, str]:
    (record,) = said.blocks("record")
    return {part["name"]: part["text"] for part in record["parts"]}


def test_gaps_come_with_ideas_and_training(small: Knowledge) -> None:
    said = finished(["yes", ""], ["no", ""])
    assert "for the whole setting: 1 of 2 are in place" in said.text
    found = parts(said)
    assert found["In place"] == "Teaching"
    assert found["Gap: Families"] == "First idea for Families. Second idea for Families."
    assert found["Training to ask for"] == "Training in Families"
    assert found["Look again by"] and "Good practice only." in said.text


def test_the_gaps_come_before_what_is_partly_there(small: Knowledge) -> None:
    found = list(parts(finished(["partly", ""], ["no", ""])))
    assert found.index("Gap: Families") < found.index("Partly: Teaching")


def test_the_persons_own_words_stand_in_the_record(small: Knowledge) -> None:
    found = parts(finished(["unsure", "nobody could tell me."], ["yes", ""], scope="child"))
    assert found["To find out: Teaching"].startswith("You said: nobody could tell me. First idea")
    assert found["About"] == "one child"


def test_where_all_is_in_place_nothing_is_to_be_done(small: Knowledge) -> None:
    said = finished(["yes", ""], ["yes", ""])
    assert "2 of 2 are in place. Share what works" in said.text
    assert list(parts(said)) == ["About", "In place"]


def test_the_answers_are_forgotten_and_more_is_offered(small: Knowledge) -> None:
    said = finished(["yes", ""], ["no", ""])
    assert said.slots["audit_answers"] is None and said.slots["guide"] is None
    assert said.choices == ["A belief", "Find the tier for one child"]


def test_where_the_council_was_lost_it_asks_which(small: Knowledge) -> None:
    assert say(ActionFinishAudit(), tracker()).choices == ["Testshire"]
