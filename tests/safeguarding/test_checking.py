"""Every slip in the safeguarding content is told with file, line and field before a service starts."""

import shutil
from pathlib import Path

import pytest

from bot.safeguarding.checking import check_safeguarding
from bot.safeguarding.content import CONTENT
from bot.whole_content import load_whole
from knowledge import ContentError
from tests.safeguarding.small_content import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "safeguarding"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in check_safeguarding(folder)]


def test_our_own_content_and_the_small_one_have_no_problem(folder: Path) -> None:
    assert told(CONTENT) == told(folder) == []


@pytest.mark.parametrize(("file", "old", "new", "problem"), [
    ("phrases/one.yml", "level: interrupt", "level: interupt",
     "phrases/one.yml:2: kicks: `interupt` is no level; levels are none, banner, interrupt"),
    ("phrases/one.yml", "level: interrupt, ", "", "phrases/one.yml:2: kicks: 'level' is missing"),
    ("phrases/one.yml", "kind: grave", "kind: gravel",
     "phrases/one.yml:3: roof.kind: `gravel` is no kind of kinds.yml"),
    ("phrases/one.yml", "{who} kicks", "{whom} kicks",
     "phrases/one.yml:2: kicks: '{whom} kicks me' names the group 'whom', which words.yml does not have"),
    ("thresholds.yml", "word_weight: 0.5", "word_weight: half",
     "thresholds.yml:1: thresholds: cannot be read: could not convert string to float: 'half'"),
    ("replies.yml", "\n  banner:", "\n  banners:", "replies.yml:1: replies: 'banner' is missing"),
    ("routes.yml", "voices:", "voice:", "routes.yml:1: routes: 'voices' is missing"),
], ids=["level", "no level", "kind", "group", "number", "reply", "route"])
def test_a_slip_is_told_with_its_place(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    spoil(folder / file, old, new)
    assert told(folder) == [f"safeguarding/{problem}"]


def test_every_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "routes.yml").unlink()
    (folder / "masks.yml").write_text("masks:\n  - {a: [b\n", encoding="utf-8")
    (folder / "phrases" / "two.yml").write_text("phrases:\n\t- a\n", encoding="utf-8")
    assert [problem.split(": ")[0] for problem in told(folder)] == [
        "safeguarding/masks.yml:3", "safeguarding/phrases/two.yml:2", "safeguarding/routes.yml:1"]


def test_they_are_told_together_with_those_of_the_other_content(folder: Path) -> None:
    (folder / "routes.yml").unlink()
    (folder.parent / "a.yml").write_text("topics:\n  - id: A\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_whole(folder.parent)
    files = {problem.file for problem in refused.value.problems}
    assert files == {"a.yml", "safeguarding/routes.yml"}


def test_a_repeated_key_is_refused(folder: Path) -> None:
    with (folder / "words.yml").open("a", encoding="utf-8") as file:
        file.write("\n  who: she\n")
    assert [problem.split(": ", 1)[1] for problem in told(folder)] == ["file: YAML: `who` is given twice"]
