"""What the words of a message speak of, beside what they name."""

from datetime import date

import pytest

from bot.language.named import counted

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("text", "asks"), [
    ("letter came on 3 November, how long have I got", True), ("they got it on 1 May, when is the decision due", True),
    ("sent in March, so by what date must they answer", True), ("is it too late, the letter is from June", True),
    ("got a request to take him today, three like it already. how do we answer", False),
    ("they rang on Thursday and gave in. what happens now", False),
    ("he was sent home on 3 November when he threw a chair", False), ("which country is his home", False),
])
def test_words_that_ask_for_a_time(text: str, asks: bool) -> None:
    assert bool(counted([], text, TODAY)["timing"]) is asks


@pytest.mark.parametrize(("text", "speaks"), [
    ("is 10mg too much", True), ("what dose does she need", True), ("how many of his tablets", True),
    ("can I double his medicine", True), ("who gives medicine at school", False),
    ("how many weeks of reading", False),
])
def test_words_about_how_much_of_a_medicine(text: str, speaks: bool) -> None:
    assert bool(counted([], text, TODAY)["dose"]) is speaks
