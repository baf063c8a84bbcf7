"""Tell what kind of message has no words: pictures, figures or marks alone."""

import re
import unicodedata

# Pictures that people send instead of "thank you".
THANKS = frozenset("👍🙏👏❤♥💛💚💙💜🧡🤝👌")
# Of an emoji: skin tones, joiners and signs that only change how it looks.
MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff\u200d\ufe0e\ufe0f♀♂]")
PICTURES = ("So", "Sk")


def wordless(text: str) -> str | None:
    """Name the kind of a text without words: "thanks", "emoji", "digits" or "marks"; None where it has words."""
    said = MODIFIERS.sub("", text)
    signs = {c for c in said if not c.isspace()}
    if not signs or any(c.isalpha() for c in signs):
        return None
    if signs <= THANKS:
        return "thanks"
    if any(unicodedata.category(c) in PICTURES for c in signs):
        return "emoji"
    return "digits" if any(c.isdigit() for c in signs) else "marks"
