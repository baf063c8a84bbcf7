"""Find words about how much of a medicine to give."""

import re

DOSE = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|mls?|milligrams?|micrograms?|millilit(?:re|er)s?)\b"
    r"|\b(?:over|under)?dos(?:e|es|age|ages|ing)\b"
    r"|\bhow (?:much|many)\b(?:\s\w+){0,3}\s(?:tablets?|pills?|medicines?|medication|meds|drops)\b"
    r"|\b(?:double|halve|half|up|increase|lower|skip|stop)\b(?:\s\w+){0,3}\s(?:tablets?|pills?|medicines?|medication|meds)"
    r"\b", re.I)


def speaks_of_dose(text: str) -> bool:
    """Tell whether a message speaks of an amount of a medicine; whoever does may ask for medical advice."""
    return bool(DOSE.search(text))
