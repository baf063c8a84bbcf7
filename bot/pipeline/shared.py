"""Things that the server's parts share, loaded once for each process."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from bot import paths
from bot.language.encoder import Encoder
from bot.language.expand import Expander
from bot.language.mentions import Mentions
from bot.language.ranking import TopicRanker
from bot.language.vocabulary import names
from bot.safeguarding import Screen
from knowledge import Knowledge, load

LONDON = ZoneInfo("Europe/London")


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge base."""
    return load(paths.CONTENT)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Return the sentence encoder."""
    return Encoder.load(paths.ENCODER)


@lru_cache(maxsize=1)
def expander() -> Expander:
    """Return what opens up abbreviations."""
    return Expander(knowledge())


def vector(text: str) -> np.ndarray:
    """Return the vector of a text with its abbreviations opened up: 384 numbers."""
    return encoder().encode([expander().expand(text) or "empty"])[0]


@lru_cache(maxsize=1)
def mentions() -> Mentions:
    """Return what finds names, years and ages."""
    return Mentions(knowledge(), names(knowledge()))


@lru_cache(maxsize=1)
def topic_ranker() -> TopicRanker:
    """Return the trained topic ranker."""
    return TopicRanker.load(paths.TOPICS, knowledge())


@lru_cache(maxsize=1)
def screen() -> Screen:
    """Return the safeguarding screen."""
    return Screen.load(paths.MODELS, paths.CONTENT)


def today() -> date:
    """Return the day that it is in England."""
    return datetime.now(LONDON).date()


def setting(metadata: dict[str, Any]) -> dict[str, Any]:
    """Collect what the safeguarding reply depends on: council, audience, hour and contacts."""
    return {"council": metadata.get("council"), "audience": metadata.get("audience"),
            "now": datetime.now(LONDON), "kb": knowledge()}
