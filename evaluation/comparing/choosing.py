"""Choose settings and a threshold on validation parts, then measure once on the test part."""

from collections.abc import Callable, Sequence

import numpy as np

from evaluation.comparing.arrangements import Arrangement
from evaluation.comparing.data import DataSet, Labelled, labels_of
from evaluation.comparing.measuring import Measured, by_correlation, by_refusals, curve, measure

# Sets for which published rows give answers in scope and refusals apart; elsewhere the correlation counts.
APART = ("clinc150",)


def compared(data: DataSet, make: Callable[[DataSet], list[Arrangement]]) -> Measured:
    """Choose among the options that an arrangement has for a set, and measure the best on the test part."""
    options = make(data)
    if data.validation is not None:
        # The same examples are learnt for the validation part and for the test: once is enough.
        number, threshold = _choice(data, [[_learnt(data, option, data.validation)] for option in options])
        return _at(data, options[number], threshold)
    number, threshold = 0, 0.0
    if data.open or len(options) > 1:
        curves = [[_learnt(fold, option, fold.test) for option in make(fold)] for fold in data.folds()]
        number, threshold = _choice(data, list(zip(*curves, strict=True)))
    options[number].fit(data.train)
    return _at(data, options[number], threshold)


def _choice(data: DataSet, by_option: Sequence[Sequence[list[Measured]]]) -> tuple[int, float]:
    """Return the number of the best option, and its threshold."""
    choose = by_refusals if data.name in APART else by_correlation
    thresholds = [choose(of_folds) if data.open else 0.0 for of_folds in by_option]
    worth = [_worth(of_folds, at) for of_folds, at in zip(by_option, thresholds, strict=True)]
    number = int(np.argmax(worth))
    return number, thresholds[number]


def _learnt(data: DataSet, option: Arrangement, rows: Labelled) -> list[Measured]:
    """Let an option learn, and measure it on a validation part at every threshold."""
    option.fit(data.train)
    texts, asked = zip(*rows, strict=True)
    return curve(labels_of(data.train), option.chances(texts), asked)


def _at(data: DataSet, option: Arrangement, threshold: float) -> Measured:
    texts, asked = zip(*data.test, strict=True)
    return measure(labels_of(data.train), option.chances(texts), asked, threshold)


def _worth(curves: Sequence[list[Measured]], threshold: float) -> float:
    """Return the mean correlation at a threshold; with nothing out of scope, it goes with the accuracy."""
    at = [min(points, key=lambda point: abs(point.threshold - threshold)) for points in curves]
    return float(np.mean([point.mcc for point in at]))
