"""Bring a written word to the form that the phrase base uses: contractions, variants, disguises."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

REPEATS = re.compile(r"(.)\1{2,}")
DISGUISED = re.compile(r"[a-z].*[0-9@$!*|+£€]|[0-9@$!*|+£€].*[a-z]")
LEET = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s",
        "£": "e", "€": "e", "+": "t"}
# One sign that may stand for several letters: every reading is tried.
OPEN_SIGNS = {"1": "il", "!": "il", "|": "il"}
ANY = ascii_lowercase
MIN_FUZZY, LONG_WORD, MAX_WORD = 5, 9, 24
MAX_RUN, LONGEST_PART = 200, 14


class Speller:
    """Spells single written words; knows which words carry risk and which only look like one."""

    def __init__(self, *, expansions: Mapping[str, str], variants: Mapping[str, Iterable[str]],
                 guarded: Iterable[str], lookalikes: Iterable[str], common: Iterable[str]) -> None:
        """Keep the spelling tables; words that the phrases use come later, with `learn`."""
        self._replace = {written: words.split() for written, words in expansions.items()}
        for words, written_forms in variants.items():
            self._replace.update({written: words.split() for written in written_forms})
        self._risk = frozenset(guarded)
        self._common = frozenset(common)
        self._known = {*lookalikes, *self._common, *self._risk}
        self._near: dict[str, list[str]] = {}
        self._shapes: dict[tuple[int, str], list[str]] = {}
        for word in sorted(self._risk):
            if len(word) >= MIN_FUZZY:
                self._near.setdefault(word[0], []).append(word)
            self._shapes.setdefault((len(word), word[0]), []).append(word)
        # What letters without spaces are cut into: single letters are words only where they are `a` and `i`.
        parts = self._risk | self._common | {w for w in self._replace if len(w) > 3}
        self._parts = {part for part in parts if len(part) > 1} | {"a", "i"}
        # One chunk of a message may hold the same word hundreds of times.
        self.word = lru_cache(maxsize=20_000)(self._word)

    def learn(self, words: Iterable[str]) -> None:
        """Take in words that are right as they are."""
        self._known.update(words)
        self.word.cache_clear()

    @property
    def replaced(self) -> frozenset[str]:
        """Return the written forms that have an entry in the spelling tables."""
        return frozenset(self._replace)

    def canonical(self, word: str) -> list[str]:
        """Spell a word of a pattern: contractions and variants only."""
        return self._replace.get(word, [word])

    def joined(self, letters: str) -> list[str] | None:
        """Read letters without spaces as words that carry risk; None when they are not that."""
        if letters in self._risk:
            return [letters]
        return self._segmented(letters)

    def _word(self, word: str) -> list[str]:
        if word in self._replace:
            return self._replace[word]
        if word in self._known or len(word) > MAX_RUN:
            return [word]
        if not word.isalpha() and DISGUISED.search(word):
            return self._undisguised(word) or [word]
        if len(word) >= MIN_FUZZY and word.endswith("in") and word + "g" in self._known:
            return self._replace.get(word + "g", [word + "g"])
        shorter = self._unstretched(word)
        if shorter:
            return shorter
        if len(word) >= 8 and (parts := self._segmented(word)):
            return parts
        return [self._nearest(word) or word]

    def _undisguised(self, word: str) -> list[str] | None:
        """Read digits and signs as the letters they stand for, when that gives a word of risk."""
        if len(word) > MAX_WORD:
            return None
        readings = [ANY if c == "*" else OPEN_SIGNS.get(c) or LEET.get(c, c) for c in word]
        for first in readings[0]:
            for known in self._shapes.get((len(word), first), ()):
                if all(letter in reading for letter, reading in zip(known, readings, strict=True)):
                    return [known]
        plain = "".join(LEET.get(c, OPEN_SIGNS.get(c, c)[0]) for c in word)
        return self._replace.get(plain)

    def _unstretched(self, word: str) -> list[str] | None:
        """Read `diiiie` as `die` and `killlll` as `kill`."""
        if not REPEATS.search(word):
            return None
        for keep in (r"\1", r"\1\1"):
            shorter = REPEATS.sub(keep, word)
            if shorter in self._replace:
                return self._replace[shorter]
            if shorter in self._known:
                return [shorter]
        return [REPEATS.sub(r"\1\1", word)]

    def _segmented(self, letters: str) -> list[str] | None:
        """Split letters without spaces into known words, one of which carries risk."""
        size = len(letters)
        ends = (letters[start:] in self._parts for start in range(max(0, size - LONGEST_PART), size))
        if size > MAX_RUN or not any(ends):
            return None
        best: list[list[str] | None] = [[]] + [None] * size
        for start, before in enumerate(best):
            if before is None:
                continue
            for end in range(start + 1, min(start + LONGEST_PART, size) + 1):
                found = best[end]
                if letters[start:end] in self._parts and (found is None or len(before) + 1 < len(found)):
                    best[end] = [*before, letters[start:end]]
        words = best[size]
        if not words or not any(w in self._risk and len(w) > 2 for w in words):
            return None
        long_enough = len(words) >= 3 or (len(words) == 2 and min(map(len, words)) >= 4)
        return [s for w in words for s in self.canonical(w)] if long_enough else None

    def _nearest(self, word: str) -> str | None:
        """Find the risk word that a misspelt one stands for: one slip, or two in a long word."""
        if not MIN_FUZZY <= len(word) <= MAX_WORD or not word.isalpha():
            return None
        slips = 2 if len(word) >= LONG_WORD else 1
        near = process.extractOne(word, self._near.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return str(near[0]) if near else None
