"""Find what a text states: figures, dates, phone numbers, e-mail and web addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from dateutil import parser

MONTH = ("(?:January|February|March|April|May|June|July|August|September|October|November|December)")
DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?: \d{{4}})?\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
                  r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
PHONE = re.compile(r"(?<![\w.])(?:\+44 ?\(?|\(?0)(?:[ ().-]{0,2}\d){7,11}(?!\d)|\b116[ -]?\d{3}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"(?:https?://|www\.)[^\s<>),;]+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|org|com|net|info|eu)"
                 r"\b(?:/[^\s<>),;]*)?", re.I)
TOKEN = re.compile(r"£?\d+(?:[.,:]\d+)*[a-z]*%?|\w+(?:'\w+)?", re.I)
# A sentence, a line, or a bracket that holds no paragraph's number ends what is read together.
BREAK = re.compile(r"[.!?:\n]| \((?=\D)|(?<=\D)\) ")
# A name with a number in it, such as that of a charity.
NAME = re.compile(r"[^\W\d]{3,}\d")
NUMBERS_OF_A_LIST = re.compile(r"^\s*\d+\. ", re.M)
WORDS_FOR_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty".split())
UNITS = re.compile(r"(?:day|week|month|year|term|hour|minute|time|pound)s?$|percent$", re.I)
# How far behind a number in words its unit may stand: "five school days".
UNIT_REACH = 2


@dataclass(frozen=True)
class Token:
    """A word or number of a text, in lower case, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Claim:
    """Something stated: its kind, the words, and the places of its first token and of the one after its last."""

    kind: str
    text: str
    first: int
    after: int


class Passage:
    """A text as tokens, cut where a sentence or a line ends."""

    def __init__(self, text: str) -> None:
        """Take a text whose quotes and dashes are plain."""
        self.text = NUMBERS_OF_A_LIST.sub(lambda m: " " * len(m[0]), text)
        self.tokens = [Token(m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(self.text)]

    @cached_property
    def words(self) -> str:
        """Return all tokens, single spaces between and around them."""
        return f" {' '.join(token.word for token in self.tokens)} "

    @cached_property
    def _breaks(self) -> list[bool]:
        """Tell for each token whether one sentence ends before it."""
        between = (self.text[one.end - 1:other.start + 1] for one, other in pairwise(self.tokens))
        return [True, *(bool(BREAK.search(gap)) for gap in between)]

    def around(self, claim: Claim, before: int, behind: int) -> tuple[str, int]:
        """Return a claim with so many tokens of its sentence on each side, and how many there are."""
        first, after = claim.first, claim.after
        while first > claim.first - before and not self._breaks[first]:
            first -= 1
        while after < min(len(self.tokens), claim.after + behind) and not self._breaks[after]:
            after += 1
        beside = (after - first) - (claim.after - claim.first)
        return " ".join(token.word for token in self.tokens[first:after]), beside

    def claims(self) -> Iterator[Claim]:
        """Go through everything stated, each part of the text once."""
        taken = [False] * len(self.text)
        for kind, pattern in (("address", EMAIL), ("address", WEB), ("phone", PHONE), ("date", DATE)):
            for found in pattern.finditer(self.text):
                if not any(taken[found.start():found.end()]):
                    taken[found.start():found.end()] = [True] * len(found[0])
                    yield self._claim(kind, found[0], found.start(), found.end())
        for place, token in enumerate(self.tokens):
            if not taken[token.start] and self._figure(place):
                yield Claim("figure", self.text[token.start:token.end], place, place + 1)

    def named(self, name: str) -> Iterator[Claim]:
        """Go through the places where a name stands as it is written."""
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
            yield self._claim("council", name, found.start(), found.end())

    def _claim(self, kind: str, text: str, start: int, end: int) -> Claim:
        places = [i for i, token in enumerate(self.tokens) if token.start < end and start < token.end]
        return Claim(kind, text, places[0], places[-1] + 1)

    def _figure(self, place: int) -> bool:
        word = self.tokens[place].word
        if any(c.isdigit() for c in word):
            return not NAME.match(word)
        behind = self.tokens[place + 1:place + 1 + UNIT_REACH]
        return word in WORDS_FOR_NUMBERS and any(UNITS.match(token.word) for token in behind)


def day_of(text: str) -> date | None:
    """Read a date that names its year; None of any other."""
    if not re.search(r"\d{4}|/\d\d$", text):
        return None
    return parser.parse(text, dayfirst="-" not in text).date()


def digits(text: str) -> str:
    """Return the digits of a phone number, +44 as 0."""
    return re.sub(r"\D", "", text.replace("+44", "0", 1).replace("(0)", ""))


def bare(address: str) -> str:
    """Return a web or e-mail address without what may be left out of it."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/.")
