"""A message comes out as text that can be handled, with the same words in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.clean import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  how \t long\r\n does\n\nit take ", "how long does it take"),
        ("I\u2019m her mum", "I'm her mum"),
        ("don\u00b4t and don`t and don\u2032t", "don't and don't and don't"),
        ("\u201cquoted\u201d \u2013 dashed \u2014 and\u2026", '"quoted" - dashed - and...'),
        ("year\u20103 and 4\u20116", "year-3 and 4-6"),
        ("\ufb01nal pl\u200ban", "final plan"),
        ("\uff28\uff45\uff4c\uff50", "Help"),
        ("h\u00e9 caf\u00e9", "h\u00e9 caf\u00e9"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u00a0b\u3000c", "a b c"),
        ("a\u3164b\u2800c\uffa0d", "a b c d"),
        ("k\U000e0069ill", "kill"),
        ("\u202eabc\u202c", "abc"),
        ("a\x00b\x1bc\x7f", "a b c"),
        ("\ud83d broken", "broken"),
        ("ok \U0001f600", "ok \U0001f600"),
        ("\ufffd", ""),
        ("", ""),
        ("   ", ""),
        ("\u200b\u200b", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text(st.characters()))
def test_any_text_comes_out_valid_and_stays_as_it_is(raw: str) -> None:
    text = clean(raw)
    text.encode("utf-8")
    assert clean(text) == text
    assert "  " not in text and text == text.strip()


@given(st.text("abcdefghijklmnopqrstuvwxyz ABC 0123456789.,?!'", max_size=200))
def test_plain_words_are_kept(raw: str) -> None:
    assert clean(raw).split() == raw.split()
