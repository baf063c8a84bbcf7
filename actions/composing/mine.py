"""Come back to the council of the page after another one was asked about."""

import re

# "Back to mine", "and for us", "what about my own council".
MINE = re.compile(r"\b(?:back to|and|for|in|at|what about|about|not) (?:mine|ours|us|"
                  r"(?:my|our) (?:own )?(?:council|area|one|side))\b\W*(?:again|then|now|please|pls|tho|though)?\W*$",
                  re.I)
MOST_WORDS = 8


def comes_back(text: str) -> bool:
    """Tell whether a short message asks for the person's own council again."""
    return len(text.split()) <= MOST_WORDS and bool(MINE.search(text))
