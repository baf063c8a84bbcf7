"""The score of a mutation run, counted by hand."""

import json
from pathlib import Path

import pytest

from evaluation.mutants import main


def write(folder: Path, name: str, **codes: int | None) -> None:
    file = folder / "bot" / f"{name}.py.meta"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"exit_code_by_key": codes}), "utf-8")


def test_survivors_are_named_and_shares_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "clock", a=1, b=1, c=-24, d=0)
    write(tmp_path, "routes", e=1, f=33)
    write(tmp_path, "model")
    assert main(["--folder", str(tmp_path)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[:2] == ["d", "f"]
    assert printed[-3:] == ["| clock | 4 | 3 | 75.0% |", "| routes | 2 | 1 | 50.0% |", "| **all** | 6 | 4 | 66.7% |"]


@pytest.mark.parametrize(("killed", "survived", "code"), [(9, 1, 0), (89, 11, 1), (1, 0, 0)])
def test_nine_in_ten_must_be_noticed(tmp_path: Path, killed: int, survived: int, code: int) -> None:
    write(tmp_path, "clock", **{f"k{n}": 1 for n in range(killed)}, **{f"s{n}": 0 for n in range(survived)})
    assert main(["--folder", str(tmp_path)]) == code


def test_a_run_that_has_not_ended_is_not_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "clock", a=1, b=None)
    assert main(["--folder", str(tmp_path)]) == 1
    assert "| clock | 1 | 1 | 100.0% |" in capsys.readouterr().out
    write(tmp_path, "clock", a=None)
    assert main(["--folder", str(tmp_path)]) == 1


def test_without_a_run_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(tmp_path)]) == 2
    assert "make mutants" in capsys.readouterr().out
