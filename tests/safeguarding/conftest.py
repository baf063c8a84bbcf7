"""Fixtures for the screen: the phrase base alone, and the whole of it where it has been trained."""

import pytest

from bot.safeguarding import Screen
from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.phrases import PhraseLayer


@pytest.fixture(scope="session")
def content() -> Content:
    return Content(CONTENT)


@pytest.fixture(scope="session")
def phrase_screen(content: Content) -> Screen:
    return Screen(content)


@pytest.fixture(scope="session")
def layer(phrase_screen: Screen) -> PhraseLayer:
    return phrase_screen.phrases
