"""The pattern language does what its description says, and refuses what it does not know."""

import time

import pytest

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.context import matches
from bot.safeguarding.patterns import Compiler, Index, PatternError

COMPILER = Compiler({"who": "he | she | [my|our] son"}, lambda word: {"cant": ["can", "not"]}.get(word, [word]))


def found(pattern: str, text: str) -> list[str]:
    message = Comparable(tuple(text.split()))
    spans = matches(Index([COMPILER.compile(pattern)]), message)
    return [" ".join(message.words[s.start:s.end]) for _, s in spans]


@pytest.mark.parametrize(("pattern", "text", "expected"), [
    ("red (cat|big dog)", "a red big dog", ["red big dog"]),
    ("red (cat|big dog)", "a red dog", []),
    ("{who} hits", "our son hits", ["our son hits"]),
    ("{who} hits", "our sun hits", []),
    ("kill*", "he was killing", ["killing"]),
    ("kill*", "a skill", []),
    ("not ~3 alive", "not to be quite alive", ["not to be quite alive"]),
    ("not ~3 alive", "not to be ever quite alive", []),
    ("not ~3 alive", "not it . alive", []),
    ("[really] hurts", "it really hurts", ["really hurts"]),
    ("# years", "two years", ["two years"]),
    ("# years", "13 years", ["13 years"]),
    ("cant cope", "i can not cope", ["can not cope"]),
])
def test_a_pattern_finds(pattern: str, text: str, expected: list[str]):
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", [
    "(open", "close)", "[half", "~40 far", "what?", "{unknown} word", "", "[only optional]", "~3", "# #", "a||b"])
def test_a_wrong_pattern_is_refused_and_named(pattern: str):
    with pytest.raises(PatternError):
        COMPILER.compile(pattern)


def test_a_hostile_text_takes_no_time():
    pattern = "not ~6 (want|wish) ~6 (to|for) ~6 alive"
    started = time.perf_counter()
    found(pattern, "not want to " * 700)
    assert time.perf_counter() - started < 0.5
