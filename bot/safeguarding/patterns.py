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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"[()\[\]|]|~\d+|\{[a-z_]+\}|#|[a-z0-9]+\*?")
NUMBER = r"(?:\d+\w* |(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty) )"
MAX_GAP = 12


class PatternError(ValueError):
    """A pattern that cannot be read."""


Needs = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern and the sets of words of each of which one must be in the text for it to match."""

    source: str
    expression: re.Pattern[str]
    needs: Needs

    @property
    def anchors(self) -> frozenset[str]:
        """Return the set by which a text chooses the pattern."""
        return self.needs[0]

    @property
    def words(self) -> frozenset[str]:
        """Return the whole words that the pattern spells out."""
        return frozenset(re.findall(r"[a-z]+(?= )", self.expression.pattern))


@dataclass(frozen=True)
class _Part:
    """A compiled piece: expression, and the sets of words that it needs one of each of, the rarest first."""

    expression: str
    needs: Needs = ()


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
        if not part.needs:
            raise PatternError(f"{source!r} has no word that must be there")
        return Pattern(source, re.compile(r"(?<!\S)" + part.expression), part.needs)

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
                parts.append(inner if piece == "(" else _Part(f"(?:{inner.expression})?"))
            else:
                parts.append(self._simple(piece, source))
            at += 1
        if not parts:
            raise PatternError(f"{source!r} has an empty part")
        return self._joined(parts), at

    def _simple(self, piece: str, source: str) -> _Part:
        if piece == "#":
            return _Part(NUMBER)
        if piece[0] == "~":
            if int(piece[1:]) > MAX_GAP:
                raise PatternError(f"{source!r} has a gap of more than {MAX_GAP} words")
            return _Part(rf"(?:[^. ]+ ){{0,{piece[1:]}}}?")
        if piece[0] == "{":
            return self._group(piece[1:-1], source)
        if piece[-1] == "*":
            return _Part(rf"{piece[:-1]}\w* ", (frozenset([piece]),))
        words = self._canonical(piece)
        return _Part("".join(w + " " for w in words), self._rarest_first(frozenset([w]) for w in words))

    def _group(self, name: str, source: str) -> _Part:
        if name not in self._groups:
            raise PatternError(f"{source!r} names the group {name!r}, which words.yml does not have")
        if name not in self._known:
            self._known[name] = self._parse(self._groups[name])
        return self._known[name]

    def _joined(self, parts: list[_Part]) -> _Part:
        needs = self._rarest_first(words for p in parts for words in p.needs)
        return _Part("".join(p.expression for p in parts), needs)

    def _rarest_first(self, needs: Iterable[frozenset[str]]) -> Needs:
        return tuple(sorted(dict.fromkeys(needs), key=lambda words: max(map(self._cost, words)) * len(words)))

    def _cost(self, word: str) -> int:
        """Tell how poor a word is for choosing which patterns to try: common words are."""
        return 50 if word in self._common else 1


def _either(options: list[_Part]) -> _Part:
    all_need = all(o.needs for o in options)
    needs = (frozenset().union(*(o.needs[0] for o in options)),) if all_need else ()
    longest_first = sorted((o.expression for o in options), key=len, reverse=True)
    return _Part(f"(?:{'|'.join(longest_first)})", needs)


class Index:
    """Finds which patterns are worth trying on a text, by the words that they need."""

    def __init__(self, patterns: list[Pattern]) -> None:
        """Index the patterns by the rarest words that they need; number the sets that they need besides."""
        self.patterns = patterns
        self._chosen_by: dict[str, list[int]] = {}
        numbers: dict[frozenset[str], int] = {}
        self._also: list[list[int]] = []
        for number, pattern in enumerate(patterns):
            for word in pattern.anchors:
                self._chosen_by.setdefault(word, []).append(number)
            self._also.append([numbers.setdefault(words, len(numbers)) for words in pattern.needs[1:]])
        self._sets = list(numbers)
        self._begins: dict[str, list[str]] = {}
        for begin in sorted({word for p in patterns for words in p.needs for word in words if word[-1] == "*"}):
            self._begins.setdefault(begin[0], []).append(begin)
        self._needed = frozenset().union(*(words for p in patterns for words in p.needs))
        self._known = lru_cache(maxsize=20_000)(self._look_up)

    def candidates(self, words: Iterable[str]) -> list[int]:
        """List the numbers of the patterns all of whose needs are among these words, in order."""
        present: set[str] = set()
        chosen: set[int] = set()
        for word in set(words):
            forms, numbers = self._known(word)
            if forms:
                present.update(forms)
                chosen.update(numbers)
        if not chosen:
            return []
        missing: dict[int, bool] = {}
        found = []
        for number in sorted(chosen):
            for also in self._also[number]:
                if also not in missing:
                    missing[also] = present.isdisjoint(self._sets[also])
                if missing[also]:
                    break
            else:
                found.append(number)
        return found

    def _look_up(self, word: str) -> tuple[list[str], list[int]]:
        """Return the forms of a word that patterns need, and the patterns that these choose."""
        begins = self._begins.get(word[0], ())
        forms = [*(form for form in (word,) if form in self._needed),
                 *(begin for begin in begins if word.startswith(begin[:-1]))]
        return forms, [number for form in forms for number in self._chosen_by.get(form, ())]
