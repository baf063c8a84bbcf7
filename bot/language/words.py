"""Ordinary English words, so that they are not taken for misspelt names or abbreviations."""

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Return the words of spaCy's tables of lemmas: base forms and those that differ from them."""
    inflected: dict[str, str] = table("en_lemma_lookup")
    base: dict[str, list[str]] = table("en_lemma_index")
    forms = [word for pair in inflected.items() for word in pair]
    return frozenset(word.lower() for word in (*forms, *(w for words in base.values() for w in words)))


def table(name: str) -> Any:
    """Read a table of the installed look-ups."""
    file = files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    return json.loads(gzip.decompress(file.read_bytes()))
