"""The shared things of the server, small and made up; the screen knows its phrases only."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.language.mentions import Mentions
from bot.language.ranking import Ranked
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from bot.pipeline import shared
from bot.safeguarding import Screen
from knowledge import CONTENT, Knowledge
from knowledge.models import Entry
from tests.builders import small_knowledge


@dataclass
class FakeRanker:
    """Ranks whatever it is told."""

    ranked: list[Ranked] = field(default_factory=list)
    last: Entry | None = None
    about_words: bool | None = None

    def rank(self, text: str, last: Entry | None = None, about_words: bool = True) -> list[Ranked]:
        self.last, self.about_words = last, about_words
        return self.ranked


@pytest.fixture(scope="session")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> Screen:
    """The real screen without its trained layer."""
    folder: Path = tmp_path_factory.mktemp("models")
    return Screen.load(folder, CONTENT)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    known = small_knowledge()
    monkeypatch.setattr(shared, "knowledge", lambda: known)
    monkeypatch.setattr(shared, "mentions", lambda: Mentions(known, names(known)))
    return known


@pytest.fixture
def ranker(monkeypatch: pytest.MonkeyPatch) -> FakeRanker:
    made = FakeRanker()
    monkeypatch.setattr(shared, "topic_ranker", lambda: made)
    return made


@pytest.fixture
def screened(monkeypatch: pytest.MonkeyPatch, phrases: Screen, kb: Knowledge) -> Screen:
    """The phrase layer and the real contacts."""
    monkeypatch.setattr(shared, "screen", lambda: phrases)
    monkeypatch.setattr(shared, "knowledge", lambda: kb)
    return phrases


@pytest.fixture(scope="session")
def language():
    """The spaCy language of the small knowledge base."""
    return build(small_knowledge())
