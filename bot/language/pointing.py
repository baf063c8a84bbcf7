"""Find words that point back at the tier that was last talked about."""

import re

from bot.language.mentions import Mention

# The value of a mention that stands for the tier of the conversation.
SAME = "same"
POINTING = re.compile(r"\b(?:at |on |for )?(?:that|this|the same|such a)\s+(?:tier|level|rung)\b", re.I)


def find_pointing(text: str) -> list[Mention]:
    """List "that level" and the like as mentions of the same tier."""
    return [Mention("tier", SAME, m.start(), m.end(), m[0]) for m in POINTING.finditer(text)]
