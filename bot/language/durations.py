"""Find how long something has been going on, in weeks."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.language.dates import MONTH, find_dates
from bot.language.mentions import Mention

# A school year has three terms in about 39 weeks (190 school days and the weekends between them).
WEEKS_IN_TERM = 13
DAYS_IN_WEEK = 7
NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "a full": 1.0, "a whole": 1.0, "the whole": 1.0, "all": 1.0, "this": 1.0,
           "a couple of": 2.0, "couple of": 2.0, "two": 2.0, "both": 2.0, "a few": 3.0, "few": 3.0, "several": 4.0,
           "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0,
           "eleven": 11.0, "twelve": 12.0, "half a": 0.5, "half": 0.5, "a half": 0.5}
UNITS = {"day": 1 / DAYS_IN_WEEK, "week": 1.0, "wk": 1.0, "month": 52 / 12, "mth": 52 / 12,
         "half term": WEEKS_IN_TERM / 2, "half-term": WEEKS_IN_TERM / 2, "term": WEEKS_IN_TERM,
         "year": 52.0, "yr": 52.0}
SPAN = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
    rf"\s+(?:full\s+|whole\s+|good\s+|school\s+)?({'|'.join(sorted(UNITS, key=len, reverse=True))})s?\b"
    r"(\s+and\s+a\s+half)?(?!\s*(?:old|group|olds|\d))", re.I)
# "Twice a week" says how often, not how long.
HOW_OFTEN = re.compile(
    r"\b(?:once|twice|thrice|times|x|sessions?|days?|hours?|hrs?|minutes?|mins?|every|each)\s+$", re.I)
SINCE = re.compile(rf"\bsince\s+(?:last\s+)?(?:the\s+)?({MONTH}|summer|easter|christmas|xmas|new year)\b", re.I)
SEASONS = {"summer": 9, "easter": 4, "christmas": 1, "xmas": 1, "new": 1}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find_durations(text: str, today: date) -> list[Mention]:
    """List the spans of time in a text as mentions whose value is a whole number of weeks."""
    spans = [Mention("duration", str(max(1, round(weeks(m)))), m.start(), m.end(), m[0])
             for m in SPAN.finditer(text) if not HOW_OFTEN.search(text[:m.start()])]
    since = [Mention("duration", str(weeks_since(beginning_of(m[1], today), today)), m.start(), m.end(), m[0])
             for m in SINCE.finditer(text)]
    dated = [Mention("duration", str(weeks_since(date.fromisoformat(d.value), today)), d.start, d.end, d.text)
             for d in find_dates(text, today) if re.search(r"\bsince\s+(?:the\s+)?$", text[:d.start], re.I)]
    return sorted([*spans, *since, *dated], key=lambda m: m.start)


def weeks(match: re.Match[str]) -> float:
    """Return how many weeks a span stands for."""
    said = " ".join(match[1].lower().split())
    number = float(said) if said.isdigit() else NUMBERS[said]
    return (number + (0.5 if match[3] else 0.0)) * UNITS[match[2].lower()]


def beginning_of(name: str, today: date) -> date:
    """Return the first day of the latest month of that name, or of the month after a holiday."""
    first = name.lower()[:3]
    month = MONTHS.index(first) + 1 if first in MONTHS else SEASONS[name.lower().split()[0]]
    begun = date(today.year, month, 1)
    return begun if begun <= today else begun - relativedelta(years=1)


def weeks_since(day: date, today: date) -> int:
    """Return the whole weeks since a day; one at the least."""
    return max(1, (today - day).days // DAYS_IN_WEEK)
