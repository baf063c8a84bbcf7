"""A bad file is named, nothing of it is half loaded, and the running service keeps its last good content."""

import argparse
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from actions.composing import base
from bot import paths
from bot.commands import serve
from bot.web.app import create_app
from bot.web.settings import Settings
from knowledge import ContentError, load
from tests.knowledge.test_packs import PACKS
from tests.web.fakes import FakeScreen

FILE = "councils/northmoor/contacts.yml"
HUGE = 50_000_000
Damage = Callable[[str], str]
DAMAGES: dict[str, Damage] = {
    "tabs": lambda text: text.replace("    role", "\trole"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "duplicate ids": lambda text: text + text.partition("contacts:\n")[2],
    "anchors used as a bomb": lambda text: text + "  - &a [x, x]\n  - &b [*a, *a]\n  - [*b, *b]\n",
    "50 MB": lambda text: text,
    "a wrong type": lambda text: text.replace("id: northmoor-front-door", "id: [northmoor]"),
    "a missing field": lambda text: text.replace("    purpose: Worries about a child's safety.\n", ""),
    "nothing left": lambda text: "",
}
every_damage = pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS, tmp_path / "content"))


def spoil(content: Path, damage: Damage) -> None:
    file = content / FILE
    before = file.read_bytes()
    file.write_text(damage(before.decode()), "utf-8")
    if damage is DAMAGES["50 MB"]:
        # Sparse: nothing is written.
        os.truncate(file, HUGE)
    assert file.stat().st_size == HUGE or file.read_bytes() != before


def page(client: TestClient) -> str:
    """The chat page without what is new in each: its token and its message id."""
    return re.sub(r' value="[^"]*"|"token": "[^"]*"', "", client.get("/chat/northmoor").text)


@every_damage
def test_the_file_is_named_and_nothing_is_loaded(content: Path, damage: Damage) -> None:
    spoil(content, damage)
    with pytest.raises(ContentError) as caught:
        load(content)
    assert {p.file for p in caught.value.problems} == {FILE}


@every_damage
def test_the_gateway_goes_on_as_it_was(content: Path, damage: Damage) -> None:
    app = create_app(Settings(secret="s" * 32, content=content), screen=FakeScreen())
    with TestClient(app) as client:
        before = page(client)
        assert "01632 960 001" in before
        spoil(content, damage)
        assert page(client) == before


@every_damage
def test_the_actions_go_on_as_they_were(content: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "load", lambda: load(content))
    base.knowledge.cache_clear()
    try:
        before = base.knowledge()
        spoil(content, damage)
        assert base.knowledge() is before
        assert before.contact("northmoor", "front-door").phone == "01632 960 001"
    finally:
        base.knowledge.cache_clear()


class TestTheCopyThatTheServiceReads:
    """A process that ends is started again; then it reads the copy made at the start, and not the edited files."""

    @every_damage
    def test_it_does_not_change_with_the_files(self, content: Path, tmp_path: Path, damage: Damage,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paths, "CONTENT", content)
        (tmp_path / "kept").mkdir()
        kept = serve.keep_content(tmp_path / "kept")
        spoil(content, damage)
        assert load(kept).contact("northmoor", "front-door").phone == "01632 960 001"

    def test_every_process_is_told_to_read_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[str] = []
        monkeypatch.setattr(serve, "Child", lambda name, command, env: told.append(env["CONTENT"]))
        serve.start(argparse.Namespace(port=1, rasa_port=2, actions_port=3, host="127.0.0.1"), [], tmp_path)
        assert told == [str(tmp_path)] * 3

    @every_damage
    def test_broken_content_starts_nothing_and_is_told(
            self, content: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch,
            capsys: pytest.CaptureFixture[str]) -> None:
        started: list[Any] = []
        monkeypatch.setattr(paths, "CONTENT", content)
        monkeypatch.setattr(serve, "start", lambda *told: started.append(told))
        monkeypatch.setattr(serve, "free_port", lambda name, port: None)
        monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
        spoil(content, damage)
        assert serve.run(argparse.Namespace(port=1, rasa_port=2, actions_port=3)) == 1
        assert started == [] and capsys.readouterr().out.startswith(FILE)
