"""Whatever is typed, the screen answers, answers fast, and says the same twice."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safeguarding import Level, Screen, Screening
from bot.safeguarding.content import CONTENT, Content

SCREEN = Screen(Content(CONTENT))
RISKS = ["i want to die", "dad hits me", "she took a whole packet of tablets", "a man online wants nude pictures"]
WORDS = st.lists(st.sampled_from(
    "i he she not want to die kill myself never plan school dad hits me . , no policy said knife 1 !!".split()))


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_gets_a_screening(text: str):
    found = SCREEN.check(text)
    assert isinstance(found, Screening)
    assert found == SCREEN.check(text)
    assert "failed" not in found.layers


@given(st.lists(st.text(alphabet=st.characters(), max_size=60), max_size=5), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_turns_get_a_screening(earlier: list[str], text: str):
    assert "failed" not in SCREEN.check(text, earlier).layers


@given(WORDS)
@settings(max_examples=300, deadline=None)
def test_any_order_of_grave_words_gets_a_screening(words: list[str]):
    assert "failed" not in SCREEN.check(" ".join(words)).layers


@given(st.sampled_from(RISKS), st.text(alphabet="abcdefgh ", max_size=80))
@settings(max_examples=150, deadline=None)
def test_words_before_in_their_own_sentence_cancel_nothing(risk: str, before: str):
    assert SCREEN.check(f"{before}. {risk}").level is Level.INTERRUPT


@given(st.sampled_from(RISKS), st.lists(st.sampled_from(["\u200b", "\u00ad", "\u2060"]), min_size=1, max_size=8))
@settings(max_examples=80, deadline=None)
def test_hidden_characters_hide_nothing(risk: str, hidden: list[str]):
    dotted = risk
    for number, sign in enumerate(hidden):
        place = (number * 3) % len(dotted)
        dotted = dotted[:place] + sign + dotted[place:]
    assert SCREEN.check(dotted).level is Level.INTERRUPT


def test_the_phrase_layer_is_fast_on_hostile_text():
    for text in ("i want to " * 600, "a" * 6000, "kill not never no " * 350, "\u200b" * 6000, "1!|" * 2000):
        started = time.perf_counter()
        SCREEN.check(text)
        assert time.perf_counter() - started < 1.0, text[:20]
