"""Phrases that people must never read here, whoever writes them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.checks.finding import Finding
from knowledge.models import BannedPhrase
from knowledge.prose import prose_of
from knowledge.store import Knowledge


def banned_phrases(knowledge: Knowledge) -> Iterator[Finding]:
    """Find the phrases of the banned list in the words of any entry."""
    for entry in knowledge.entries.values():
        for text in prose_of(entry):
            for said, phrase in banned_in(knowledge, text, "everywhere"):
                yield entry, "prose", f"says `{said}`: {phrase.why}"


def banned_in(knowledge: Knowledge, text: str, where: str) -> Iterator[tuple[str, BannedPhrase]]:
    """Go through the banned phrases that a text has, as it says them."""
    for phrase in knowledge.banned_phrases.values():
        if where == "safeguarding" or phrase.where == "everywhere":
            left = pattern(phrase.allowed).sub(" ", text) if phrase.allowed else text
            for match in pattern(phrase.says).finditer(left):
                yield match[0], phrase


@lru_cache(maxsize=256)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of some phrases as whole words, whatever the case and the spaces."""
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")
