"""Abbreviations of the glossary, found in the words of an answer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

# Two capitals at least, such as SENCO or SpLD; or one of these with a word or two, such as EHC plan or SEN Support.
SHORT = re.compile(r"(?=(?:[a-z]*[A-Z]){2})[A-Za-z]{2,8}(?: [A-Za-z][a-z]+){0,2}")
IN_BRACKETS = re.compile(r"\(([^)]+)\)")
OPENED = re.compile(r"s? \(")


@dataclass(frozen=True)
class Found:
    """An abbreviation in a text: where it stands, which term it is, whether the text opens it itself."""

    start: int
    end: int
    term: Any
    opened: bool


def short_forms(term: Any) -> set[str]:
    """Return the abbreviations that a term goes by: in its title, before and within brackets, and as aliases."""
    bracketed = [part for found in IN_BRACKETS.findall(term.title) for part in found.split(", ")]
    return {name for name in (term.title.split(" (")[0], *bracketed, *term.aliases) if SHORT.fullmatch(name)}


class Abbreviations:
    """Find the abbreviations that a council's readers may not know."""

    def __init__(self, kb: Any, known: Iterable[str] = ()) -> None:
        """Keep the knowledge base, and the abbreviations that the page explains elsewhere."""
        self.kb = kb
        self.known = frozenset(known)
        self._index = cache(self._make_index)

    def find(self, text: str, council: str | None) -> Iterator[Found]:
        """Go through the abbreviations of a text in order."""
        pattern, terms = self._index(council)
        for match in pattern.finditer(text) if terms else ():
            inside = text[: match.start()].endswith("(")
            opened = inside or OPENED.match(text, match.end()) is not None
            yield Found(match.start(), match.end(), terms[match[0]], opened)

    def _make_index(self, council: str | None) -> tuple[re.Pattern[str], dict[str, Any]]:
        meant = defaultdict(list)
        for term in self.kb.terms.values():
            if term.shown and self.kb.visible_to(term.id, council):
                for name in short_forms(term) - self.known:
                    meant[name].append(term)
        # One that stands for two things explains neither.
        terms = {name: found[0] for name, found in meant.items() if len(found) == 1}
        longest_first = "|".join(re.escape(name) for name in sorted(terms, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{longest_first})(?=(?:s|['’]s)?(?![\w-]))"), terms
