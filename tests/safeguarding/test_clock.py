"""The hour that counts is London's, with its summer time and the bank holidays of England."""

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.safeguarding.clock import LONDON, is_open, london


class Asked:
    """Hours that remember what they were asked."""

    def is_open(self, now: datetime, bank_holiday: bool = False) -> bool:
        self.now, self.bank_holiday = now, bank_holiday
        return True


def test_a_time_without_a_zone_is_londons_and_any_other_is_turned_into_it():
    assert london(datetime(2027, 7, 1, 9)) == datetime(2027, 7, 1, 9, tzinfo=LONDON)
    turned = london(datetime(2027, 7, 1, 8, tzinfo=timezone.utc))
    assert (turned.hour, turned.tzinfo) == (9, LONDON)
    assert london(datetime(2027, 1, 1, 8, tzinfo=ZoneInfo("Asia/Tokyo"))).day == 31


def test_unknown_hours_are_neither_open_nor_closed():
    assert is_open(None, datetime(2027, 7, 1)) is None


@pytest.mark.parametrize(("now", "bank_holiday"), [
    (datetime(2026, 12, 28, 10), True), (datetime(2026, 12, 29, 10), False),
    # Half past midnight in London while the day before still runs in Greenwich time.
    (datetime(2027, 5, 2, 23, 30, tzinfo=timezone.utc), True), (datetime(2027, 5, 3, 23, 30, tzinfo=timezone.utc),
                                                                False),
    # A holiday of Scotland only.
    (datetime(2027, 11, 30, 10), False),
])
def test_the_hours_are_asked_with_the_time_in_london_and_the_holiday(now: datetime, bank_holiday: bool):
    hours = Asked()
    assert is_open(hours, now) is True
    assert hours.now == london(now) and hours.now.tzinfo is LONDON and hours.bank_holiday is bank_holiday
