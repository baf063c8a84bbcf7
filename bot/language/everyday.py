"""Tell a name from the everyday word that is written alike: the bath, mash, a blind bit, the school's reception."""

import re
from collections.abc import Iterable

from bot.language.mentions import Mention

# The word of a mention, its kind, and the surroundings in which it is no name; they hold the word itself.
EVERYDAY = (
    ("bath", "other_council", re.compile(
        r"(?<!\bin )(?<!\bfrom )(?<!\bnear )(?<!\bto )(?<!\bof )(?<!\baround )\bbath\b(?! (?:and north|spa|council))"
        r"|\bbath (?:time|water|mat|toys?|seat|every|each|night)", re.I)),
    ("wales", "other_council", re.compile(
        r"\b(?:holidays?|trips?|caravan|camping|off|going|went|away|weekend|break|days? out)\b[^.?!]{0,20}\bwales\b"
        r"|\bwales\b[^.?!]{0,15}\b(?:nights?|days?|weekend|holidays?|caravan|trip)\b", re.I)),
    ("blind", "need", re.compile(
        r"\bblind (?:bit|eye|spots?|drunk|panic|faith|date|alley)\b|\b(?:sw(?:ear|ears|ore|earing)|rob(?:s|bed)?"
        r"|roller|window|venetian) blind\b", re.I)),
    ("reception", "phase", re.compile(
        r"\breception (?:told|said|says?|staff|desk|lad(?:y|ies)|rang|called|phoned|area|hours|answered|refused|just"
        r"|have|kept|keeps?|won'?t|wouldn'?t|never)\b"
        r"|\b(?:ring|rang|ringing|call(?:ed|ing)?|phon(?:e|ed|ing)|ask(?:ed|ing)?|told|tell|email(?:ed)?|spoke to"
        r"|speak to|at the|school'?s) reception\b(?! (?:class|teacher|year|age|child|pupil))", re.I)),
)
# A level of a course at college is no tier of support.
COURSE = re.compile(
    r"\blevel [1-3] (?:learners?|students?|courses?|diplomas?|b-?tec|nvq|apprentice\w*|functional|maths|english|award"
    r"|qualifications?|certificates?)\b|\b(?:b-?tec|nvq|diploma|functional skills|apprenticeship|gcse)"
    r" (?:at )?level [1-3]\b", re.I)
# A word that is food, unless it is written in capitals or somebody is called, told or asked.
MASH = re.compile(r"\bMASH\b|\b(?i:(?:ring|rang|call|called|contact|contacted|to|by|from|is|does|do) (?:the )?mash"
                  r"|mash (?:team|number|referral|hub|form|worker|meeting)|(?:bury|the council'?s) mash)\b")


def only_names(mentions: Iterable[Mention], text: str) -> list[Mention]:
    """Leave out the mentions that are everyday words where they stand in the text."""
    return [m for m in mentions if not everyday(m, text)]


def everyday(mention: Mention, text: str) -> bool:
    """Tell whether a mention is an everyday word by the words around it."""
    word = mention.text.lower()
    if word == "mash":
        return not covers(MASH, mention, text)
    if mention.kind == "tier" and covers(COURSE, mention, text):
        return True
    return any(covers(pattern, mention, text) for name, kind, pattern in EVERYDAY
               if (word, mention.kind) == (name, kind))


def covers(pattern: re.Pattern[str], mention: Mention, text: str) -> bool:
    """Tell whether a match of a pattern holds the place of a mention."""
    return any(m.start() <= mention.start and mention.end <= m.end() + 1 for m in pattern.finditer(text))
