"""Figures worked out by hand: accuracy, refusals, correlation, and the thresholds that are chosen."""

import numpy as np
import pytest

from evaluation.comparing.arrangements import Arrangement
from evaluation.comparing.choosing import compared
from evaluation.comparing.data import OUT, DataSet, Labelled
from evaluation.comparing.measuring import Measured, by_correlation, by_refusals, curve, measure
from evaluation.comparing.table import lines

LABELS = ["a", "b", "c", "d"]
CHANCES = np.array([
    [0.9, 0.1, 0.0, 0.0],
    [0.1, 0.5, 0.3, 0.1],
    [0.1, 0.2, 0.3, 0.4],
    [0.3, 0.2, 0.1, 0.1],
])
ASKED = ["a", "c", "a", OUT]


@pytest.mark.parametrize(("threshold", "in_scope", "out_of_scope"), [
    (0.0, 1 / 3, 0.0), (0.35, 1 / 3, 1.0), (0.95, 0.0, 1.0)])
def test_answers_and_refusals(threshold: float, in_scope: float, out_of_scope: float) -> None:
    found = measure(LABELS, CHANCES, ASKED, threshold)
    assert (found.in_scope, found.out_of_scope) == (pytest.approx(in_scope), out_of_scope)
    assert found.within_three == pytest.approx(2 / 3)


def test_the_correlation_of_all_right_and_of_always_the_same() -> None:
    assert measure(["a", "b"], np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.3]]), ["a", "b", OUT], 0.5).mcc == 1.0
    assert measure(["a", "b"], np.array([[0.9, 0.1], [0.8, 0.2]]), ["a", "b"], 0.0).mcc == 0.0


def test_with_nothing_out_of_scope_there_is_nothing_to_refuse() -> None:
    assert measure(LABELS, CHANCES[:2], ASKED[:2], 0.0).out_of_scope is None


def points(*values: tuple[float, float]) -> list[Measured]:
    """Make a curve whose last point lasts to its end."""
    every = [*values, *[values[-1]] * (50 - len(values))]
    return [Measured(inside, 0.5, mcc, 1.0, n / 50) for n, (inside, mcc) in enumerate(every)]


def test_the_threshold_of_the_best_mean_correlation() -> None:
    assert by_correlation([points((1, 0.1), (1, 0.6), (1, 0.2)), points((1, 0.1), (1, 0.2), (1, 0.5))]) \
        == pytest.approx(0.02)


@pytest.mark.parametrize(("right", "threshold"), [((0.97, 0.96, 0.951, 0.94), 0.04), ((0.94, 0.93), 0.0)])
def test_the_highest_threshold_that_leaves_enough_right_answers(right: tuple[float, ...], threshold: float) -> None:
    assert by_refusals([points(*((share, 0.0) for share in right))]) == pytest.approx(threshold)


class Sure:
    """Is so sure of what a text names, and half as sure of anything that it does not know."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def fit(self, train: Labelled) -> None:
        self.labels = sorted({label for _, label in train if label != OUT})

    def chances(self, texts: list[str]) -> np.ndarray:
        rest = (1 - self.chance) / len(self.labels)
        return np.array([[self.chance if label == text[0] else self.chance / 2 if text[0] == "?" else rest
                          for label in self.labels] for text in texts])


def rows(*names: str, size: int = 8) -> Labelled:
    return [(f"{name} {number}", OUT if name == "?" else name) for name in names for number in range(size)]


def test_what_is_chosen_on_validation_is_measured_on_test() -> None:
    data = DataSet("set", rows("a", "b"), rows("a", "b", "?"), rows("a", "b", "?"))
    found = compared(data, lambda _: [Sure(0.0), Sure(0.9)])
    assert (found.mcc, found.in_scope, found.out_of_scope) == (1.0, 1.0, 1.0)
    assert 0.45 < found.threshold <= 0.9


def test_the_test_part_chooses_nothing() -> None:
    """Validation wants what the test part punishes."""
    class Other(Sure):
        def chances(self, texts: list[str]) -> np.ndarray:
            return super().chances(["?" if "test" in text else text for text in texts])

    def options(_: DataSet) -> list[Arrangement]:
        return [Sure(0.3), Other(0.9)]

    validation = rows("a", "b", "?")
    test = [(f"{label} test", label) for label in ("a", "b")] + [("? test", OUT)]
    assert compared(DataSet("set", rows("a", "b"), test, validation), options).in_scope == 0.0


def test_the_tables_stand_beside_the_published_rows() -> None:
    kept = {"curekart ours": {"in_scope": 0.8, "out_of_scope": 0.7, "mcc": 0.65, "within_three": 0.9,
                              "threshold": 0.2, "cpu": 60},
            "banking77-10 ours": {"in_scope": 0.875, "out_of_scope": None, "mcc": 0.87, "within_three": 0.95,
                                  "threshold": 0.0, "cpu": 9}}
    printed = "\n".join(lines(kept, {"ours": "ours: all of it"}))
    assert "curekart\n" in printed and "banking77-10\n" in printed
    row = next(line for line in printed.splitlines() if "all of it" in line)
    assert row.split()[-6:] == ["80.0", "90.0", "70.0", "0.650", "0.20", "60"]
    assert "best of five, Haptik (HINT3)" in printed and "0.603" in printed
    assert "87.5" in printed and "–" in printed
    assert curve(LABELS, CHANCES, ASKED)[0].threshold == 0.0
