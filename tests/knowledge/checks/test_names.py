"""Names: each stands for one thing, in the country or with one council, and for one council only."""

from typing import Any

import pytest

from knowledge.checks import names
from knowledge.models import Contact, Council, Intervention, Need, OtherCouncil, Strategy, Term, Topic
from tests.builders import add, knowledge_of, make
from tests.knowledge.finding import found, messages


class TestRepeatedAliases:
    def test_twice_in_one_list(self) -> None:
        assert messages(names.repeated_aliases, make(Need, aliases=["ASD", "autism", "asd"])) == [
            "`asd` is given twice"]

    def test_another_way_of_writing_is_another_alias(self) -> None:
        assert found(names.repeated_aliases, make(Need, aliases=["add-on", "add on"])) == []

    def test_of_a_council(self) -> None:
        kb = knowledge_of(make(Council, aliases=["Testshire", "testshire"]))
        assert [(c.id, f) for c, f, _ in names.repeated_aliases(kb)] == [("testshire", "aliases")]


class TestClashingAliases:
    @pytest.mark.parametrize(("first", "second"), [
        (make(Need, id="a", aliases=["ASD"]), make(Need, id="b", aliases=["asd"])),
        (make(Need, id="a", aliases=["ASD/ASC"]), make(Need, id="b", aliases=["asd asc"])),
        (make(Need, id="a", title="Autism"), make(Need, id="b", title="Another", aliases=["autism"])),
        (make(Topic, id="a", aliases=["help"]), make(Topic, id="b", aliases=["Help!"])),
        (make(Intervention, id="a", aliases=["lego"]), make(Intervention, id="b", title="Lego")),
    ])
    def test_of_one_kind(self, first: Any, second: Any) -> None:
        assert found(names.clashing_aliases, first, second)[-1:] == [("b", "aliases")]

    @pytest.mark.parametrize("other", [
        make(Term, id="b", aliases=["asd"]), make(Need, id="b", title="Another", aliases=["asd traits"]),
        make(Strategy, id="b", aliases=["asd"]),
        make(Need, id="b", title="Another", aliases=["asd"], status="unconfirmed")])
    def test_of_another_kind_or_word_or_hidden(self, other: Any) -> None:
        assert found(names.clashing_aliases, make(Need, id="a", title="A need", aliases=["asd"]), other) == []

    def test_a_councils_word_may_not_be_the_nations_word(self) -> None:
        kb = knowledge_of(make(Term, id="national", title="Portage"))
        kb.council_of["local"] = "testshire"
        add(kb, make(Term, id="local", title="Portage in Testshire", aliases=["portage"]))
        assert [(e.id, m) for e, _, m in names.clashing_aliases(kb)] == [
            ("local", "`portage` is also a name of `national`")]

    def test_two_councils_may_have_a_contact_of_one_name(self) -> None:
        kb = knowledge_of(make(Council), make(Contact, id="a", aliases=["send team"]))
        add(kb, make(Council, id="elsewhere"), make(Contact, id="b", aliases=["send team"]), council="elsewhere")
        assert [*names.clashing_aliases(kb)] == []
        assert [*names.clashing_roles(kb)] == []


class TestClashingRoles:
    def test_one_name_for_two_roles(self) -> None:
        kb = knowledge_of(make(Council), make(Contact, id="a", aliases=["the hub"]))
        add(kb, make(Council, id="elsewhere"), make(Contact, id="b", role="local-offer", aliases=["The Hub"]),
            council="elsewhere")
        assert [(e.id, m) for e, _, m in names.clashing_roles(kb)] == [
            ("b", "`The Hub` is the role `front-door` in `a`")]


class TestClashingCouncils:
    BRISTOL = {"name": "Bristol", "aliases": ["Avon"]}

    def clashes(self, *more: Any, **fields: Any) -> list[tuple[str, str, str]]:
        kb = knowledge_of(make(Council, **fields), *more)
        return [(item.id, field, message) for item, field, message in names.clashing_councils(kb)]

    def test_a_place_that_is_a_look_alike(self) -> None:
        assert self.clashes(places=["Avon"], look_alikes=[self.BRISTOL]) == [
            ("testshire", "look_alikes", "`Avon` stands for Testshire too")]

    def test_an_own_name_that_another_council_has(self) -> None:
        other = make(OtherCouncil, id="other-westshire", name="Westshire", aliases=["avon"])
        assert self.clashes(other, look_alikes=[self.BRISTOL]) == [
            ("other-westshire", "aliases", "`avon` stands for Bristol too")]

    def test_a_council_of_ours_that_is_still_among_the_others(self) -> None:
        other = make(OtherCouncil, id="other-testshire", name="Testshire County")
        assert self.clashes(other, aliases=["Testshire County"]) == [
            ("other-testshire", "aliases", "`Testshire County` stands for Testshire too")]

    def test_look_alikes_of_two_councils_that_differ(self) -> None:
        kb = knowledge_of(make(Council, look_alikes=[self.BRISTOL]))
        add(kb, make(Council, id="elsewhere", name="Elsewhere", short_name="Elsewhere",
                     look_alikes=[{"name": "Somerset", "aliases": ["Avon"]}]), council="elsewhere")
        assert [(item.id, message) for item, _, message in names.clashing_councils(kb)] == [
            ("elsewhere", "`Avon` stands for Bristol too")]

    def test_the_same_council_may_be_named_again(self) -> None:
        other = make(OtherCouncil, id="other-bristol", name="Bristol", aliases=["bristol", "avon"])
        assert self.clashes(other, look_alikes=[self.BRISTOL], aliases=["Testshire"], places=["Testshire"]) == []
