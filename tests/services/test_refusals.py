"""What cannot be started is said plainly: what is wrong, where, and what to do."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot import paths
from tests.services.stack import free_port, need_models

pytestmark = pytest.mark.services

PARTS = ("bot", "knowledge")
WRONG = "status: perhaps"
SECONDS = 180


def bot(*arguments: str, folder: Path = paths.ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project in a folder; what it printed is one text."""
    return subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=folder, text=True, timeout=SECONDS,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **environment})


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the project in which one entry has a status that does not exist, and its file."""
    folder = tmp_path_factory.mktemp("broken")
    for part in PARTS:
        shutil.copytree(paths.ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    content = folder / "knowledge" / "content"
    file = next(f for f in sorted(content.rglob("*.yml")) if f.read_text("utf-8").startswith("topics:")
                and "    status: confirmed" in f.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace("status: confirmed", WRONG, 1), "utf-8")
    return folder, file.relative_to(content).as_posix()


@pytest.mark.parametrize("option", ["PORT", "RASA_PORT", "ACTIONS_PORT"])
def test_a_port_that_is_taken_is_named_with_a_way_out(option):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {name: str(free_port()) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")}
        ended = bot("serve", **{**ports, option: port})

    assert ended.returncode == 1
    assert port in ended.stdout
    assert f"{option}=" in ended.stdout
    assert "Traceback" not in ended.stdout


def test_check_names_file_line_and_field_of_broken_content(broken):
    folder, file = broken

    ended = bot("check", "--content", str(folder / "knowledge" / "content"))

    assert ended.returncode == 1
    line = next(line for line in ended.stdout.splitlines() if line.startswith(file))
    assert line.split(":")[1].isdigit()
    assert ".status" in line


def test_train_names_broken_content(broken):
    folder, file = broken

    ended = bot("train", folder=folder)

    assert ended.returncode != 0
    assert any(line.startswith(f"{file}:") and ".status" in line for line in ended.stdout.splitlines())
    assert "Traceback" not in ended.stdout


def test_serve_names_broken_content(broken):
    need_models()
    folder, file = broken
    ports = {name: str(free_port()) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")}

    ended = bot("serve", CONTENT=str(folder / "knowledge" / "content"), **ports)

    assert ended.returncode != 0
    assert any(f"{file}:" in line and ".status" in line for line in ended.stdout.splitlines())
