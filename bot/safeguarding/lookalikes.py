"""Find ordinary words that the speller would take for a misspelt word of risk.

Run `python -m bot.safeguarding.lookalikes` after changing phrases: it prints the words that
knowledge/content/safeguarding/lookalikes.yml does not hold yet. A person decides what goes in.
"""

import gzip
import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.phrases import PhraseLayer
from bot.safeguarding.spelling import Speller

FREQUENT = 40_000
TABLES = "en_lexeme_prob.json.gz", "en_lemma_lookup.json.gz"


def ordinary_words() -> list[str]:
    """List English words, frequent or with a known lemma, from the public spaCy look-up tables."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "data"
    frequent, lemmas = (json.loads(gzip.decompress((folder / name).read_bytes())) for name in TABLES)
    ranked = [w for w in list(frequent)[:FREQUENT] if w.isalpha() and w.islower() and len(w) > 3]
    spelt = (w for pair in lemmas.items() for w in pair if w.isalpha() and w.islower() and len(w) > 4)
    return [*ranked, *spelt]


def mistaken(speller: Speller, words: Iterable[str]) -> list[str]:
    """List the words that the speller would change."""
    return sorted({w for w in words if w not in speller.replaced and speller.word(w) != [w]})


def main() -> None:
    """Print the ordinary words that still need to be protected."""
    speller = PhraseLayer(Content(CONTENT)).speller
    for word in mistaken(speller, ordinary_words()):
        print(word, "->", " ".join(speller.word(word)))


if __name__ == "__main__":
    main()
