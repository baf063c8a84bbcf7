"""Ids that name nothing or lead nowhere, and clocks: each with what comes near and must not be found."""

from typing import Any

import pytest

from knowledge import Knowledge
from knowledge.checks import references
from knowledge.models import (
    Contact,
    Council,
    Helpline,
    Intervention,
    LocalRoute,
    Need,
    Process,
    RegisteredSource,
    Situation,
    Step,
    Strategy,
    Topic,
)
from tests.builders import add, knowledge_of, limit, make
from tests.knowledge.finding import found, messages


class TestReferences:
    @pytest.mark.parametrize(("entry", "field"), [
        (make(Topic, id="a", related=["gone"]), "related"),
        (make(Topic, id="a", contacts=["gone"]), "contacts"),
        (make(Need, id="a", part_of="gone"), "part_of"),
        (make(Need, id="a", look_alikes=[{"need": "gone", "how": "By looking."}]), "look_alikes"),
        (make(Strategy, id="a", needs=["gone"]), "needs"),
        (make(Strategy, id="a", needs=["autism"], situations=["gone"]), "situations"),
        (make(Situation, id="a", strategies=["gone"]), "strategies"),
        (make(Intervention, id="a", needs=["gone"]), "needs"),
        (make(Contact, id="a", needs=["autism", "gone"]), "needs"),
        (make(LocalRoute, id="a", topic="gone"), "topic"),
        (make(LocalRoute, id="a", topic="autism", contacts=["gone"]), "contacts"),
        (make(Topic, id="a", sources=[{"ref": "gone"}]), "sources"),
    ])
    def test_an_id_that_names_nothing(self, entry: Any, field: str) -> None:
        assert found(references.references, make(Need, id="autism"), entry) == [("a", field)]

    def test_ids_and_roles_that_are_there(self) -> None:
        assert found(
            references.references, make(RegisteredSource, id="law", title="The Act"),
            make(Contact, id="door", role="front-door", needs=["autism"]), make(Helpline, id="line"),
            make(Need, id="autism"),
            make(Strategy, id="st-one"), make(Situation, id="sit", needs=["autism"]),
            make(Topic, id="a", related=["autism"], contacts=["front-door", "line", "door"],
                 sources=[{"ref": "law"}]),
        ) == []

    def test_a_role_is_no_entry_to_go_on_to(self) -> None:
        assert found(references.references, make(Contact, id="door", role="front-door"),
                     make(Topic, id="a", related=["front-door"])) == [("a", "related")]


class TestDeadLinks:
    @pytest.mark.parametrize(("entry", "why"), [
        (make(Topic, id="a", related=["hidden"]), "is unconfirmed and never shown"),
        (make(Topic, id="a", related=["a"]), "is the entry itself"),
        (make(Topic, id="a", related=["st"]), "has no answer of its own"),
        (make(Topic, id="a", related=["route"]), "has no answer of its own"),
        (make(Situation, id="a", strategies=["hidden"]), "is unconfirmed and never shown"),
        (make(Topic, id="a", contacts=["gone"]), "is no helpline, and no contact of any council has that role"),
        (make(Topic, id="a", contacts=["door"]), "is no helpline, and no contact of any council has that role"),
        (make(Topic, id="a", contacts=["hidden-role"]), "is no helpline, and no contact of any council has that role"),
        (make(LocalRoute, id="a", topic="fine", contacts=["gone"]),
         "is no helpline, and no contact of testshire has that role"),
    ])
    def test_a_link_that_leads_nowhere(self, entry: Any, why: str) -> None:
        kb = self.around(entry)
        assert [(f.id, m.split("` ")[1]) for f, _, m in references.dead_links(kb)] == [("a", why)]

    @pytest.mark.parametrize("entry", [
        make(Topic, id="a", related=["fine", "door", "line"], contacts=["front-door", "line"]),
        make(Topic, id="a", related=["hidden"], status="unconfirmed"),
        make(LocalRoute, id="a", topic="fine", contacts=["front-door"]), make(Topic, id="a", related=["gone"]),
    ])
    def test_a_link_that_is_shown_or_that_others_report(self, entry: Any) -> None:
        assert [*references.dead_links(self.around(entry))] == []

    def test_a_council_may_not_link_to_another_councils_entry(self) -> None:
        kb = knowledge_of(make(Council), make(Contact, id="door"), make(Topic, id="national", related=["door"]))
        add(kb, make(Council, id="elsewhere"), make(Contact, id="theirs", related=["door"]), council="elsewhere")
        assert [(f.id, m) for f, _, m in references.dead_links(kb)] == [("theirs", "`door` is shown only in testshire")]

    @staticmethod
    def around(entry: Any) -> Knowledge:
        return knowledge_of(
            make(Council), make(Contact, id="door"), make(Contact, id="h", role="hidden-role", status="unconfirmed"),
            make(Helpline, id="line"), make(Topic, id="fine"), make(Topic, id="hidden", status="unconfirmed"),
            make(Strategy, id="st"), make(LocalRoute, id="route", topic="fine"), entry)


class TestCoreOfItsNeeds:
    @pytest.mark.parametrize("core", [["adhd"], ["autism", "adhd"]])
    def test_the_core_for_a_need_that_it_is_not_for(self, core: list[str]) -> None:
        strategy = make(Strategy, id="st", needs=["autism"], core_for=core)
        assert found(references.core_of_its_needs, strategy) == [("st", "core_for")]
        assert messages(references.core_of_its_needs, strategy) == ["`adhd` is not among its `needs`"]

    @pytest.mark.parametrize("core", [[], ["autism"], ["adhd", "autism"]])
    def test_the_core_for_some_of_its_needs_or_none(self, core: list[str]) -> None:
        assert found(references.core_of_its_needs, make(Strategy, needs=["autism", "adhd"], core_for=core)) == []


class TestClocks:
    CLOCK = {"id": "request-received", "title": "the day of asking", "asks": "When did you ask?"}

    def test_a_clock_that_the_process_does_not_know(self) -> None:
        process = make(Process, id="p", clocks=[self.CLOCK], limit=limit(6, "week"), steps=[
            make(Step, id="s", limit=limit(6, "week", clock="told"))])
        assert found(references.clocks, process) == [("s", "limit.clock")]

    def test_a_clock_that_no_step_leads_to(self) -> None:
        process = make(Process, id="p", clocks=[{**self.CLOCK, "latest_by": "gone"}])
        assert found(references.clocks, process) == [("p", "clocks")]

    @pytest.mark.parametrize(("starts", "before", "wrong"), [
        ("counted back from the meeting", False, True), ("counted back from the meeting", True, False),
        ("2 weeks before the meeting", False, True), ("the day of the meeting", False, False),
    ])
    def test_a_limit_that_runs_the_wrong_way(self, starts: str, before: bool, wrong: bool) -> None:
        topic = make(Topic, limit=limit(2, "week", starts=starts, before=before))
        assert found(references.clocks, topic) == ([("one", "limit.before")] if wrong else [])

    def test_a_topic_by_itself_may_have_a_clock_of_its_own(self) -> None:
        assert found(references.clocks, make(Topic, limit=limit(2, "week"))) == []
