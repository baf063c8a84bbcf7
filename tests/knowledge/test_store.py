"""What the rest of the assistant asks the knowledge base."""

import pytest

from knowledge import Knowledge
from knowledge.models import Contact, Council, LocalRoute, Process, RegisteredSource, Source, Step, Term, Topic
from tests.builders import COUNCIL, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return small_knowledge()


class TestContact:
    def test_a_role_of_the_council(self, small: Knowledge) -> None:
        assert small.contact(COUNCIL, "front-door").phone == "01632 960 001"

    @pytest.mark.parametrize("council", [COUNCIL, None, "elsewhere"])
    def test_a_national_line_for_everybody(self, small: Knowledge, council: str | None) -> None:
        assert small.contact(council, "ipsea").title == "IPSEA"

    @pytest.mark.parametrize(("council", "role"), [
        (None, "front-door"), ("elsewhere", "front-door"), (COUNCIL, "lado"), (COUNCIL, "")])
    def test_nobody(self, small: Knowledge, council: str | None, role: str) -> None:
        assert small.contact(council, role) is None

    def test_a_council_wins_over_a_national_line_of_that_name(self) -> None:
        kb = small_knowledge()
        kb.councils[COUNCIL].contacts["ipsea"] = make(Contact, id="own", title="Our own")
        assert kb.contact(COUNCIL, "ipsea").title == "Our own"

    def test_the_first_shown_contact_of_a_role_wins(self) -> None:
        kb = knowledge_of(make(Council), make(Contact, id="a", status="unconfirmed"),
                          make(Contact, id="b"), make(Contact, id="c"))
        assert kb.contact(COUNCIL, "front-door").id == "b"


class TestRoutes:
    @pytest.fixture(scope="class")
    def routed(self) -> Knowledge:
        return knowledge_of(
            make(Council), make(Process, id="process", steps=[make(Step, id="one"), make(Step, id="two")]),
            make(LocalRoute, id="r-process", topic="process"), make(LocalRoute, id="r-two", topic="two"),
            make(LocalRoute, id="r-hidden", topic="one", status="unconfirmed"))

    @pytest.mark.parametrize(("council", "topic", "routes"), [
        (COUNCIL, "process", ["r-process"]), (COUNCIL, "two", ["r-two"]), (COUNCIL, "one", ["r-process"]),
        (COUNCIL, "unknown", []), (None, "process", []), ("elsewhere", "process", []),
    ])
    def test_own_or_the_process(self, routed: Knowledge, council: str | None, topic: str,
                                routes: list[str]) -> None:
        assert [r.id for r in routed.routes(council, topic)] == routes


@pytest.mark.parametrize(("entry", "council", "visible"), [
    ("right", None, True), ("right", COUNCIL, True), ("right", "elsewhere", True),
    ("testshire-first", COUNCIL, True), ("testshire-first", None, False), ("testshire-first", "elsewhere", False),
])
def test_visible_to(small: Knowledge, entry: str, council: str | None, visible: bool) -> None:
    assert small.visible_to(entry, council) is visible


class TestUnconfirmed:
    def test_it_is_kept_apart_and_never_offered(self, small: Knowledge) -> None:
        assert "secret" in small.entries and not small.entries["secret"].shown
        assert "secret" not in small.topics

    def test_it_is_not_askable(self) -> None:
        kb = knowledge_of(make(Topic, id="a", questions=["how"]), make(Topic, id="b", questions=["why"],
                          status="unconfirmed"), make(Term, id="c"))
        assert [e.id for e in kb.askable()] == ["a"]

    def test_a_hidden_step_is_no_step(self) -> None:
        kb = knowledge_of(make(Process, id="process", steps=[
            make(Step, id="one"), make(Step, id="two", status="unconfirmed")]))
        assert [s.id for s in kb.steps("process")] == ["one"]
        assert "two" not in kb.topics

    def test_a_hidden_process_has_no_steps_to_list(self) -> None:
        kb = knowledge_of(make(Process, id="process", status="unconfirmed", steps=[make(Step, id="one")]))
        assert kb.steps("process") == () and kb.steps("unknown") == ()
        assert "one" in kb.topics


class TestSourceTitle:
    @pytest.fixture(scope="class")
    def registered(self) -> Knowledge:
        return knowledge_of(make(RegisteredSource, id="law", title="The Act", url="https://law.example"))

    @pytest.mark.parametrize(("source", "title", "url"), [
        (Source(ref="law"), "The Act", "https://law.example"),
        (Source(ref="law", url="https://law.example/1"), "The Act", "https://law.example/1"),
        (Source(title="A page", url="https://page.example"), "A page", "https://page.example"),
        (Source(ref="missing"), "missing", ""),
    ])
    def test_through_the_register(self, registered: Knowledge, source: Source, title: str, url: str) -> None:
        assert registered.source_title(source) == (title, url)


class TestTiers:
    @pytest.mark.parametrize(("level", "tier"), [
        (1, "testshire-first"), (2, "testshire-second"), (3, None)])
    def test_of_a_level(self, small: Knowledge, level: int, tier: str | None) -> None:
        found = small.councils[COUNCIL].tier_of_level(level)
        assert (found.id if found else None) == tier

    def test_of_one_purpose_in_order(self, small: Knowledge) -> None:
        pack = small.councils[COUNCIL]
        assert [t.id for t in pack.tiers()] == ["testshire-first", "testshire-second"]
        assert pack.tiers("safeguarding") == []
