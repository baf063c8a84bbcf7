from actions.action_offer_person import ActionOfferPerson
from knowledge import Knowledge
from tests.builders import COUNCIL, say, tracker


def test_this_councils_people(small: Knowledge) -> None:
    said = say(ActionOfferPerson(), tracker(metadata={"council": COUNCIL}))
    assert said.custom["outcome"] == "handover"
    assert [b["name"] for b in said.blocks("contact")] == ["Advice service", "EHC team"]
    assert "Nobody reads this chat live" in said.text


def test_national_lines_when_the_council_is_not_known(small: Knowledge) -> None:
    said = say(ActionOfferPerson(), tracker())
    assert [b["name"] for b in said.blocks("contact")] == ["IPSEA"] and said.choices == ["Testshire"]


def test_real_people_in_every_council_and_none(kb: Knowledge) -> None:
    for council in (None, "bury", "south_glos"):
        assert say(ActionOfferPerson(), tracker(metadata={"council": council})).blocks("contact")
