"""What the screen must be able to do, with a look-alike beside every risk."""

from pathlib import Path

import pytest
import yaml

from bot.safeguarding import Level, Screen

FUNCTIONS = yaml.safe_load((Path(__file__).parent / "functions.yml").read_text(encoding="utf-8"))["functions"]
PAIRS = [(name, *pair) for name, pairs in FUNCTIONS.items() for pair in pairs]


def test_there_are_many_functions():
    assert len(FUNCTIONS) >= 45


@pytest.mark.parametrize(("function", "risk", "lookalike"), PAIRS)
def test_both_of_a_pair_are_right(phrase_screen: Screen, function: str, risk: str, lookalike: str):
    assert phrase_screen.check(risk).level > Level.NONE
    assert phrase_screen.check(lookalike).level < Level.INTERRUPT
