"""Repair spelling, and open up abbreviations and local words, before a sentence is encoded."""

import re
from functools import partial

from bot.language.clean import clean
from bot.language.questions import lead_end
from bot.language.spelling import Speller
from bot.language.vocabulary import normal
from bot.language.words import english
from knowledge import Knowledge

LONGEST_ABBREVIATION = 8
# "N if they say no", "fish n chips".
AND = re.compile(r"\bn\b")
SMALL = {"a", "and", "at", "for", "in", "of", "on", "or", "than", "the", "to"}


class Expander:
    """Writes a message in the words of the field: spelling repaired, abbreviations opened, case and marks dropped."""

    def __init__(self, kb: Knowledge) -> None:
        """Collect the abbreviations that have a spelled-out form, and old words with today's beside them."""
        self._speller = Speller(kb)
        self._long: dict[str, str] = {}
        self._today: dict[str, str] = {}
        for term in kb.terms.values():
            forms = [normal(f) for f in (term.title, *term.aliases)]
            if term.today:
                self._long.update({form: f"{form} {normal(term.today)}" for form in forms[1:]})
                self._today.update(dict.fromkeys(forms[1:], normal(term.today)))
                continue
            short = [f for f in forms if " " not in f and len(f) <= LONGEST_ABBREVIATION]
            # "E.H.C.P." is no spelled-out form.
            spelled = [f for f in forms if " " in f and not all(len(word) == 1 for word in f.split())]
            for form in short:
                best = min(spelled, key=partial(distance, form), default=None)
                # A word of everyday English ("outcome") stays unless its letters stand for words ("SALT").
                if best and (stands_for(form, best) or form not in english()):
                    self._long.setdefault(form, best)
        words = sorted(self._long, key=len, reverse=True)
        self._pattern = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\b") if words else None

    def expand(self, text: str, today: bool = False) -> str:
        """Return the text in lower case, with misspelt words repaired and abbreviations opened up.

        Today's word stands beside an old one, or in its place where nobody asks about the old word itself.
        """
        said = clean(text)
        plain = AND.sub("and", self._speller.repair(normal(said[lead_end(said):])))
        if self._pattern is None:
            return plain
        words = {**self._long, **self._today} if today else self._long
        return self._pattern.sub(lambda m: words[m[1]], plain)


def distance(short: str, spelled: str) -> tuple[bool, bool, int]:
    """Order spelled-out forms: first those that the abbreviation stands for, then the nearest in length."""
    words = spelled.split()
    return not stands_for(short, spelled), short in words, abs(len(words) - len(short))


def stands_for(short: str, spelled: str) -> bool:
    """Tell whether an abbreviation is the first letters of words, with or without the small ones."""
    words = spelled.split()
    first = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in SMALL)
    return first.startswith(short) or main.startswith(short)
