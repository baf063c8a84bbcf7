"""Tell whether a text looks like another language, where nothing else is sure."""

import re

from bot.language.clean import LATIN_ENDS
from bot.language.words import english

WORD = re.compile(r"[^\W\d_]+")
# At least this share of the words must be unknown here.
UNKNOWN_SHARE = 0.5


def foreign(text: str) -> bool:
    """Tell whether half of the words are unknown and some letter is no plain English one, or none is Latin."""
    words = WORD.findall(text.lower())
    if not words:
        return False
    if all(letter >= LATIN_ENDS for word in words for letter in word):
        return True
    unknown = sum(word not in english() for word in words)
    return not text.isascii() and any(not word.isascii() for word in words) and unknown >= UNKNOWN_SHARE * len(words)
