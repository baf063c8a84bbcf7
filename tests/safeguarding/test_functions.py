"""What the screen must be able to do, with a look-alike beside every risk."""

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot import paths
from bot.safeguarding import Level, Screen, Screening

FEWEST_FUNCTIONS, FEWEST_PAIRS = 45, 5
# What is learnt is learnt anew at each training, and the look-alikes are as near to a risk as they can be: the share
# of pairs that the whole screen must get right, and how many of one function it may get wrong.
LEAST_SHARE, MOST_WRONG = 0.94, 2

Message = str | list[str]


class Pair(NamedTuple):
    function: str
    risk: Message
    lookalike: Message
    learnt: str = ""


FUNCTIONS = yaml.safe_load((Path(__file__).parent / "functions.yml").read_text(encoding="utf-8"))["functions"]
PAIRS = [Pair(name, *pair) for name, pairs in FUNCTIONS.items() for pair in pairs]


def look(screen: Screen, message: Message) -> Screening:
    """Screen a message, or the last message of a conversation."""
    turns = [message] if isinstance(message, str) else message
    return screen.check(turns[-1], turns[:-1])


def reached(screen: Screen, pair: Pair) -> bool:
    return look(screen, pair.risk).level > Level.NONE


def spared(screen: Screen, pair: Pair) -> bool:
    return look(screen, pair.lookalike).level < Level.INTERRUPT


@pytest.fixture(scope="module")
def whole() -> Screen:
    """The whole screen, where it has been trained."""
    screen = Screen.load(paths.MODELS, paths.CONTENT)
    if screen.classifier is None:
        reason = "the screen is not trained: run `python -m bot train` first"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return screen


def test_there_are_many_functions_with_many_cases():
    assert len(FUNCTIONS) >= FEWEST_FUNCTIONS
    assert {name for name, pairs in FUNCTIONS.items() if len(pairs) < FEWEST_PAIRS} == set()
    texts = Counter(str(m) for pair in PAIRS for m in (pair.risk, pair.lookalike))
    assert [text for text, times in texts.items() if times > 3] == []
    assert {pair.learnt for pair in PAIRS} <= {"", "learnt"}


def test_the_risks_are_of_every_kind(phrase_screen: Screen):
    kinds = {look(phrase_screen, pair.risk).kind for pair in PAIRS}
    assert kinds >= {kind for kind in phrase_screen._ranks}


@pytest.mark.parametrize("pair", [p for p in PAIRS if not p.learnt], ids=lambda p: f"{p.function}: {p.risk}")
def test_both_of_a_pair_are_right(phrase_screen: Screen, pair: Pair):
    assert reached(phrase_screen, pair), pair.risk
    assert spared(phrase_screen, pair), pair.lookalike


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_whole_screen_reaches_every_grave_phrase(phrase_screen: Screen, whole: Screen, function: str):
    grave = [p for p in PAIRS if p.function == function and look(phrase_screen, p.risk).level is Level.INTERRUPT]
    assert [p.risk for p in grave if not reached(whole, p)] == []


def test_the_whole_screen_tells_pairs_apart(whole: Screen):
    wrong = [pair for pair in PAIRS if not (reached(whole, pair) and spared(whole, pair))]
    print(f"{len(PAIRS) - len(wrong)} of {len(PAIRS)} pairs are right")
    assert len(wrong) <= (1 - LEAST_SHARE) * len(PAIRS), [(p.risk, p.lookalike) for p in wrong]
    assert {f: n for f, n in Counter(p.function for p in wrong).items() if n > MOST_WRONG} == {}
