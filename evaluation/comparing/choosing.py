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
    number, threshold = 0, 0.0
    if data.validation is not None and len(options := make(data)) == 1:
        # The same examples are learnt for the validation part and for the test: once is enough.
        options[0].fit(data.train)
        threshold = _chooser(data)([_measured(data, options[0], data.validation)])
        return _at(data, options[0], threshold)
    if data.open or len(make(data)) > 1:
        curves = [[_curve(fold, option) for option in make(fold)] for fold in data.folds()]
        by_option = list(zip(*curves, strict=True))
        choose = _chooser(data)
        thresholds = [choose(of_folds) if data.open else 0.0 for of_folds in by_option]
        worth = [_worth(of_folds, at) for of_folds, at in zip(by_option, thresholds, strict=True)]
        number = int(np.argmax(worth))
        threshold = thresholds[number]
    option = make(data)[number]
    option.fit(data.train)
    return _at(data, option, threshold)


def _chooser(data: DataSet) -> Callable[[Sequence[Sequence[Measured]]], float]:
    return by_refusals if data.name in APART else by_correlation


def _at(data: DataSet, option: Arrangement, threshold: float) -> Measured:
    texts, asked = zip(*data.test, strict=True)
    return measure(labels_of(data.train), option.chances(texts), asked, threshold)


def _curve(fold: DataSet, option: Arrangement) -> list[Measured]:
    option.fit(fold.train)
    return _measured(fold, option, fold.test)


def _measured(data: DataSet, option: Arrangement, rows: Labelled) -> list[Measured]:
    texts, asked = zip(*rows, strict=True)
    return curve(labels_of(data.train), option.chances(texts), asked)


def _worth(curves: tuple[list[Measured], ...], threshold: float) -> float:
    """Return the mean correlation at a threshold; with nothing out of scope, it goes with the accuracy."""
    at = [min(points, key=lambda point: abs(point.threshold - threshold)) for points in curves]
    return float(np.mean([point.mcc for point in at]))
