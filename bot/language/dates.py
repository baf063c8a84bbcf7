"""Find dates in a message, in UK order, without taking other numbers for dates."""

import re
from datetime import date, datetime, time, timedelta

import dateparser
from dateutil.relativedelta import relativedelta, weekday

from bot.language.mentions import Mention

MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of)"
CANDIDATE = re.compile(
    rf"\b(?:{DAY},?\s+(?:the\s+)?)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b\.?(?:,?\s+(?:\d{{4}}|'?\d{{2}}\b))?"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}\b"
    rf"|\b{COUNT}\s+(?:days?|weeks?|wks?|months?)\s+ago\b|\byesterday\b|\btoday\b|\btomorrow\b"
    rf"|\b(?:last|on|this|next)\s+{DAY}\b", re.I)
WEEKDAY = re.compile(rf"\b(last|on|this|next)\s+({DAY})\b", re.I)
LEADING_DAY = re.compile(rf"^{DAY},?\s+(?:the\s+)?(?=\d)", re.I)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A date without a year that lies further ahead than this was last year's.
AHEAD = timedelta(days=120)


def find_dates(text: str, today: date) -> list[Mention]:
    """List the dates in a text as mentions whose value is an ISO date."""
    found = []
    for match in CANDIDATE.finditer(text):
        day = read_date(match[0], today)
        if day:
            found.append(Mention("date", day.isoformat(), match.start(), match.end(), match[0]))
    return found


def read_date(words: str, today: date) -> date | None:
    """Read one date; one without a year is the latest that has been, or comes soon."""
    weekday = WEEKDAY.search(words)
    if weekday:
        return read_weekday(weekday[1].lower(), weekday[2].lower(), today)
    plain = re.sub(r"'(\d\d)$", r"20\1", LEADING_DAY.sub("", words))
    parsed = dateparser.parse(
        plain, languages=["en"],
        settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime.combine(today, time(12)),
                  "PREFER_DATES_FROM": "current_period", "REQUIRE_PARTS": ["day", "month"],
                  "RETURN_AS_TIMEZONE_AWARE": False})
    if parsed is None:
        return None
    day = parsed.date()
    named_year = re.search(r"\d{4}|[/.-]\d{1,2}[/.-]\d{2}$|\s'?\d{2}$", words)
    if not named_year and day - today > AHEAD:
        day -= relativedelta(years=1)
    return day


def read_weekday(which: str, name: str, today: date) -> date:
    """Read "last Tuesday" or "on Friday": the latest that has been, or the next that comes."""
    number = WEEKDAYS.index(name[:3])
    if which == "next":
        return today + relativedelta(days=1, weekday=weekday(number))
    back = (today.weekday() - number) % 7
    return today - timedelta(days=back or (7 if which == "last" else 0))

