"""Find dates in a message, in UK order, without taking other numbers for dates."""

import re
from datetime import date, datetime, time, timedelta

import dateparser
from dateutil.relativedelta import relativedelta, weekday

from bot.language.mentions import Mention

MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNT = rf"(?:\d{{1,2}}|an?|{'|'.join(COUNTED)}|a couple of)"
# "The twelfth of October", "twenty-first June".
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth", *(f"twenty {n}" for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh",
                                                    "eighth", "ninth")), "thirtieth", "thirty first")
ORDINAL = "|".join(sorted((o.replace(" ", "[- ]") for o in ORDINALS), key=len, reverse=True))
UNIT = r"(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|%)"
# A year of two digits, unless it counts something: "3 March 20 weeks from then".
YEAR = rf"(?:,?\s+(?:\d{{4}}|'?\d{{2}}\b(?!\s*{UNIT})))"
NUMBERED = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL})\s+(?:of\s+)?{MONTH}\b"
FIGURES = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b"
CANDIDATE = re.compile(
    rf"\b(?:{DAY},?\s+(?:the\s+)?)?{NUMBERED}\.?{YEAR}?(?:\s+last\s+year)?"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    rf"|\b{FIGURES}|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    r"|\b(?!24/7\b)\d{1,2}/\d{1,2}\b(?!\s+(?:term|hour|day)s?\b)"
    rf"|\b{COUNT}\s+(?:weeks?|wks?)\s+(?:ago\s+)?(?:last|on|this)\s+{DAY}\b|\b(?:the\s+)?{DAY}\s+before\s+last\b"
    rf"|\b{COUNT}\s+(?:days?|weeks?|wks?|fortnights?|months?)\s+ago\b|\byesterday\b|\btoday\b|\btomorrow\b"
    # A day of the week beside its date is only a part of it.
    rf"|\b(?:last|on|this|next)\s+{DAY}\b(?!,?\s+(?:the\s+)?(?:{NUMBERED}|{MONTH}\s+\d|{FIGURES}))", re.I)
# "Three weeks last Tuesday", "the Monday before last".
WEEKS_BACK = re.compile(rf"\b({COUNT})\s+(?:weeks?|wks?)\s+(?:ago\s+)?(?:last|on|this)\s+({DAY})\b", re.I)
BEFORE_LAST = re.compile(rf"\b({DAY})\s+before\s+last\b", re.I)
WEEKDAY = re.compile(rf"\b(last|on|this|next)\s+({DAY})\b", re.I)
LEADING_DAY = re.compile(rf"^{DAY},?\s+(?:the\s+)?(?=\d)", re.I)
# "Year 4 may need help" has no date in it.
NAMED_NUMBER = re.compile(r"\b(?:years?|yrs?|y|ages?|aged|ks|stage|tier|level|section|part|step|week)\s*$",
                          re.I)
FORTNIGHTS = re.compile(rf"\b({COUNT})\s+fortnights?\b", re.I)
LAST_YEAR = re.compile(r"\s+last\s+year$", re.I)
# What names a year group as well: "4 may", or two of them, "3/4".
MAY = re.compile(r"^\d{1,2}(?: may|/\d{1,2})$", re.I)
NAMED_YEAR = re.compile(r"\d{4}|[/.-]\d{1,2}[/.-]\d{2}$|\s'?\d{2}$|\byear\b|\bago\b|\blast\b|\byesterday\b", re.I)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A date without a year that lies further ahead than this was last year's.
AHEAD = timedelta(days=120)


# What stands before a date on which a time ends: "20 weeks went a month ago", "back by a week on Thursday".
ENDS = re.compile(
    r"\b(?:went|gone|ran out|run out|ended|ends|expired|expires|passed|(?:was|were|is|been) up|due"
    r"|overdue since"
    r"|should have \w+|deadline (?:was|is)|by|(?:be|been|it's|its|is) (?:\w+ )?\w+ weeks?)"
    r"\s+(?:about |over |nearly |a week |back )*(?:on |from )?$", re.I)

# What stands before a date that is still to come: "they will hear on 1 March". Nobody asks with it, and nothing is told
# to have been done: "when will we know if we asked on 1 March".
COMING = re.compile(
    r"(?<!\bhow )(?<!\bhow soon )(?<!\bwhat )(?<!\bwhen )(?<!\bwho )\b(?:will|'?ll|going to|gonna|gunna)\s+"
    r"(?:(?!(?:after|asked|applied|from|got|had|i|if|it|made|posted|put|received|rang|sent|since|they|told|was|we|went"
    r"|were|when|wrote)\b)[\w']+\s+){0,7}$", re.I)


def find_dates(text: str, today: date) -> list[Mention]:
    """List the dates in a text as mentions whose value is an ISO date; those that end a time are of another kind."""
    found = []
    for match in CANDIDATE.finditer(text):
        if MAY.match(match[0]) and NAMED_NUMBER.search(text[:match.start()]):
            continue
        day = read_date(match[0], today)
        if day and day < today and not NAMED_YEAR.search(match[0]) and COMING.search(text[:match.start()]):
            day += relativedelta(weeks=1) if WEEKDAY.search(match[0]) else relativedelta(years=1)
        if day:
            kind = "end_date" if ENDS.search(text[:match.start()]) else "date"
            found.append(Mention(kind, day.isoformat(), match.start(), match.end(), match[0]))
    return found


def read_date(words: str, today: date) -> date | None:
    """Read one date; one without a year is the latest that has been, or comes soon."""
    if earlier := WEEKS_BACK.search(words):
        last = read_weekday("on", earlier[2].lower(), today)
        return last - timedelta(weeks=counted(earlier[1].lower()))
    if before := BEFORE_LAST.search(words):
        return read_weekday("last", before[1].lower(), today) - timedelta(weeks=1)
    weekday = WEEKDAY.search(words)
    if weekday:
        return read_weekday(weekday[1].lower(), weekday[2].lower(), today)
    parsed = dateparser.parse(
        plain(words), languages=["en"], date_formats=["%Y-%m-%d"],
        settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime.combine(today, time(12)),
                  "PREFER_DATES_FROM": "current_period", "REQUIRE_PARTS": ["day", "month"],
                  "RETURN_AS_TIMEZONE_AWARE": False})
    if parsed is None:
        return None
    day = parsed.date()
    if LAST_YEAR.search(words):
        return day + relativedelta(year=today.year - 1)
    if not NAMED_YEAR.search(words) and day - today > AHEAD:
        day -= relativedelta(years=1)
    return day


def plain(words: str) -> str:
    """Write a date as the date library reads it."""
    shorter = LAST_YEAR.sub("", LEADING_DAY.sub("", words))
    plainer = re.sub(r"\bwks?\b", "weeks", re.sub(r"\ba couple of\b", "2", shorter, flags=re.I), flags=re.I)
    plainer = FORTNIGHTS.sub(lambda m: f"{2 * counted(m[1].lower())} weeks", plainer)
    plainer = re.sub(rf"^(?:{ORDINAL})\b", lambda m: str(ORDINALS.index(m[0].lower().replace("-", " ")) + 1), plainer,
                     flags=re.I)
    return re.sub(r"'(\d\d)$", r"20\1", plainer)


def counted(word: str) -> int:
    """Return the number that a figure or a word stands for; "a" stands for one."""
    if word.isdigit():
        return int(word)
    return 2 if word.startswith("a couple") else COUNTED.index(word) + 1 if word in COUNTED else 1


def read_weekday(which: str, name: str, today: date) -> date:
    """Read "last Tuesday" or "on Friday": the latest that has been; "this" and "next": one that comes."""
    number = WEEKDAYS.index(name[:3])
    if which in ("this", "next"):
        return today + relativedelta(days=int(which == "next"), weekday=weekday(number))
    back = (today.weekday() - number) % 7
    return today - timedelta(days=back or (7 if which == "last" else 0))
