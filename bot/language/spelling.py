"""Repair misspelt words against the words that the content itself uses."""

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.vocabulary import names
from bot.language.words import english
from knowledge import Knowledge
from knowledge.prose import prose_of

WORD = re.compile(r"[a-z]+")
# Shorter words have too many neighbours; longer ones may have two slips.
SHORTEST, LONG = 5, 9
# A word that people write this often in the questions is left as they write it: the models have learnt it.
USUAL = 4


class Speller:
    """Brings misspelt words to words of the content; names, numbers and ordinary English stay."""

    def __init__(self, kb: Knowledge) -> None:
        """Collect the words of the content's own prose and names, and what people usually write."""
        askable = kb.askable()
        prose = Counter(w for e in askable for text in (e.title, *prose_of(e)) for w in WORD.findall(text.lower()))
        asked = Counter(w for e in askable for text in e.questions for w in WORD.findall(text.lower()))
        named = {w for name in names(kb) for w in WORD.findall(name.words)}
        self._known = english() | prose.keys() | named | {w for w, n in asked.items() if n >= USUAL}
        # The most used first: of two words as near, it is the likelier.
        self._words = [w for w, _ in (prose + asked).most_common() if len(w) >= SHORTEST - 1 and w in prose]
        self.word = lru_cache(maxsize=20_000)(self._word)

    def repair(self, text: str) -> str:
        """Return a text in lower case with its misspelt words repaired."""
        return WORD.sub(lambda m: self.word(m[0]), text)

    def _word(self, word: str) -> str:
        if len(word) < SHORTEST or word in self._known:
            return word
        slips = 2 if len(word) >= LONG else 1
        found = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found and found[0][0] == word[0] else word
