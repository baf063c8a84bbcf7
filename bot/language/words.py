"""Ordinary English words, so that they are not taken for misspelt names or abbreviations."""

import gzip
import json
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Return the words of spaCy's look-up table of lemmas, in all their forms."""
    table = files("spacy_lookups_data") / "data" / "en_lemma_lookup.json.gz"
    forms: dict[str, str] = json.loads(gzip.decompress(table.read_bytes()))
    return frozenset(word.lower() for pair in forms.items() for word in pair)
