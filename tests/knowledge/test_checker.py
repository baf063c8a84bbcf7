"""Each check with what it must find and with what comes near and must not be found."""

from pathlib import Path
from typing import Any

import pytest

from knowledge import checker
from knowledge.models import (
    Contact,
    Helpline,
    Intervention,
    Ladder,
    LocalRoute,
    Need,
    Process,
    RegisteredSource,
    Situation,
    Step,
    Strategy,
    Term,
    Tier,
    Topic,
)
from tests.builders import limit, make
from tests.knowledge.conftest import TOPIC, Folder
from tests.knowledge.finding import found, messages

QUESTIONS = ["one", "two", "three", "four", "five", "six"]
LADDER = {"id": "ladder", "title": "Ladder", "purpose": "send"}

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
        assert found(checker.references, make(Need, id="autism"), entry) == [("a", field)]

    def test_ids_and_roles_that_are_there(self) -> None:
        assert found(
            checker.references, make(RegisteredSource, id="law", title="The Act"),
            make(Contact, id="door", role="front-door", needs=["autism"]), make(Helpline, id="line"),
            make(Need, id="autism"),
            make(Strategy, id="st-one"), make(Situation, id="sit", needs=["autism"]),
            make(Topic, id="a", related=["autism"], contacts=["front-door", "line", "door"],
                 sources=[{"ref": "law"}]),
        ) == []

    def test_a_role_is_no_entry_to_go_on_to(self) -> None:
        assert found(checker.references, make(Contact, id="door", role="front-door"),
                     make(Topic, id="a", related=["front-door"])) == [("a", "related")]


class TestCoreOfItsNeeds:
    @pytest.mark.parametrize("core", [["adhd"], ["autism", "adhd"]])
    def test_the_core_for_a_need_that_it_is_not_for(self, core: list[str]) -> None:
        strategy = make(Strategy, id="st", needs=["autism"], core_for=core)
        assert found(checker.core_of_its_needs, strategy) == [("st", "core_for")]
        assert messages(checker.core_of_its_needs, strategy) == ["`adhd` is not among its `needs`"]

    @pytest.mark.parametrize("core", [[], ["autism"], ["adhd", "autism"]])
    def test_the_core_for_some_of_its_needs_or_none(self, core: list[str]) -> None:
        assert found(checker.core_of_its_needs, make(Strategy, needs=["autism", "adhd"], core_for=core)) == []


class TestEnoughQuestions:
    @pytest.mark.parametrize("kind", [Topic, Need, Term, Tier, Intervention])
    def test_five_are_too_few(self, kind: type) -> None:
        entry = make(kind, id="a", questions=QUESTIONS[:5])
        placed = make(Ladder, **LADDER, tiers=[entry]) if kind is Tier else entry
        assert messages(checker.enough_questions, placed) == ["has 5; 6 at least"]

    @pytest.mark.parametrize("entry", [
        make(Topic, questions=QUESTIONS), make(Topic, status="unconfirmed"), make(Strategy),
        make(LocalRoute), make(Contact), make(Helpline)])
    def test_six_are_enough_and_some_need_none(self, entry: Any) -> None:
        assert found(checker.enough_questions, entry) == []

    def test_a_step_is_asked_by_itself(self) -> None:
        process = make(Process, id="p", questions=QUESTIONS, steps=[make(Step, id="s")])
        assert found(checker.enough_questions, process) == [("s", "questions")]


class TestRepeatedQuestions:
    @pytest.mark.parametrize(("first", "second", "repeated"), [
        ("How long?", "how long", True), ("how  long!", "How long", True), ("how long", "how long is it", False),
        ("it's late", "its late", False),
    ])
    def test_of_two_entries(self, first: str, second: str, repeated: bool) -> None:
        findings = found(checker.repeated_questions, make(Topic, id="a", questions=[first]),
                         make(Need, id="b", questions=[second]))
        assert findings == ([("b", "questions")] if repeated else [])

    def test_of_one_entry_and_of_a_hidden_one(self) -> None:
        assert found(checker.repeated_questions, make(Topic, id="a", questions=["how", "how"]),
                     make(Topic, id="b", questions=["how"], status="unconfirmed")) == []

    def test_a_council_may_ask_what_the_nation_asks(self) -> None:
        assert found(checker.repeated_questions, make(Topic, id="a", questions=["who do I ring"]),
                     make(Contact, id="b", questions=["who do I ring"])) == []


class TestClashingAliases:
    def test_of_one_kind(self) -> None:
        assert found(checker.clashing_aliases, make(Need, id="a", aliases=["ASD"]),
                     make(Need, id="b", aliases=["asd"])) == [("b", "aliases")]

    @pytest.mark.parametrize("other", [
        make(Term, id="b", aliases=["asd"]), make(Need, id="b", aliases=["asd traits"]),
        make(Strategy, id="b", aliases=["asd"])])
    def test_of_another_kind_or_word(self, other: Any) -> None:
        assert found(checker.clashing_aliases, make(Need, id="a", aliases=["asd"]), other) == []


class TestReachable:
    def test_a_contact_without_any_way(self) -> None:
        assert found(checker.reachable, make(Helpline, id="a"), make(Contact, id="b")) == [
            ("a", "phone"), ("b", "phone")]

    @pytest.mark.parametrize("fields", [
        {"phone": "999"}, {"text": "85258"}, {"email": "a@b.example"}, {"url": "https://b.example"},
        {"address": "1 Street"}, {"note": "Ask the school."}, {"status": "unconfirmed"}])
    def test_one_way_or_a_note_is_enough(self, fields: dict[str, str]) -> None:
        assert found(checker.reachable, make(Helpline, **fields)) == []


class TestUnsureNumbers:
    @pytest.mark.parametrize("entry", [
        make(Helpline, phone="999", status="cited"), make(Contact, text="85258", status="good_practice"),
        make(Helpline, hours="24/7", note="n", status="cited"),
        make(Intervention, status="good_practice", cost={"amount": 5, "per": "child", "dated": "2026"})])
    def test_shown_though_not_confirmed(self, entry: Any) -> None:
        assert found(checker.unsure_numbers, entry) == [("one", "status")]

    @pytest.mark.parametrize("entry", [
        make(Helpline, phone="999"), make(Helpline, phone="999", status="unconfirmed"),
        make(Helpline, url="https://b.example", status="cited"), make(Intervention, status="good_practice")])
    def test_confirmed_or_hidden_or_none(self, entry: Any) -> None:
        assert found(checker.unsure_numbers, entry) == []


class TestMissingVoices:
    @pytest.mark.parametrize(("answer", "audience", "missing"), [
        ({"parent": "P."}, ["parent", "staff"], ["staff"]),
        ({"staff": "S."}, ["parent", "staff", "young_person"], ["parent", "young_person"]),
        ({"staff": "S."}, ["staff"], []),
        ({"parent": "P."}, ["parent", "young_person"], []),
        ("Anyone.", ["parent", "staff", "young_person"], []),
    ])
    def test_of_an_answer(self, answer: Any, audience: list[str], missing: list[str]) -> None:
        assert messages(checker.missing_voices, make(Topic, answer=answer, audience=audience)) == [
            f"has no words for {voice}" for voice in missing]

    def test_of_one_step_in_a_list(self) -> None:
        topic = make(Topic, next=["Write.", {"parent": "Ring."}])
        assert found(checker.missing_voices, topic) == [("one", "next")]


class TestClocks:
    CLOCK = {"id": "request-received", "title": "the day of asking", "asks": "When did you ask?"}

    def test_a_clock_that_the_process_does_not_know(self) -> None:
        process = make(Process, id="p", clocks=[self.CLOCK], limit=limit(6, "week"), steps=[
            make(Step, id="s", limit=limit(6, "week", clock="told"))])
        assert found(checker.clocks, process) == [("s", "limit.clock")]

    def test_a_clock_that_no_step_leads_to(self) -> None:
        process = make(Process, id="p", clocks=[{**self.CLOCK, "latest_by": "gone"}])
        assert found(checker.clocks, process) == [("p", "clocks")]

    @pytest.mark.parametrize(("starts", "before", "wrong"), [
        ("counted back from the meeting", False, True), ("counted back from the meeting", True, False),
        ("2 weeks before the meeting", False, True), ("the day of the meeting", False, False),
    ])
    def test_a_limit_that_runs_the_wrong_way(self, starts: str, before: bool, wrong: bool) -> None:
        topic = make(Topic, limit=limit(2, "week", starts=starts, before=before))
        assert found(checker.clocks, topic) == ([("one", "limit.before")] if wrong else [])

    def test_a_topic_by_itself_may_have_a_clock_of_its_own(self) -> None:
        assert found(checker.clocks, make(Topic, limit=limit(2, "week"))) == []


class TestReport:
    def test_file_line_and_field_are_named(self, folder: Folder) -> None:
        folder.write("national/topics.yml", TOPIC.format(id="good") + "    related: [gone]\n"
                     + "    questions: [a, b, c, d, e, f]\n")
        (problem,) = checker.check(folder.load(), folder.root)
        assert str(problem) == "national/topics.yml:2: good.related: `gone` names nothing"

    def test_every_check_is_run(self) -> None:
        source = Path(checker.__file__).read_text("utf-8")
        finders = [name for name in dir(checker) if f"def {name}(knowledge: Knowledge) -> Iterator[Finding]" in source]
        assert sorted(f.__name__ for f in checker.CHECKS) == sorted(finders)
