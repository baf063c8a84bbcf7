"""Ids are used once, councils lie in their folders, and words are taken as they are written."""

import pytest

from tests.knowledge.conftest import TOPIC, Folder


class TestRepeatedIds:
    def test_in_two_files(self, folder: Folder) -> None:
        folder.topic("a.yml", "same")
        folder.topic("b.yml", "same")
        problem = folder.problem()
        assert (problem.file, problem.line, problem.field) == ("b.yml", 2, "same")
        assert problem.message == "id is already used in a.yml"

    def test_in_one_file_the_second_line_is_named(self, folder: Folder) -> None:
        folder.write("a.yml", TOPIC.format(id="same") + TOPIC.format(id="same").removeprefix("topics:\n"))
        assert folder.problem().line == 8

    def test_over_two_kinds(self, folder: Folder) -> None:
        folder.topic("a.yml", "same")
        folder.write("b.yml", TOPIC.format(id="same").replace("topics", "terms").replace("answer", "meaning"))
        assert folder.problem().file == "b.yml"

    def test_of_a_step_and_a_topic(self, folder: Folder) -> None:
        folder.topic("a.yml", "same")
        step = TOPIC.format(id="same").removeprefix("topics:\n").replace("\n    ", "\n        ").rstrip()
        process = TOPIC.format(id="process").replace("topics", "processes")
        folder.write("b.yml", f"{process}    purpose: Why.\n    who_starts: You.\n    steps:\n    {step}\n")
        problem = folder.problem()
        assert (problem.file, problem.line, problem.field) == ("b.yml", 11, "same")

    @pytest.mark.parametrize("record", [
        "sources:\n  - {id: same, title: One}\n",
        "levels:\n  - {id: same, level: 1, aliases: [one]}\n",
        "other_councils:\n  - {id: same, name: One}\n",
        "phases:\n  - {id: ks1, title: One, ages: {from: 5, to: 7}}\n",
    ])
    def test_of_records_that_are_no_entries(self, folder: Folder, record: str) -> None:
        folder.topic("good.yml", "good")
        folder.write("a.yml", record)
        folder.write("b.yml", record)
        problem = folder.problem()
        assert (problem.file, problem.line) == ("b.yml", 2) and "already used in a.yml" in problem.message

    def test_a_source_and_a_topic_may_share_one(self, folder: Folder) -> None:
        folder.topic("a.yml", "same")
        folder.write("b.yml", "sources:\n  - {id: same, title: One}\n")
        assert folder.load().sources["same"].title == "One"


class TestCouncilFolders:
    COUNCIL = "council: {id: testshire, name: Testshire Council, short_name: Testshire}\n"
    CONTACTS = """contacts:
  - {id: testshire-door, role: front-door, title: The Hub, purpose: Worries., phone: "01632 960 001",
     sources: [{title: Page}], status: confirmed, checked_on: 2026-11-22}
"""

    def test_a_pack_loads(self, folder: Folder) -> None:
        folder.write("councils/testshire/council.yml", self.COUNCIL)
        folder.write("councils/testshire/contacts.yml", self.CONTACTS)
        kb = folder.load()
        assert kb.councils["testshire"].name == "Testshire Council"
        assert kb.councils["testshire"].contacts["front-door"].phone == "01632 960 001"
        assert kb.council_of["testshire-door"] == "testshire"

    def test_contacts_outside_a_council_are_refused(self, folder: Folder) -> None:
        folder.write("national/contacts.yml", self.CONTACTS)
        problem = folder.problem()
        assert problem.field == "contacts" and "belongs under councils/" in problem.message

    def test_a_folder_that_does_not_say_which_council_it_is(self, folder: Folder) -> None:
        folder.write("councils/testshire/contacts.yml", self.CONTACTS)
        problem = folder.problem()
        assert (problem.file, problem.message) == ("councils/testshire/council.yml", "is missing")

    def test_a_council_under_another_name_than_its_folder(self, folder: Folder) -> None:
        folder.write("councils/otherham/council.yml", self.COUNCIL)
        folder.write("councils/otherham/contacts.yml", self.CONTACTS)
        problem = folder.problem()
        assert problem.field == "council.id" and "`otherham`" in problem.message

    def test_a_bad_council_file_is_the_only_problem(self, folder: Folder) -> None:
        folder.write("councils/testshire/council.yml", "council: {id: testshire, name: Testshire}\n")
        folder.write("councils/testshire/contacts.yml", self.CONTACTS)
        problem = folder.problem()
        assert (problem.line, problem.field) == (1, "testshire.short_name")


class TestWordsAreTakenAsTheyAreWritten:
    """YAML 1.1 would read these as other things and nobody would notice."""

    @pytest.mark.parametrize(("written", "read"), [
        ("No", "No"), ("yes", "yes"), ("on", "on"), ("17:00", "17:00"), ("1:1", "1:1"), ("9.10", "9.10"),
        ("6", "6"), ("0121", "0121"), ("true", "true"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("1e3", "1e3"),
    ])
    def test_in_an_answer(self, folder: Folder, written: str, read: str) -> None:
        folder.write("good.yml", TOPIC.format(id="good").replace("The answer.", written))
        assert folder.load().topics["good"].answer.to("parent") == read

    def test_a_phone_number_keeps_its_nought(self, folder: Folder) -> None:
        folder.write("councils/testshire/council.yml", TestCouncilFolders.COUNCIL)
        contacts = TestCouncilFolders.CONTACTS.replace('"01632 960 001"', "01632560001")
        folder.write("councils/testshire/contacts.yml", contacts)
        assert folder.load().councils["testshire"].contacts["front-door"].phone == "01632560001"

    def test_a_figure_keeps_its_half(self, folder: Folder) -> None:
        folder.topic("good.yml", "good", "    figures: [{value: 0.5, what: months}, {value: 6, what: weeks}]\n")
        assert [str(f.value) for f in folder.load().topics["good"].figures] == ["0.5", "6"]
