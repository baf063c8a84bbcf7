"""`python -m bot check` prints every problem with file, line and field, and fails."""

import argparse
import shutil
from pathlib import Path

import pytest

from bot.commands import check
from knowledge.models import Helpline
from tests.builders import knowledge_of, make
from tests.knowledge.conftest import TOPIC, Folder
from tests.safeguarding.small_content import SMALL

HELPLINE = """helplines:
  - id: line
    title: A line
    purpose: Worries.
    phone: "999"
    sources: [{title: Page}]
    status: confirmed
    checked_on: 2026-08-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def run(folder: Folder, *more: str) -> int:
    parser = argparse.ArgumentParser()
    check.arguments(parser)
    return check.run(parser.parse_args(["--content", str(folder.root), *more]))


def test_good_content(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("a.yml", HELPLINE)
    assert run(folder) == 0
    assert capsys.readouterr().out == "1 entries, 0 problems\n"


def test_what_the_loader_finds(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("a.yml", "topics:\n  - id: A\n")
    assert run(folder) == 1
    printed = capsys.readouterr().out
    assert "a.yml:2: A.id: " in printed and printed.endswith(" problems\n")


def test_what_the_checker_finds(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("a.yml", TOPIC.format(id="good") + "    related: [gone]\n")
    assert run(folder) == 1
    assert capsys.readouterr().out.splitlines() == [
        "a.yml:2: good.questions: has 0; 6 at least", "a.yml:2: good.related: `gone` names nothing",
        "1 entries, 2 problems"]


@pytest.mark.parametrize(("more", "code"), [
    ([], 0), (["--release", "--today", "2026-10-30"], 0), (["--release", "--today", "2026-10-31"], 1),
    (["--today", "2027-10-31"], 0),
])
def test_a_stale_contact_stops_a_release_only(folder: Folder, more: list[str], code: int) -> None:
    folder.write("a.yml", HELPLINE)
    assert run(folder, *more) == code


def test_a_folder_that_is_not_there_is_a_problem(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Folder(folder.root / "nowhere")) == 1
    assert "has no content" in capsys.readouterr().out


def test_the_safeguarding_replies_are_checked_too(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("a.yml", HELPLINE)
    folder.write("banned.yml", "banned_phrases:\n  - {id: b, says: [sorry], why: It is empty., where: safeguarding}\n")
    shutil.copytree(SMALL, folder.root / "safeguarding")
    folder.write("safeguarding/replies.yml", "replies:\n  frame: {any: Sorry. Call 999 or 998.}\n"
                 "  contacts: {}\n  kinds: {}\n  banner: {}\n  follow_up: {}\n")
    assert run(folder) == 1
    assert capsys.readouterr().out.splitlines() == [
        "safeguarding/replies.yml:2: frame: `998` is in no contact or helpline",
        "safeguarding/replies.yml:2: frame: says `Sorry`: It is empty.", "1 entries, 2 problems"]


def test_with_our_own_content_the_frames_and_the_pages_words_are_checked(monkeypatch: pytest.MonkeyPatch,
                                                                         folder: Folder) -> None:
    folder.write("words.yml", "words:\n  any: Call 998.\n")
    monkeypatch.setattr(check, "CONTENT", folder.root / "content")
    monkeypatch.setattr(check, "WORDING", (folder.root / "words.yml",))
    kb = knowledge_of(make(Helpline, phone="999"))
    assert [p.line for p in check.wording(kb, folder.root / "content")] == [2]
    assert [*check.wording(kb, folder.root / "elsewhere")] == []
