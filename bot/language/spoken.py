"""Find what the words of a message speak of, beside what they name."""

import re

# A time that is asked for: a date beside such words may start a clock.
TIMING = "timing"
# An amount of a medicine: whoever speaks of one may ask for medical advice.
DOSE = "dose"
# Coming to live here from another council's area: the question is for this council.
MOVING = "moving"
# How the writer feels, which is no word about this service.
FEELING = "feeling"
SPOKEN = {
    MOVING: re.compile(r"\b(?:mov(?:e|es|ed|ing)|relocat(?:e|es|ed|ing)|transferr(?:ed|ing)|c(?:o|a)m(?:e|ing)) "
                       r"(?:\w+ ){0,3}from\b", re.I),
    FEELING: re.compile(r"\bi(?:'?m| am|'?ve been)?(?: (?:really|just|so|always|still|a bit))? feel(?:ing|s)?\b"
                        r"(?! (?:like )?(?:you|this|that|it|the)\b)|\b(?:makes|made|making) me feel\b", re.I),
    TIMING: re.compile(
        r"\bhow (?:long|soon|late|many (?:\w+ )?(?:days?|weeks?|wks?|months?)|much (?:time|longer))\b"
        r"|\bw(?:h)?en(?:'?s| is| are| will| do| does| should| must| can| would| by)\b|\bwhen\W*$"
        r"|\b(?:what|which) (?:date|day|week)\b|\bby what\b|\bhas it been\b"
        r"|\b(?:deadlines?|time ?limits?|timelines?|time ?frames?|timescales?)\b"
        r"|\b(?:due|dates?|calculat\w+|count(?:s|ed|ing)?|work out)\b"
        r"|\b(?:too|been) late\b|\boverdue\b|\b(?:still )?(?:in|within|out of) time\b|\brun(?:s|ning)? out\b"
        r"|\b(?:days?|weeks?) (?:left|from|after)\b|\btill when\b|\blast day\b", re.I),
    DOSE: re.compile(
        r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|mls?|milligrams?|micrograms?|millilit(?:re|er)s?)\b"
        r"|\b(?:over|under)?dos(?:e|es|age|ages|ing)\b"
        r"|\bhow (?:much|many)\b(?:\s\w+){0,3}\s(?:tablets?|pills?|medicines?|medication|meds|drops)\b"
        r"|\b(?:double|halve|half|up|increase|lower|skip|stop)\b(?:\s\w+){0,3}\s(?:tablets?|pills?|medicines?|medication|meds)"
        r"\b", re.I),
}


def spoken_of(text: str) -> dict[str, bool]:
    """Tell of each kind whether a message speaks of it."""
    return {kind: bool(words.search(text)) for kind, words in SPOKEN.items()}
