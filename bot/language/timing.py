"""Find words that ask for a time limit, or for what follows from a date."""

import re

ASKED = re.compile(
    r"\bhow (?:long|soon|late|many (?:\w+ )?(?:days?|weeks?|wks?|months?)|much (?:time|longer))\b"
    r"|\bw(?:h)?en(?:'?s| is| are| will| do| does| should| must| can| would| by)\b|\bwhen\W*$"
    r"|\b(?:what|which) (?:date|day|week)\b|\bby what\b|\bhas it been\b"
    r"|\b(?:deadlines?|time ?limits?|timelines?|time ?frames?|timescales?)\b"
    r"|\b(?:due|dates?|calculat\w+|count(?:s|ed|ing)?|work out)\b"
    r"|\b(?:too|been) late\b|\boverdue\b|\b(?:still )?(?:in|within|out of) time\b|\brun(?:s|ning)? out\b"
    r"|\b(?:days?|weeks?) (?:left|from|after)\b|\btill when\b|\blast day\b", re.I)


def asks_for_time(text: str) -> bool:
    """Tell whether a message asks for a time; a date beside such words may start a clock."""
    return bool(ASKED.search(text))
