"""Text made comparable: what was written, as plain words that patterns and the classifier read."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from bot.language.clean import clean
from bot.safeguarding.spelling import Speller

HEAD = TAIL = 3000
STOP = "."
# Three dots are a pause, not an end.
SENTENCE_END = re.compile(r"(?:[!?;]|(?<![.])\.)[\"')]*$")
OPENING, ENDS = "-(\"", ".,!?;:"
BREAK = re.compile(r"[,:)(\]\[\"-]$|^[-(\"]")
EDGES = " \t.,;:!?\"'()[]{}<>-_/\\~^&=%#…"
# Up to so many words, four times or more on end.
ENDLESS = re.compile(r"(?<!\S)((?:\S+ ){1,20}?)\1{3,}")
MANY = 40
LETTERS_APART = re.compile(r"^(?:[a-z0-9][.\-_/ ])+[a-z0-9]$")
# Letters of other alphabets that look like Latin ones.
CONFUSABLE = str.maketrans("аеорсухіјѕһԁԛԝɑαβεηικνορτυχ", "aeopcyxijshdqwaabenikvoptux")


@dataclass(frozen=True)
class Comparable:
    """The words of a message, a stop after each sentence, and where smaller breaks stand."""

    words: tuple[str, ...]
    breaks: frozenset[int] = frozenset()

    @cached_property
    def text(self) -> str:
        """Return the words as one line, each followed by a space."""
        return "".join(word + " " for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Return where in the text each word begins, and where the last one ends."""
        return list(accumulate((len(word) + 1 for word in self.words), initial=0))

    @cached_property
    def stops(self) -> list[int]:
        """Return the positions of the stops."""
        return [i for i, word in enumerate(self.words) if word == STOP]

    @cached_property
    def sentences(self) -> list[range]:
        """Return the positions of the words of each sentence, without the stops."""
        edges = pairwise([-1, *self.stops, len(self.words)])
        return [range(before + 1, stop) for before, stop in edges if before + 1 < stop]


class Chunk(NamedTuple):
    """What is written between two spaces: its words, and whether a clause breaks beside them or a sentence ends."""

    words: tuple[str, ...]
    breaks_before: bool
    breaks_after: bool
    ends: bool


class Comparer:
    """Makes messages comparable."""

    def __init__(self, speller: Speller, emoji: Mapping[str, str], joins: Iterable[str]) -> None:
        """Keep the speller, the words for emoji, and pairs of words that are written apart."""
        self._speller = speller
        self._emoji = {sign: f" {word} " for sign, word in emoji.items()}
        self._signs = re.compile("|".join(map(re.escape, emoji)))
        self._joins = {(first, second): first + second for first, second in map(str.split, joins)}
        self._chunk = lru_cache(maxsize=20_000)(self._read_chunk)

    def __call__(self, text: str) -> Comparable:
        """Make one message comparable; a very long one keeps its beginning and its end."""
        chunks = _said_thrice(_plain(self._signs.sub(self._in_words, clip(text))).split())
        words: list[str] = []
        breaks: set[int] = set()
        for chunk in _letters_together(chunks):
            read = self._chunk(chunk)
            if read.breaks_before:
                breaks.add(len(words))
            for word in read.words:
                self._add(words, word)
            if read.breaks_after:
                breaks.add(len(words))
            if read.ends and words and words[-1] != STOP:
                words.append(STOP)
        return Comparable(tuple(words), frozenset(breaks))

    def forget(self) -> None:
        """Forget how words were read."""
        self._chunk.cache_clear()
        self._speller.word.cache_clear()

    def _read_chunk(self, chunk: str) -> "Chunk":
        parted = BREAK.search(chunk)
        opens = bool(parted) and chunk[0] in OPENING
        return Chunk(tuple(self._spelt(chunk)), opens, bool(parted) and not opens, bool(SENTENCE_END.search(chunk)))

    def _add(self, words: list[str], word: str) -> None:
        """Add a word, as one with the word before it where the two are one word written apart."""
        if words and (words[-1], word) in self._joins:
            words[-1] = self._joins[words[-1], word]
        else:
            words.append(word)

    def _in_words(self, sign: re.Match[str]) -> str:
        return self._emoji[sign[0]]

    def _spelt(self, chunk: str) -> list[str]:
        core = chunk.strip(EDGES)
        if not core:
            return []
        if core.isalpha():
            return self._speller.word(core)
        if LETTERS_APART.match(core):
            letters = re.sub(r"[^a-z0-9]", "", core)
            return self._speller.joined(letters) or list(letters)
        if "'" in core:
            if core.count("'") == 1 and (whole := self._speller.canonical(core)) != [core]:
                return whole
            # Possessives go, so that one spelling is enough: "dad's" and "dads" are both "dad".
            core = re.sub(r"'s\b", "", core).replace("'", "")
        whole = self._speller.word(core)
        if whole != [core]:
            return whole
        parts = [p for p in re.split(r"[^a-z0-9]+", core) if p]
        if len(parts) > 1 and (joined := self._speller.joined("".join(parts))):
            return joined
        return [word for part in parts for word in self._speller.word(part)]


def clip(text: str) -> str:
    """Keep the head and the tail of a very long text."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} . {text[-TAIL:]}"


def _plain(text: str) -> str:
    """Bring a text to lower-case Latin letters."""
    latin = clean(text).lower()
    if latin.isascii():
        return latin
    latin = latin.translate(CONFUSABLE)
    apart = unicodedata.normalize("NFD", latin)
    return apart.translate({ord(c): _read(c) for c in set(apart) if not c.isascii() and c not in "£€"})


def _read(sign: str) -> str:
    """Read a sign that is not ASCII: a mark is nothing, a letter stays, all else is a gap."""
    if unicodedata.combining(sign):
        return ""
    return sign if sign.isalpha() else " "


def _said_thrice(chunks: list[str]) -> list[str]:
    """Drop what is said over and over after the third time; endless repeats would take long and say no more."""
    if len(chunks) < MANY or len(set(chunks)) * 3 > len(chunks):
        return chunks
    return ENDLESS.sub(r"\1\1\1", " ".join(chunks) + " ").split()


def _letters_together(chunks: list[str]) -> list[str]:
    """Join three or more letters that stand alone, so that `d i e` is one chunk."""
    out: list[str] = []
    run: list[str] = []
    for chunk in [*chunks, ""]:
        letter = chunk.rstrip(ENDS)
        if len(letter) == 1 and letter.isalnum():
            run.append(chunk)
            if letter == chunk:
                continue
            chunk = ""
        out.extend([" ".join(run)] if len(run) >= 3 else run)
        run = []
        if chunk:
            out.append(chunk)
    return out
