"""Who answers at this hour: London time, weekends and the bank holidays of England."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
# Made at start: the first use of the library takes a second or more, which no one at risk should wait.
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")


def london(now: datetime) -> datetime:
    """Return a moment in London time; a time without a zone is taken as London's."""
    return now.replace(tzinfo=LONDON) if now.tzinfo is None else now.astimezone(LONDON)


def is_open(hours: Any, now: datetime) -> bool | None:
    """Tell whether somebody answers now; None when the hours are not known."""
    if hours is None:
        return None
    here = london(now)
    answer: bool | None = hours.is_open(here, bank_holiday=here.date() in BANK_HOLIDAYS)
    return answer
