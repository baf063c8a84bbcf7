"""Word-sequence patterns: a small readable language turned into linear-time expressions.

    want to (die|be dead)      words, and a choice of words or word sequences
    {want} to die              a named group of choices from words.yml
    suicid*                    a word that begins so
    not ~3 alive               up to three other words in between, within the sentence
    [really] hurts             an optional part
    #                          a number

A pattern only ever sees text made comparable: lower-case words with single spaces, and a full stop
as a word of its own at the end of a sentence. No element can match across it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

TOKEN = re.compile(r"[()\[\]|]|~\d+|\{[a-z_]+\}|#|[a-z0-9]+\*?")
NUMBER = r"(?:\d+\w* |(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty) )"
MAX_GAP = 12


class PatternError(ValueError):
    """A pattern that cannot be read."""


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern and the words of which one must be in the text for it to match."""

    source: str
    expression: re.Pattern[str]
    anchors: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Return the whole words that the pattern spells out."""
        return frozenset(re.findall(r"[a-z]+(?= )", self.expression.pattern))


@dataclass(frozen=True)
class _Part:
    """A compiled piece: expression, and the words one of which it needs (None: needs none)."""

    expression: str
    anchors: frozenset[str] | None


class Compiler:
    """Turns pattern texts into expressions, given the named groups and the word spelling rules."""

    def __init__(self, groups: Mapping[str, str], canonical: Callable[[str], list[str]],
                 common: frozenset[str] = frozenset()) -> None:
        """Keep the groups; `canonical` spells a written word the way that texts are made comparable."""
        self._groups = groups
        self._canonical = canonical
        self._common = common
        self._known: dict[str, _Part] = {}

    def compile(self, source: str) -> Pattern:
        """Compile one pattern; raise PatternError with the pattern in it when it is wrong."""
        part = self._parse(source)
        if not part.anchors:
            raise PatternError(f"{source!r} has no word that must be there")
        return Pattern(source, re.compile(r"(?<!\S)" + part.expression), part.anchors)

    def _parse(self, source: str) -> _Part:
        tokens = TOKEN.findall(source)
        if "".join(tokens) != re.sub(r"\s+", "", source):
            raise PatternError(f"{source!r} has a sign that patterns do not know")
        part, rest = self._choice(tokens, 0, source)
        if rest != len(tokens):
            raise PatternError(f"{source!r} closes a bracket that it did not open")
        return part

    def _choice(self, tokens: list[str], at: int, source: str) -> tuple[_Part, int]:
        options: list[_Part] = []
        while True:
            option, at = self._sequence(tokens, at, source)
            options.append(option)
            if at >= len(tokens) or tokens[at] != "|":
                break
            at += 1
        if len(options) == 1:
            return options[0], at
        return _either(options), at

    def _sequence(self, tokens: list[str], at: int, source: str) -> tuple[_Part, int]:
        parts: list[_Part] = []
        while at < len(tokens) and tokens[at] not in ("|", ")", "]"):
            piece = tokens[at]
            if piece in ("(", "["):
                inner, at = self._choice(tokens, at + 1, source)
                if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[piece]:
                    raise PatternError(f"{source!r} does not close a bracket")
                parts.append(inner if piece == "(" else _Part(f"(?:{inner.expression})?", None))
            else:
                parts.append(self._simple(piece, source))
            at += 1
        if not parts:
            raise PatternError(f"{source!r} has an empty part")
        return self._joined(parts), at

    def _simple(self, piece: str, source: str) -> _Part:
        if piece == "#":
            return _Part(NUMBER, None)
        if piece[0] == "~":
            if int(piece[1:]) > MAX_GAP:
                raise PatternError(f"{source!r} has a gap of more than {MAX_GAP} words")
            return _Part(rf"(?:[^. ]+ ){{0,{piece[1:]}}}?", None)
        if piece[0] == "{":
            return self._group(piece[1:-1], source)
        if piece[-1] == "*":
            return _Part(rf"{piece[:-1]}\w* ", frozenset([piece]))
        words = self._canonical(piece)
        return _Part("".join(w + " " for w in words), frozenset([min(words, key=self._cost)]))

    def _group(self, name: str, source: str) -> _Part:
        if name not in self._groups:
            raise PatternError(f"{source!r} names the group {name!r}, which words.yml does not have")
        if name not in self._known:
            self._known[name] = self._parse(self._groups[name])
        return self._known[name]

    def _joined(self, parts: list[_Part]) -> _Part:
        needed = [p.anchors for p in parts if p.anchors]
        best = min(needed, key=lambda words: max(map(self._cost, words)) * len(words)) if needed else None
        return _Part("".join(p.expression for p in parts), best)

    def _cost(self, word: str) -> int:
        """Tell how poor a word is for choosing which patterns to try: common words are."""
        return 50 if word in self._common else 1


def _either(options: list[_Part]) -> _Part:
    needed = [o.anchors for o in options]
    anchors = frozenset().union(*(a for a in needed if a)) if all(needed) else None
    longest_first = sorted((o.expression for o in options), key=len, reverse=True)
    return _Part(f"(?:{'|'.join(longest_first)})", anchors)


class Index:
    """Finds which patterns are worth trying on a text, by the words that they need."""

    def __init__(self, patterns: list[Pattern]) -> None:
        """Index the patterns by their anchor words."""
        self.patterns = patterns
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for word in pattern.anchors:
                table = self._begins if word.endswith("*") else self._exact
                table.setdefault(word.rstrip("*"), []).append(number)
        self._lengths = sorted({len(word) for word in self._begins})

    def candidates(self, words: list[str]) -> list[int]:
        """List the numbers of the patterns whose needed words are among these, in order."""
        found: set[int] = set()
        for word in set(words):
            found.update(self._exact.get(word, ()))
            for length in self._lengths:
                if length > len(word):
                    break
                found.update(self._begins.get(word[:length], ()))
        return sorted(found)
