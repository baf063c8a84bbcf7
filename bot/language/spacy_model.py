"""Build the spaCy language from the content: tokens, look-up lemmas and an entity ruler."""

from pathlib import Path

import spacy
from spacy.language import Language

from bot.language.vocabulary import names
from knowledge import Knowledge

# A single letter names nothing.
SHORTEST = 2


def build(kb: Knowledge) -> Language:
    """Make a blank English language that knows every name in the content."""
    language = without_names()
    ruler = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    patterns = [
        {"label": name.kind, "id": name.value, "pattern": pattern}
        for name in names(kb) if len(name.words) >= SHORTEST
        for pattern in sorted({name.words, name.written})
    ]
    with language.select_pipes(enable=[]):
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return language


def without_names() -> Language:
    """Make a blank English language with look-up lemmas."""
    language = spacy.blank("en")
    language.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize()  # type: ignore[call-arg]
    return language


def save(kb: Knowledge, folder: Path) -> None:
    """Build the language and write it to a folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    build(kb).to_disk(folder)
