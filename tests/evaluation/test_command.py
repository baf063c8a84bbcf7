"""`python -m bot evaluate` asks a folder of questions, prints tables and writes what failed."""

import argparse
import json
from pathlib import Path

import pytest

from bot.commands import evaluate
from evaluation.questions import Question
from evaluation.scoring import Answered
from knowledge.models import Topic
from tests.builders import knowledge_of, make


class FakeClient:
    """A gateway that answers at one address."""

    def __init__(self, url: str) -> None:
        self.url = url

    def reachable(self) -> bool:
        return self.url == "http://127.0.0.1:8000"

    def ask(self, question: Question) -> tuple[Answered, ...]:
        if question.id == "broken":
            raise ConnectionError("gone")
        weeks = 26 if question.id == "invented" else 20
        return tuple(Answered([{"text": f"It takes {weeks} weeks."}], 0.5) for _ in question.turns)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(evaluate, "GatewayClient", FakeClient)
    monkeypatch.setattr(evaluate, "load", lambda *_: knowledge_of(make(Topic, answer="It takes 20 weeks.")))
    parser = argparse.ArgumentParser()
    evaluate.arguments(parser)
    failures = tmp_path / "out" / "failures.jsonl"

    def run(*extra: str) -> tuple[int, Path]:
        options = parser.parse_args([str(tmp_path), "--failures", str(failures), *extra])
        return evaluate.run(options), failures

    return run


def write(folder: Path, name: str, *records: dict) -> None:
    (folder / name).write_text("\n".join(map(json.dumps, records)), "utf-8")


def test_tables_and_failures(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "info.jsonl", {"id": "good", "text": "how long", "expect_any": [["20 weeks"]]},
          {"id": "bad", "text": "who", "expect_any": [["the council"]]}, {"id": "broken", "text": "what"})
    code, failures = run()
    printed = capsys.readouterr().out
    assert code == 0 and "info: 1 of 3 = 33.3%" in printed and str(failures) in printed
    assert printed.endswith("Every figure, date, number, address and council name in the replies was traced.\n")
    failed = [json.loads(line) for line in failures.read_text("utf-8").splitlines()]
    assert [(f["id"], f["why"]) for f in failed] == [
        ("bad", ["missing: the council"]), ("broken", ["error: ConnectionError"])]
    assert failed[0]["replies"] == ["It takes 20 weeks."]


def test_a_figure_from_nowhere_fails_the_run(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "info.jsonl", {"id": "good", "text": "how long"}, {"id": "invented", "text": "how long"})
    code, failures = run()
    assert code == 1
    assert "The run fails: 1 figures, dates, numbers, addresses or council names in 1 conversations" \
        in capsys.readouterr().out
    (failed,) = map(json.loads, failures.read_text("utf-8").splitlines())
    assert failed["id"] == "invented"
    assert failed["why"] == ["untraced: figure `26` stands in no entry: it takes 26 weeks"]


def test_only_some_sets(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "one.jsonl", {"id": "a", "text": "t"})
    write(tmp_path, "two.jsonl", {"id": "b", "text": "t"})
    assert run("--sets", "two")[0] == 0
    printed = capsys.readouterr().out
    assert "two: 1 of 1" in printed and "one:" not in printed


def test_where_no_assistant_runs_nothing_is_asked(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "one.jsonl", {"id": "a", "text": "t"})
    code, failures = run("--url", "http://127.0.0.1:9")
    assert code == 2 and not failures.exists()
    assert capsys.readouterr().out == "No assistant answers at http://127.0.0.1:9: start it with make run\n"


def test_a_folder_that_cannot_be_read(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run()[0] == 2
    assert "no question files" in capsys.readouterr().out


def test_safety_is_scored_by_itself(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "risk_positive.jsonl", {"id": "missed", "text": "t", "risk": "neglect", "expect_any": [["999"]]},
          {"id": "broken", "text": "t", "risk": "neglect"})
    write(tmp_path, "info_single.jsonl", {"id": "fine", "text": "t", "expect_any": [["never asked of safety"]]})
    (tmp_path / "bank.csv").write_text("text,category\ncard,x\n", "utf-8")
    code, failures = run("--safety", "--outside", str(tmp_path / "bank.csv"))
    printed = capsys.readouterr().out
    assert code == 0 and "| **all** | 2 | 0.0% (0) |" in printed and "/bank | 1 | 0.0% (0) |" in printed
    failed = [json.loads(line) for line in failures.read_text("utf-8").splitlines()]
    assert [(f["id"], f["why"], f["levels"]) for f in failed] == [
        ("missed", ["not reached"], ["none"]), ("broken", ["error"], ["none"])]


def test_an_outside_file_that_cannot_be_read(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "one.jsonl", {"id": "a", "text": "t"})
    assert run("--safety", "--outside", str(tmp_path / "nowhere.csv"))[0] == 2
    assert "nowhere.csv" in capsys.readouterr().out
