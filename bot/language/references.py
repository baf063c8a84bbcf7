"""Find the number of a file, a case or an application in a message."""

import re

from bot.language.mentions import Mention

REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|case|application|claim|file)\b\.?(?:\s+(?:no|num|number|id)\b\.?)?"
    r"(?:\s+(?:is|ends in))?\s*[:#-]?\s*"
    r"([a-z]{0,4}[-/]?\d{3,})\b", re.I)


def find_references(text: str) -> list[Mention]:
    """List the numbers of files and cases; whoever gives one asks about that case."""
    return [Mention("reference", m[1], m.start(), m.end(), m[0]) for m in REFERENCE.finditer(text)]
