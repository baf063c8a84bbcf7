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
    ("a code to run", changed("A title", "!!python/object/apply:os.getcwd []"), 3, "file", "is not allowed"),
    ("a tag for a type", changed("A title", "!!str A title"), 3, "file", "is not allowed"),
    ("a merge of mappings", added("<<: {title: Again}"), 8, "good.<<", "not permitted"),
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
