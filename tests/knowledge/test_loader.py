"""Every way a content file can be wrong gives a named problem with file, line and field."""

from pathlib import Path

import pytest

from knowledge import ContentError, load
from tests.knowledge.conftest import TOPIC, Folder

GOOD = TOPIC.format(id="good")


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def added(line: str) -> str:
    return f"{GOOD}    {line}\n"


# What is wrong, the file, and the line, field and words of its one problem.
BAD_FILES = [
    ("a tab for indentation", changed("    title", "\ttitle"), 3, "file", "tab character"),
    ("a byte order mark", "\ufeff" + GOOD, 1, "file", "byte order mark"),
    ("no UTF-8", changed("A title", "A title").encode() + b"    # \xff\n", 8, "file", "not UTF-8"),
    ("a control character", changed("A title", "A\x00title"), 1, "file", "control characters"),
    ("a quote left open", changed("A title", '"A title'), 8, "file", "unexpected end of stream"),
    ("two documents", GOOD + "---\n" + GOOD, 8, "file", "another document"),
    ("nothing", "", 1, "file", "exactly one top-level key"),
    ("a list at the top", "- id: good\n", 1, "file", "exactly one top-level key"),
    ("two top-level keys", GOOD + "terms: []\n", 1, "file", "exactly one top-level key"),
    ("an unknown kind", changed("topics:", "subjects:"), 1, "subjects", "is not a kind"),
    ("a mapping for the list", "topics:\n  id: good\n", 1, "topics", "needs a list"),
    ("a text for an entry", "topics:\n  - good\n", 2, "topics", "dict"),
    ("a key given twice", added("title: Again"), 8, "file", "`title` is given twice"),
    ("a list for a key", added("? [a, b]\n    : c"), 8, "file", "a key must be a word"),
    ("a code to run", changed("A title", "!!python/object/apply:os.getcwd []"), 3, "file", "constructor"),
    ("a day that does not exist", changed("2026-11-22", "2026-11-31"), 7, "file", "`2026-11-31` is no date"),
    ("a number for a date", changed("2026-11-22", "20261122"), 7, "good.checked_on", "needs a date"),
    ("words for a date", changed("2026-11-22", "last week"), 7, "good.checked_on", "date"),
    ("no id", changed("- id: good\n    ", "- "), 2, "id", "field required"),
    ("an id in capitals", changed("id: good", "id: Good"), 2, "Good.id", "match regex"),
    ("an id with spaces", changed("id: good", "id: go od"), 2, "go od.id", "match regex"),
    ("no answer", changed("    answer: The answer.\n", ""), 2, "good.answer", "field required"),
    ("an empty answer", changed("The answer.", '" "'), 4, "good.answer", "has no words"),
    ("a list for an answer", changed("The answer.", "[one, two]"), 4, "good.answer", "dict"),
    ("an unknown voice", changed("The answer.", "{any: 1, all: 2}"), 4, "good.answer.all", "not permitted"),
    ("a title too long", changed("A title", "x" * 91), 3, "good.title", "at most 90"),
    ("no sources", changed("[{title: A law}]", "[]"), 5, "good.sources", "at least one"),
    ("a source of nothing", changed("{title: A law}", "{section: one}"), 5, "good.sources.0", "`ref` or `title`"),
    ("no status", changed("    status: confirmed\n", ""), 2, "good.status", "field required"),
    ("an unknown status", changed("confirmed", "probably"), 6, "good.status", "unexpected value"),
    ("a field that is no field", added("anwser: Again."), 8, "good.anwser", "not permitted"),
    ("an unknown audience", added("audience: [parents]"), 8, "good.audience.0", "unexpected value"),
    ("nobody for an audience", added("audience: []"), 8, "good.audience", "at least one"),
    ("a text for a list", added("questions: how long"), 8, "good.questions", "tuple"),
    ("half a week", added("limit: {value: 6.5, unit: week, starts: now}"), 8, "good.limit.value", "integer"),
    ("no weeks", added("limit: {value: 0, unit: week, starts: now}"), 8, "good.limit.value", "greater than 0"),
    ("an unknown unit", added("limit: {value: 6, unit: weeks, starts: now}"), 8, "good.limit.unit",
     "unexpected value"),
]


@pytest.mark.parametrize(("content", "line", "field", "words"), [b[1:] for b in BAD_FILES],
                         ids=[b[0] for b in BAD_FILES])
def test_a_bad_file_is_named_with_line_and_field(
        folder: Folder, content: str | bytes, line: int, field: str, words: str) -> None:
    folder.write("national/bad.yml", content)
    problem = folder.problem()
    assert (problem.file, problem.line) == ("national/bad.yml", line)
    assert problem.field.endswith(field) and words in problem.message


def test_a_good_file_loads(folder: Folder) -> None:
    folder.write("national/good.yml", GOOD)
    assert folder.load().topics["good"].answer.to("parent") == "The answer."


def test_all_problems_are_reported_at_once_in_order(folder: Folder) -> None:
    folder.write("b.yml", changed("confirmed", "probably"))
    folder.write("a.yml", added("one: 1") + "    two: 2\n")
    folder.topic("c.yml", "fine")
    assert [(p.file, p.line, p.field) for p in folder.problems()] == [
        ("a.yml", 8, "good.one"), ("a.yml", 9, "good.two"), ("b.yml", 6, "good.status")]


def test_a_problem_is_written_as_file_line_field_message(folder: Folder) -> None:
    folder.write("national/bad.yml", changed("confirmed", "probably"))
    with pytest.raises(ContentError, match=r"^national/bad\.yml:6: good\.status: unexpected value"):
        folder.load()


def test_nothing_is_half_loaded(folder: Folder) -> None:
    folder.topic("good.yml", "good")
    folder.write("bad.yml", "topics:\n  - id: bad\n")
    with pytest.raises(ContentError):
        folder.load()


ANCHORS = [
    "topics: &all []\n",
    "topics: [&a {id: x},*a]\n",
    "topics: [[&a [x,x],&b [*a,*a]]]\n",
    "&all\ntopics: []\n",
    "topics:\n  - &one\n    id: x\n",
]


@pytest.mark.parametrize("content", ANCHORS)
def test_anchors_are_refused_before_anything_is_built(folder: Folder, content: str) -> None:
    folder.write("bomb.yml", content)
    assert "is not allowed" in folder.problem().message


def test_a_billion_laughs_are_refused(folder: Folder) -> None:
    lines = ["topics:", "  - &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"  - &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 10)}]" for i in range(9)]
    folder.write("bomb.yml", "\n".join(lines))
    problem = folder.problem()
    assert problem.line == 2 and "anchor or alias `a`" in problem.message


@pytest.mark.parametrize("content", [
    "topics: " + "[" * 100_000, "topics: " + "[" * 100_000 + "]" * 100_000, "topics: " + "{a: " * 5000,
    "\n".join(" " * i + "a:" for i in range(500)),
])
def test_deep_nesting_does_not_end_the_process(folder: Folder, content: str) -> None:
    folder.write("deep.yml", content)
    assert "nested more than" in folder.problem().message


def test_an_ampersand_and_an_asterisk_in_prose_are_no_anchors(folder: Folder) -> None:
    folder.write("good.yml", changed("The answer.", "Speech & language, 2 * 3 and R&D."))
    assert folder.load().topics["good"].answer.to("parent") == "Speech & language, 2 * 3 and R&D."


def test_a_huge_file_is_refused_unread(folder: Folder) -> None:
    file = folder.topic("huge.yml", "good")
    with file.open("r+b") as sparse:
        sparse.truncate(50_000_000)
    assert "is 50000000 bytes" in folder.problem().message


@pytest.mark.parametrize("name", ["topics.yaml", "topics.YML", "topics.Yaml"])
def test_another_ending_is_named(folder: Folder, name: str) -> None:
    folder.topic("good.yml", "good")
    folder.topic(f"national/{name}", "other")
    problem = folder.problem()
    assert problem.file == f"national/{name}" and "name it .yml" in problem.message


def test_other_files_are_left_alone(folder: Folder) -> None:
    folder.topic("good.yml", "good")
    folder.write("README.md", "# Content")
    folder.write("safeguarding/phrases.yml", "own: schema\nof: its own\n")
    assert set(folder.load().entries) == {"good"}


@pytest.mark.parametrize("path", ["", "nowhere"])
def test_no_content_is_a_problem_and_not_an_empty_service(tmp_path: Path, path: str) -> None:
    with pytest.raises(ContentError, match="has no content"):
        load(tmp_path / path)


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
        folder.write("good.yml", changed("The answer.", written))
        assert folder.load().topics["good"].answer.to("parent") == read

    def test_a_phone_number_keeps_its_nought(self, folder: Folder) -> None:
        folder.write("councils/testshire/council.yml", TestCouncilFolders.COUNCIL)
        contacts = TestCouncilFolders.CONTACTS.replace('"01632 960 001"', "01632560001")
        folder.write("councils/testshire/contacts.yml", contacts)
        assert folder.load().councils["testshire"].contacts["front-door"].phone == "01632560001"

    def test_a_figure_keeps_its_half(self, folder: Folder) -> None:
        folder.write("good.yml", added("figures: [{value: 0.5, what: months}, {value: 6, what: weeks}]"))
        assert [str(f.value) for f in folder.load().topics["good"].figures] == ["0.5", "6"]
