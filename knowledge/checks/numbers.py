"""Numbers: each one that people read stands in a fact field of its entry."""

import re
from collections.abc import Iterator
from typing import Any

from knowledge.checks.finding import Finding
from knowledge.checks.reaching import PHONE
from knowledge.models import Entry, Intervention, Situation, Strategy
from knowledge.models.base import Model
from knowledge.models.places import Reachable
from knowledge.prose import prose_of
from knowledge.store import Knowledge

NUMBER = re.compile(r"(?<![\w£.])£?(\d+(?:[.,]\d+)*)(?![\w-])")
# Numbers that name things rather than state facts: years of school, key stages, section letters.
NAMING = re.compile(
    r"(?i)\b(?:years?|key stages?|ks|stage|section|sections|part|regulation|article|chapter|tiers?|levels?|"
    r"paragraphs?|schedule|step|option|element|type|version|reg|s|para)\.?\s?\d+[\d.()]*"
    r"(?:\s?(?:to|and|or|,|-)\s?\d+[\d.()]*)*"
    r"|\b(?:19|20)\d\d(?:-\d\d)?\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b|\b1:1\b|\b999\b|\b111\b|\b101\b|\b18001\b|\b0 to 25\b"
)
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
# A number in letters states a fact where a unit of time, distance or money follows it.
SPELLED = re.compile(
    rf"(?i)\b({'|'.join(WORDS)})[ -](?:(?:school|working|calendar)[ -])?"
    r"(?:days?|weeks?|months?|terms?|years?|hours?|minutes?|miles?|sessions?|pounds)\b")
# Here "in two weeks" is advice and no fact.
ADVICE, ADVISING = ("next",), (Strategy, Situation)
# Facts of their own that hold numbers.
FACTS = ("figures", "limit", "or_limit", "ages", "group", "per_week", "minutes", "weeks", "eef", "cost", "hours")


def loose_numbers(knowledge: Knowledge) -> Iterator[Finding]:
    """Find numbers in prose that no fact field of the entry holds, in digits or in letters."""
    for entry in knowledge.entries.values():
        known = numbers_held(entry)
        for text in prose_of(entry):
            for number in NUMBER.findall(NAMING.sub(" ", PHONE.sub(" ", text))):
                if number not in known and number.replace(",", "") not in known:
                    yield entry, "figures", f"`{number}` in the prose is in no fact field"
        for text in () if isinstance(entry, ADVISING) else prose_of(entry, without=ADVICE):
            for found in SPELLED.finditer(text):
                if str(WORDS.index(found[1].lower()) + 2) not in known:
                    yield entry, "figures", f"`{found[0]}` in the prose is in no fact field"


def numbers_held(entry: Entry) -> set[str]:
    """Collect the numbers that the fact fields of an entry hold, and those that are part of its names."""
    held = " ".join(str(v) for name in (*FACTS, "aliases") for v in values(getattr(entry, name, None)))
    if isinstance(entry, Reachable):
        held = f"{held} {entry.text}"
    return {number.removesuffix(".0") for number in re.findall(r"\d+(?:[.,]\d+)*", held)}


def values(fact: Any) -> Iterator[Any]:
    """Go through what a fact holds, whatever its shape."""
    match fact:
        case Model():
            for name in fact.__fields__:
                yield from values(getattr(fact, name))
        case tuple():
            for part in fact:
                yield from values(part)
        case None:
            return
        case _:
            yield fact


def unsure_numbers(knowledge: Knowledge) -> Iterator[Finding]:
    """Find numbers to ring, hours and prices that are shown though they are not confirmed."""
    for entry in knowledge.entries.values():
        if entry.shown and entry.status != "confirmed":
            if isinstance(entry, Reachable) and (entry.phone or entry.text or entry.hours.known):
                yield entry, "status", "is not confirmed, and has a number or hours"
            if isinstance(entry, Intervention) and entry.cost:
                yield entry, "status", "is not confirmed, and has a cost"
