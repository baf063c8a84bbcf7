"""Thresholds are chosen on validation parts, and what was learnt for them is not learnt again."""

from collections.abc import Sequence

import numpy as np

from evaluation.comparing.choosing import compared
from evaluation.comparing.data import OUT, DataSet, Labelled

SURE, UNSURE, GUESS = [0.9, 0.1], [0.65, 0.35], [0.55, 0.45]
CHANCES = {"a": SURE, "b": SURE[::-1], "unsure": UNSURE, "far": GUESS, "far too": GUESS}
TRAIN: Labelled = [("a", "one"), ("b", "two")]


class Counted:
    """Gives the chances of a table, and counts how often it learns."""

    def __init__(self) -> None:
        self.learnt = 0

    def fit(self, train: Labelled) -> None:
        self.learnt += 1

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([CHANCES[text] for text in texts])


def test_a_validation_part_of_its_own_gives_the_threshold() -> None:
    option = Counted()
    validation = [("a", "one"), ("b", "two"), ("unsure", "one"), ("far", OUT)]
    found = compared(DataSet("clinc150", TRAIN, [("a", "one"), ("far too", OUT)], validation), lambda data: [option])
    assert option.learnt == 1
    assert 0.55 < found.threshold <= 0.65
    assert (found.in_scope, found.out_of_scope) == (1, 1)
