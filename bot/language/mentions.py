"""Find what a message mentions: names from the content, misspelt ones, years and ages, negation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from bot.language.vocabulary import Name
from bot.language.words import english
from knowledge import Knowledge

# A shorter word has too many neighbours; a lower ratio turns words into other words.
SHORTEST_MISSPELT = 6
CLOSE_ENOUGH = 86
DENIED = ("council", "need", "phase", "tier")
NEGATIONS = {"not", "isn't", "isnt", "never", "without", "no", "dont", "don't", "nt", "n't"}
NEGATION_REACH = 2
YEAR_GROUP = re.compile(r"\b(?:year|years|yr|yrs|y)[\s.-]?(\d{1,2})\b", re.I)
NOT_AN_AGE = r"(?! ?(?:weeks?|months?|days?|hours?|min|%|times|(?:yrs?|years?) (?:ago|behind|below)))"
AGE = re.compile(
    r"\b(\d{1,2})(?:\s?(?:and a half|1/2))?[\s-]?(?:years?[\s-]?olds?|yrs?[\s-]?old|y/?o\b|yr olds?)"
    r"|\b(?:aged?|hes|he's|shes|she's|he is|she is|who is|whos|turned|turning|is) "
    r"(?:actually |now |only |just |nearly |almost |about |just turned )?(\d{1,2})\b" + NOT_AN_AGE,
    re.I)


@dataclass(frozen=True)
class Mention:
    """A piece of a message that stands for something: kind, id, where, and whether it is denied."""

    kind: str
    value: str
    start: int
    end: int
    text: str
    denied: bool = False


def inside(mention: Mention, longer: Mention) -> bool:
    """Tell whether a mention of a phase is a part of a longer one."""
    return mention.kind == longer.kind == "phase" and longer.start <= mention.start and mention.end <= longer.end


class Mentions:
    """Finds mentions in spaCy documents made by the language that was built from the content."""

    def __init__(self, kb: Knowledge, names: Iterable[Name]) -> None:
        """Prepare the words that spelling is repaired against, and the phases' ages and years."""
        self._single = {n.words: n for n in names
                        if " " not in n.words and len(n.words) >= SHORTEST_MISSPELT
                        and n.kind in ("need", "term", "intervention", "council")}
        self._spellings = list(self._single)
        self._phases = list(kb.phases.values())
        self._years = {str(y).lower().removeprefix("year ").strip(): p.id
                       for p in self._phases for y in p.years}

    def find(self, doc: Doc) -> list[Mention]:
        """List the mentions in order of place; a denied one is marked."""
        found = [Mention(e.label_, e.ent_id_, e.start_char, e.end_char, e.text) for e in doc.ents]
        taken = {t.i for e in doc.ents for t in e}
        found += self._misspelt(doc, taken)
        years = self._years_and_ages(doc.text, found)
        # "Yr 3" names a year and no Reception class, though "yr" alone does.
        found = [m for m in found if not any(inside(m, year) for year in years)] + years
        denied = [replace(m, denied=self._denied(doc, m)) for m in found]
        return sorted(denied, key=lambda m: m.start)

    def _misspelt(self, doc: Doc, taken: set[int]) -> list[Mention]:
        found = []
        for token in doc:
            word = token.lower_
            if token.i in taken or len(word) < SHORTEST_MISSPELT or not word.isalpha() or word in english():
                continue
            best = process.extractOne(word, self._spellings, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
            if best and best[0][0] == word[0]:
                name = self._single[best[0]]
                found.append(Mention(name.kind, name.value, token.idx, token.idx + len(token), token.text))
        return found

    def _years_and_ages(self, text: str, known: list[Mention]) -> list[Mention]:
        found = []
        for match in YEAR_GROUP.finditer(text):
            phase = self._years.get(match[1])
            if phase:
                found.append(Mention("phase", phase, match.start(), match.end(), match[0]))
        for match in AGE.finditer(text):
            age = int(match[1] or match[2])
            phase = next((p.id for p in self._phases if p.ages.start <= age < p.ages.to), None)
            if phase and not any(m.kind == "phase" for m in known + found):
                found.append(Mention("phase", phase, match.start(), match.end(), match[0]))
        return [m for m in found
                if not any(m.start < k.end and k.start < m.end and not inside(k, m) for k in known)]

    @staticmethod
    def _denied(doc: Doc, mention: Mention) -> bool:
        before = [t.lower_ for t in doc if t.idx < mention.start][-NEGATION_REACH:]
        return mention.kind in DENIED and any(w in NEGATIONS for w in before)
