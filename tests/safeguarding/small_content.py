"""A small safeguarding content, read in a moment, whose words a test can hold in its head."""

from functools import lru_cache
from pathlib import Path

from bot.safeguarding.content import Content
from bot.safeguarding.phrases import PhraseLayer
from bot.safeguarding.routes import Routes
from bot.safeguarding.wording import Wording

SMALL = Path(__file__).parent / "small"


def small_content() -> Content:
    return Content(SMALL)


def small_layer() -> PhraseLayer:
    return PhraseLayer(small_content())


@lru_cache(maxsize=1)
def _replies() -> dict:
    return small_content().replies


def small_parts() -> tuple[Wording, Routes]:
    """The words and the routes, made anew."""
    return Wording(_replies()), Routes(small_content().routes)
