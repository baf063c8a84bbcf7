"""A trained part is made again when anything that it is made from has changed."""

from pathlib import Path

import pytest

from bot.fingerprint import INPUTS, KEPT, Fingerprints
from bot.paths import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in small: one file in each place that counts."""
    for name in ("knowledge/content/national/topics.yml", "knowledge/content/safeguarding/kinds.yml",
                 "knowledge/content/safeguarding/thresholds.yml", "knowledge/content/safeguarding/replies.yml",
                 "knowledge/loader.py", "knowledge/models/base.py", "bot/language/clean.py",
                 "bot/language/encoder_export.py", "bot/pipeline/decision.py", "bot/safeguarding/screen.py",
                 "bot/web/app.py", "data/nlu/greet.yml", "data/stories/rules.yml", "data/safeguarding/neglect.yml",
                 "config.yml", "domain.yml", "requirements/run.txt", "requirements/encoder.txt", "README.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("as it was")
    return tmp_path


@pytest.fixture
def models(root: Path) -> Path:
    """Everything is made and noted."""
    folder = root / "models"
    prints = Fingerprints(folder, root)
    for part in INPUTS:
        prints.keep(part, prints.now(part))
        (folder / part).mkdir()
    return folder


def stale(models: Path, root: Path) -> set[str]:
    return {part for part in INPUTS if not Fingerprints(models, root).fresh(part)}


def test_what_was_just_made_is_fresh(models: Path, root: Path) -> None:
    assert stale(models, root) == set()


@pytest.mark.parametrize(("changed", "parts"), [
    ("knowledge/content/national/topics.yml", {"spacy", "topics", "rasa"}),
    ("knowledge/content/safeguarding/kinds.yml", {"words", "screen"}),
    ("knowledge/loader.py", {"spacy", "topics", "rasa", "words", "screen"}),
    ("bot/language/clean.py", {"spacy", "topics", "rasa", "words", "screen"}),
    ("requirements/encoder.txt", {"encoder", "spacy", "topics", "rasa", "words", "screen"}),
    ("bot/pipeline/decision.py", {"rasa"}), ("data/nlu/greet.yml", {"rasa"}), ("domain.yml", {"rasa"}),
    ("config.yml", {"rasa"}), ("data/stories/rules.yml", {"rasa"}),
    ("data/safeguarding/neglect.yml", {"words", "screen"}), ("bot/safeguarding/screen.py", {"words", "screen"}),
    # How sure the screen must be, and what it says, is not learnt.
    ("knowledge/content/safeguarding/thresholds.yml", set()), ("knowledge/content/safeguarding/replies.yml", set()),
    ("bot/web/app.py", set()), ("README.md", set()),
])
def test_a_change_makes_what_depends_on_it_stale(models: Path, root: Path, changed: str, parts: set[str]) -> None:
    (root / changed).write_text("changed")
    assert stale(models, root) == parts


def test_a_file_that_is_new_renamed_or_gone_counts(models: Path, root: Path) -> None:
    new = root / "data" / "nlu" / "new.yml"
    new.write_text("new")
    assert stale(models, root) == {"rasa"}
    new.unlink()
    assert stale(models, root) == set()
    (root / "data/nlu/greet.yml").rename(root / "data/nlu/hello.yml")
    assert stale(models, root) == {"rasa"}


def test_what_python_caches_does_not_count(models: Path, root: Path) -> None:
    cache = root / "bot/language/__pycache__"
    cache.mkdir()
    (cache / "clean.pyc").write_text("cached")
    assert stale(models, root) == set()


def test_a_part_that_is_gone_is_not_fresh(models: Path, root: Path) -> None:
    (models / "topics").rmdir()
    assert stale(models, root) == {"topics"}


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"rasa": 1}'])
def test_notes_that_cannot_be_read_mean_that_nothing_is_known(models: Path, root: Path, kept: str) -> None:
    (models / KEPT).write_text(kept)
    assert stale(models, root) == set(INPUTS)


def test_every_input_is_there() -> None:
    assert [path for paths in INPUTS.values() for path in paths if not any(ROOT.glob(path))] == []
