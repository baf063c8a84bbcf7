"""Question files become objects at the door, or the file and the line are named."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.questions import COUNCILS, QuestionError, Turn, question_of, read_folder, turn_of

RECORD = {"id": "q-1", "speaker": "staff", "council": "bury", "category": "time", "difficulty": "plain",
          "text": "how long", "expect_any": [["20 weeks", "twenty"]], "expect_none": ["working days"]}


def write(folder: Path, name: str, *lines: Any) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / name).write_text(text + "\n", "utf-8")


def test_one_message(tmp_path: Path) -> None:
    write(tmp_path, "info.jsonl", RECORD)
    (question,) = read_folder(tmp_path)
    assert (question.id, question.set, question.audience, question.council) == ("q-1", "info", "staff", "bury")
    assert (question.category, question.difficulty) == ("time", "plain")
    assert question.turns == (Turn("how long", (("20 weeks", "twenty"),), ("working days",), None),)


def test_several_turns_and_empty_lines(tmp_path: Path) -> None:
    turns = [{"text": "how long"}, {"text": "and in bury", "also_expect": [["MASH"]], "escalate": True}]
    write(tmp_path, "talks.jsonl", "", {"id": "t-1", "turns": turns}, "  ")
    (question,) = read_folder(tmp_path)
    assert [t.text for t in question.turns] == ["how long", "and in bury"]
    assert question.turns[1] == Turn("and in bury", (), (), "true", (("MASH",),))


@pytest.mark.parametrize(("fields", "audience", "category"), [
    ({}, "parent", "set"), ({"audience": "young_person"}, "young_person", "set"),
    ({"trap": "money"}, "parent", "money"), ({"risk": "neglect"}, "parent", "neglect"),
    ({"category": "time", "trap": "money"}, "parent", "time"),
])
def test_what_is_not_given(fields: dict[str, str], audience: str, category: str) -> None:
    question = question_of({"id": "q", "text": "how", **fields}, "set")
    assert (question.audience, question.category, question.council) == (audience, category, "any")


@pytest.mark.parametrize(("escalate", "read"), [(True, "true"), (False, "false"), ("soft", "soft"), ("any", "any")])
def test_what_must_escalate(escalate: Any, read: str) -> None:
    assert turn_of({"text": "t", "escalate": escalate}).escalate == read
    assert turn_of({"text": "t"}).escalate is None


def test_the_kind_of_risk_and_how_soon() -> None:
    question = question_of({"id": "q", "text": "t", "risk": "neglect", "immediacy": "urgent"}, "set")
    assert (question.risk, question.immediacy) == ("neglect", "urgent")
    plain = question_of({"id": "q", "text": "t", "risk": None, "also_expect": None}, "set")
    assert (plain.risk, plain.immediacy, plain.turns[0].also_expect) == ("", "", ())


def test_a_question_for_any_council_always_asks_the_same_one() -> None:
    asked = {question_of({"id": f"q-{i}", "text": "how"}, "set").asked_of for i in range(20)}
    assert asked == set(COUNCILS)
    # "a" is 97 and odd, "b" is 98 and even.
    assert question_of({"id": "a", "text": "how"}, "set").asked_of == "south_glos"
    assert question_of({"id": "b", "text": "how"}, "set").asked_of == "bury"
    assert question_of({"id": "a", "text": "how", "council": "bury"}, "set").asked_of == "bury"


@pytest.mark.parametrize("line", [
    "not json", "[]", "{}", {"id": "q"}, {"text": "how"}, {"id": "q", "turns": [{}]},
    {"id": "q", "text": "t", "expect_any": ["20 weeks"]}, {"id": "q", "text": "t", "expect_any": [["(open"]]},
    {"id": "q", "text": "t", "expect_none": "20"}, {"id": "q", "text": "t", "expect_none": ["[a"]},
    {"id": "q", "text": "t", "expect_any": [[20]]}, {"id": "q", "text": "t", "also_expect": ["20"]},
])
def test_a_bad_line_is_named(tmp_path: Path, line: Any) -> None:
    write(tmp_path, "bad.jsonl", RECORD, line)
    with pytest.raises(QuestionError, match=r"^bad\.jsonl:2: "):
        read_folder(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no question files"):
        read_folder(tmp_path)
