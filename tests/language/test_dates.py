"""Dates in every form that people write them, on a Sunday that is handed in."""

from datetime import date

import pytest

from bot.language.dates import find_dates

SUNDAY = date(2026, 11, 22)


def found(text: str, today: date = SUNDAY) -> list[str]:
    return [m.value for m in find_dates(text, today)]


@pytest.mark.parametrize(
    "text",
    [
        "3 March 2026",
        "3rd March 2026",
        "3rd of March 2026",
        "the 3rd of march, 2026",
        "3 mar 2026",
        "3 Mar. 2026",
        "March 3 2026",
        "march 3rd, 2026",
        "03/03/2026",
        "3/3/2026",
        "3/3/26",
        "3.3.2026",
        "3.3.26",
        "3-3-2026",
        "2026-03-03",
        "Tuesday 3 March 2026",
        "Tues 3 March 2026",
        "Tuesday, the 3rd of March 2026",
        "on Tuesday 3 March 2026",
        "last Tuesday 3 March 2026",
        "on Tuesday, March 3rd 2026",
        "3 March",
        "3rd March",
        "3/3",
        "3 march 26",
        "3 March '26",
    ],
)
def test_one_date_in_many_forms(text: str) -> None:
    (day,) = found(f"they received it {text} and nothing since")
    assert day == "2026-03-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/04/2026", "2026-04-03"),
        ("3.4.26", "2026-04-03"),
        ("11/12", "2026-12-11"),
        ("2026-04-03", "2026-04-03"),
        ("2026-12-11", "2026-12-11"),
    ],
)
def test_the_day_comes_first_but_for_iso(text: str, day: str) -> None:
    assert found(text) == [day]


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("20 December", date(2026, 11, 22), "2026-12-20"),  # comes soon
        ("20 December", date(2027, 1, 5), "2026-12-20"),  # has just been
        ("15 June", date(2026, 11, 22), "2026-06-15"),
        ("15 June", date(2027, 1, 5), "2026-06-15"),  # more than 120 days ahead: it was last year's
        ("15 April", date(2027, 1, 5), "2027-04-15"),
        ("29 February", date(2026, 11, 22), "2024-02-29"),  # the latest that there was
        ("3 June last year", date(2026, 11, 22), "2025-06-03"),
        ("1 sept 25", date(2026, 11, 22), "2025-09-01"),
    ],
)
def test_a_year_that_is_not_said(text: str, today: date, day: str) -> None:
    assert found(text, today) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("10 days ago", "2026-11-12"),
        ("a week ago", "2026-11-15"),
        ("two weeks ago", "2026-11-08"),
        ("6 wks ago", "2026-10-11"),
        ("a couple of weeks ago", "2026-11-08"),
        ("three months ago", "2026-08-22"),
        ("last Tuesday", "2026-11-17"),
        ("last Sunday", "2026-11-15"),
        ("on Friday", "2026-11-20"),
        ("on Sunday", "2026-11-22"),
        ("this Friday", "2026-11-27"),
        ("next Wednesday", "2026-11-25"),
        ("next Sunday", "2026-11-29"),
    ],
)
def test_days_told_from_today(text: str, day: str) -> None:
    assert found(f"we asked {text}") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "how long is 20 weeks",
        "year 3",
        "my son in year 4 may need a plan",
        "he is in Year 9 may I ask",
        "aged 7 may",
        "section 36 and reg 5",
        "24/7 support",
        "1/2 term",
        "0161 496 0000",
        "3 of them",
        "the 3rd",
        "march",
        "march 2026",
        "it may take 6 weeks",
        "31/02/2026",
        "32 March 2026",
        "45/45",
        "room 12-14",
        "£20",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_may_is_a_month_after_a_plain_number() -> None:
    assert found("they got it on 4 May") == ["2026-05-04"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("from 3 March to 5 June 2026", ["2026-03-03", "2026-06-05"]),
        ("sent 3/11/26 and it is 22/11/26 now", ["2026-11-03", "2026-11-22"]),
        ("3 march 20 weeks from then", ["2026-03-03"]),
        ("on Monday 2 November and on Friday", ["2026-11-02", "2026-11-20"]),
    ],
)
def test_several_in_order(text: str, days: list[str]) -> None:
    assert found(text) == days


def test_the_place_in_the_message_is_known() -> None:
    text = "they got it on 3 March 2026, I think"
    (mention,) = find_dates(text, SUNDAY)
    assert (mention.kind, text[mention.start : mention.end]) == ("date", "3 March 2026") == ("date", mention.text)


@pytest.mark.parametrize("text", [
    "the 20 weeks went a month ago", "my time ran out on 3 March", "review due 3 March", "it was due on 3 March 2026",
    "they want it back by a week on Thursday", "it should have come on 3 March", "it will be thirty weeks on Monday",
])
def test_a_day_on_which_a_time_ends_starts_none(text: str) -> None:
    assert [m.kind for m in find_dates(text, SUNDAY)] == ["end_date"]


@pytest.mark.parametrize("text", [
    "we applied on 3 March", "the letter came a month ago", "they got it yesterday",
    "it was six weeks ago that we asked on 3 March",
])
def test_other_days_start_one(text: str) -> None:
    assert [m.kind for m in find_dates(text, SUNDAY)][-1] == "date"


@pytest.mark.parametrize(("text", "day"), [
    ("they got it a fortnight ago", "2026-11-08"), ("two fortnights ago", "2026-10-25"),
    ("it was the Monday before last", "2026-11-09"), ("three weeks last Tuesday", "2026-10-27"),
    ("three weeks ago on Friday", "2026-10-30"), ("eleven weeks ago", "2026-09-06"),
    ("the twelfth of October", "2026-10-12"), ("twenty-first June", "2026-06-21"),
])
def test_days_in_spoken_forms(text: str, day: str) -> None:
    assert found(text) == [day]


@pytest.mark.parametrize(("text", "day"), [
    ("everybody else will hear on 1 March", "2027-03-01"),
    ("the others are going to get their places by the 15th June", "2027-06-15"),
    ("they'll all know on 1 March. And us?", "2027-03-01"),
    ("when will we know if we asked on 1 March", "2026-03-01"),
    ("how soon will they say, I sent it 15 June", "2026-06-15"),
    ("will it count that they got it on 1 March", "2026-03-01"),
    ("they will have to look again. It was 1 March", "2026-03-01"),
    ("they will ring us on Friday", "2026-11-27"),
    ("they will ring us about it, they said on Friday", "2026-11-20"),
    ("she will send what she wrote on 1 March 2026", "2026-03-01"),
    ("he will ask about the letter of 1 March 2026", "2026-03-01"),
])
def test_a_day_that_is_told_to_come_lies_ahead(text: str, day: str) -> None:
    assert found(text) == [day]
