"""Words for every audience."""

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.models import Voiced
from knowledge.store import Knowledge


def missing_voices(knowledge: Knowledge) -> Iterator[Finding]:
    """Find words that an audience of the entry would get in somebody else's voice."""
    for entry in knowledge.entries.values():
        for field in entry.__fields__:
            value = getattr(entry, field)
            for words in value if isinstance(value, tuple) else (value,):
                for audience in entry.audience:
                    if isinstance(words, Voiced) and not words.has(audience):
                        yield entry, field, f"has no words for {audience}"
