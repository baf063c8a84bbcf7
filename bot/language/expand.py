"""Open up abbreviations and local words before a sentence is encoded."""

import re

from bot.language.clean import clean
from bot.language.vocabulary import normal
from knowledge import Knowledge

LONGEST_ABBREVIATION = 8


class Expander:
    """Writes a message in the words of the field: abbreviations opened, case and marks dropped."""

    def __init__(self, kb: Knowledge) -> None:
        """Collect the abbreviations of glossary terms that have a spelled-out form."""
        self._long: dict[str, str] = {}
        for term in kb.terms.values():
            forms = [normal(f) for f in (term.title, *term.aliases)]
            short = [f for f in forms if " " not in f and len(f) <= LONGEST_ABBREVIATION]
            spelled = [f for f in forms if " " in f]
            for form in short:
                if spelled and form != spelled[0]:
                    self._long.setdefault(form, min(spelled, key=lambda s: abs(len(s.split()) - len(form))))
        words = sorted(self._long, key=len, reverse=True)
        self._pattern = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\b") if words else None

    def expand(self, text: str) -> str:
        """Return the text in lower case with abbreviations opened up."""
        plain = normal(clean(text))
        if self._pattern is None:
            return plain
        return self._pattern.sub(lambda m: self._long[m[1]], plain)
