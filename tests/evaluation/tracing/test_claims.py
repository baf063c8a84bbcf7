"""What a text states is found, each thing once, and nothing else."""

from datetime import date

import pytest

from evaluation.tracing.claims import Passage, bare, day_of, digits

CLAIMS = [
    ("It takes 20 weeks.", [("figure", "20")]),
    ("In 2024, 46% came on time; it costs £1,200.50 a year.",
     [("figure", "2024"), ("figure", "46%"), ("figure", "£1,200.50")]),
    ("You have two months, or five school days.", [("figure", "two"), ("figure", "five")]),
    ("Choose one or two, then six of them.", []),
    ("1. Ask in writing.\n2. Keep a copy.", []),
    ("By Monday 7 December 2026, or 3rd of March 2027.", [("date", "7 December 2026"), ("date", "3rd of March 2027")]),
    ("Checked 2026-11-22 and 22/11/2026.", [("date", "2026-11-22"), ("date", "22/11/2026")]),
    ("The plan may end in May.", []),
    ("Call 01632 960 001, +44 (0)1632 960001, 0800 1111 or 116 123.",
     [("phone", "01632 960 001"), ("phone", "+44 (0)1632 960001"), ("phone", "0800 1111"), ("phone", "116 123")]),
    ("In danger? Call 999.", [("figure", "999")]),
    ("Write to send@testshire.gov.uk or see https://www.testshire.gov.uk/send/how-to?page=2.",
     [("address", "send@testshire.gov.uk"), ("address", "https://www.testshire.gov.uk/send/how-to?page=2.")]),
    ("Go to testshire.gov.uk/send.", [("address", "testshire.gov.uk/send.")]),
    ("Bury2gether is a group.", []),
    ("Open 9am to 5.30pm, from Year 4 and KS2.",
     [("figure", "9am"), ("figure", "5.30pm"), ("figure", "4"), ("figure", "KS2")]),
]


@pytest.mark.parametrize(("text", "found"), CLAIMS)
def test_what_is_stated(text: str, found: list[tuple[str, str]]) -> None:
    assert [(claim.kind, claim.text) for claim in Passage(text).claims()] == found


@pytest.mark.parametrize(("text", "around"), [
    ("They decide by week 6 at the very latest. Then you hear.", "decide by week 6 at the very"),
    ("Wait. 6 weeks is long", "6 weeks is long"),
    ("Weeks: 6\nThen more", "6"),
    ("See regulation 13(2) to (4)", "see regulation 13 2 to 4"),
    ("The hub (with all 6 lines) is open", "with all 6 lines"),
])
def test_the_words_beside_a_claim_end_with_its_sentence(text: str, around: str) -> None:
    passage = Passage(text)
    claim = next(claim for claim in passage.claims() if claim.text in ("6", "13"))
    assert passage.around(claim, 3, 3 if "13" not in text else 4)[0] == around


def test_a_name_is_found_as_it_is_written() -> None:
    passage = Passage("Reading helps. Ask Reading Council, not the reading club.")
    assert [claim.first for claim in passage.named("Reading")] == [0, 3]


@pytest.mark.parametrize(("text", "day"), [
    ("7 December 2026", date(2026, 12, 7)), ("3rd of March 2027", date(2027, 3, 3)), ("2026-11-12", date(2026, 11, 12)),
    ("12/11/2026", date(2026, 11, 12)), ("7 December", None),
])
def test_the_day_of_a_date(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_ways_of_writing_numbers_and_addresses() -> None:
    assert digits("+44 (0)1632 960-001") == digits("01632 960001") == "01632960001"
    assert bare("https://www.Testshire.gov.uk/send/") == bare("testshire.gov.uk/send.") == "testshire.gov.uk/send"
