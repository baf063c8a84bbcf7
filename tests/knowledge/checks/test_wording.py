"""Sentences outside the entries are held to the same lists, line by line."""

from pathlib import Path

import pytest

from knowledge.checks.wording import check_wording
from knowledge.models import BannedPhrase, Helpline
from tests.builders import knowledge_of, make

KB = knowledge_of(
    make(Helpline, id="line", phone="999"), make(BannedPhrase, id="b", says=["great question"], why="Empty."),
    make(BannedPhrase, id="r", says=["sorry"], why="Empty.", where="safeguarding"))


def problems(tmp_path: Path, text: str, where: str = "everywhere") -> list[str]:
    file = tmp_path / "words.yml"
    file.write_text(text)
    return [str(p) for p in check_wording(KB, file, "words.yml", where)]


def test_the_line_and_the_key_are_named(tmp_path: Path) -> None:
    assert problems(tmp_path, "a: Hello.\nb: Great question. Call 998.\n") == [
        "words.yml:2: b: says `Great question`: Empty.", "words.yml:2: b: `998` is in no contact or helpline"]


def test_words_of_one_place_only(tmp_path: Path) -> None:
    assert problems(tmp_path, "- any: Sorry.\n") == []
    assert problems(tmp_path, "- any: Sorry.\n", "safeguarding") == ["words.yml:1: any: says `Sorry`: Empty."]


@pytest.mark.parametrize("text", [
    "a: Call 999.\n", "# Great question. Call 998.\n", "great-question:\n", "a: x # great question\n"])
def test_known_numbers_comments_and_keys(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text) == []
