"""Questions from elsewhere: the first column of a CSV file, or the test lists of a JSON file."""

import json
from pathlib import Path

import pytest

from evaluation.outside import read_file
from evaluation.questions import QuestionError


def test_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    file = tmp_path / "bank" / "test.csv"
    file.write_text('text,category\nwhere is my card,card\n"one, two",other\n\n', "utf-8")
    questions = read_file(file)
    assert [q.turns[0].text for q in questions] == ["where is my card", "one, two"]
    assert [(q.id, q.set) for q in questions] == [("bank/test-0", "bank/test"), ("bank/test-1", "bank/test")]


def test_a_json_file_gives_its_test_lists(tmp_path: Path) -> None:
    file = tmp_path / "data.json"
    file.write_text(json.dumps({"train": [["no", "x"]], "test": [["yes", "x"]], "oos_test": [["also", "oos"]]}),
                    "utf-8")
    assert [q.turns[0].text for q in read_file(file)] == ["yes", "also"]


@pytest.mark.parametrize(("name", "text"), [
    ("a.csv", "text\n"), ("a.json", "{}"), ("a.json", "[1]"), ("a.json", "no"), ("a.json", '{"test": [1]}')])
def test_a_file_without_messages_is_named(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(QuestionError, match=rf"^{name}: "):
        read_file(tmp_path / name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"^nowhere\.csv: FileNotFoundError"):
        read_file(tmp_path / "nowhere.csv")
