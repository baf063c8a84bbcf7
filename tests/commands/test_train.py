"""`python -m bot train` makes what is out of date, in order, and nothing else."""

import argparse
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot import paths
from bot.commands import train
from bot.fingerprint import Fingerprints
from knowledge import ContentError, Problem


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What is made, by parts that only note that they were called."""
    done: list[str] = []

    def part(name: str) -> Callable[[object], None]:
        def make(kb: object) -> None:
            done.append(name)
            (tmp_path / "models" / name).mkdir(parents=True, exist_ok=True)
        return make

    monkeypatch.setattr(train, "PARTS", {name: part(name) for name in train.PARTS})
    monkeypatch.setattr(train, "load_whole", lambda path: None)
    monkeypatch.setattr(train, "load", lambda path: None)
    monkeypatch.setattr(train, "workers", lambda: ThreadPoolExecutor(1))
    monkeypatch.setattr(paths, "MODELS", tmp_path / "models")
    return done


def run(force: bool = False) -> int:
    return train.run(argparse.Namespace(force=force))


def test_all_is_made_once_and_the_encoder_first(made: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0 and made == ["encoder", "words", "spacy", "screen", "topics", "rasa"]
    assert "Making encoder" in capsys.readouterr().out
    made.clear()
    assert run() == 0 and made == []
    assert "Models are ready" in capsys.readouterr().out


def test_a_part_is_made_when_those_it_needs_are_there(made: list[str]) -> None:
    assert list(train.made(["rasa", "topics"])) == ["topics", "rasa"]
    assert list(train.made(["rasa", "encoder"])) == ["encoder", "rasa"]


def test_two_processes_share_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in train.THREADS:
        monkeypatch.setenv(name, "16")
    monkeypatch.setattr(train.os, "cpu_count", lambda: 8)
    train.prepare()
    assert {os.environ[name] for name in train.THREADS} == {"4"}
    monkeypatch.setattr(train.os, "cpu_count", lambda: 1)
    train.prepare()
    assert {os.environ[name] for name in train.THREADS} == {"1"}


def test_what_was_made_before_a_failure_is_kept(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kb: object) -> None:
        raise RuntimeError("no memory left")

    parts = train.PARTS
    monkeypatch.setattr(train, "PARTS", {**parts, "screen": broken})
    with pytest.raises(RuntimeError, match="no memory left"):
        run()
    monkeypatch.setattr(train, "PARTS", parts)
    made.clear()
    assert run() == 0 and "screen" in made and "encoder" not in made


def test_a_part_that_was_cut_off_while_it_was_made_anew_is_out_of_date(made: list[str],
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kb: object) -> None:
        raise RuntimeError("no memory left")

    parts = train.PARTS
    run()
    monkeypatch.setattr(train, "PARTS", {**parts, "screen": broken})
    with pytest.raises(RuntimeError, match="no memory left"):
        run(force=True)
    monkeypatch.setattr(train, "PARTS", parts)
    made.clear()
    assert run() == 0 and "screen" in made


def test_force_makes_all_anew(made: list[str]) -> None:
    run()
    made.clear()
    run(force=True)
    assert len(made) == 6


def test_what_changes_while_a_part_is_made_makes_it_stale(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = iter(["before"] * 6 + ["after"] * 100)
    monkeypatch.setattr(Fingerprints, "now", lambda self, part: next(hashes))
    run()
    made.clear()
    run()
    assert len(made) == 6


def test_bad_content_stops_it_with_every_problem(made: list[str], monkeypatch: pytest.MonkeyPatch,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    def broken(path: Path) -> None:
        raise ContentError([Problem("b.yml", 2, "id", "is bad"), Problem("a.yml", 1, "file", "is worse")])

    monkeypatch.setattr(train, "load_whole", broken)
    assert run() == 1 and made == []
    assert capsys.readouterr().out.splitlines()[1:3] == ["a.yml:1: file: is worse", "b.yml:2: id: is bad"]


def test_what_takes_longest_does_not_stand_behind_what_was_ready_before_it(
        made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # Only one is made at a time here: with the encoder there, all others are ready at once, Rasa first.
    monkeypatch.setattr(train, "AT_ONCE", 1)
    assert list(train.made(["rasa", "topics", "screen"])) == ["screen", "topics", "rasa"]
