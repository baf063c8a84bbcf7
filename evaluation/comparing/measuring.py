"""Measure chances against what was asked: accuracy, out-of-scope recall, and the correlation of both together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import matthews_corrcoef

from evaluation.comparing.data import OUT

THRESHOLDS = np.arange(0, 1, 0.02)
# Where answers in scope and refusals are both asked for: the share of right answers that must be left. It is a point
# more than is asked, as a validation part flatters.
ANSWERED = 0.94 + 0.01


@dataclass(frozen=True)
class Measured:
    """Shares from 0 to 1, and Matthews' correlation from -1 to 1; None where a set has nothing out of scope."""

    in_scope: float
    out_of_scope: float | None
    mcc: float
    within_three: float
    threshold: float = 0.0


def measure(labels: Sequence[str], chances: np.ndarray, asked: Sequence[str], threshold: float) -> Measured:
    """Measure chances of shape (texts, labels), refusing what is less likely than the threshold."""
    wanted, names = np.array(asked), np.array(labels)
    order = np.argsort(-chances, axis=1)
    said = np.where(chances.max(axis=1) < threshold, OUT, names[order[:, 0]])
    outside = wanted == OUT
    right = said == wanted
    return Measured(
        in_scope=float(right[~outside].mean()),
        out_of_scope=float(right[outside].mean()) if outside.any() else None,
        mcc=float(matthews_corrcoef(wanted, said)),
        within_three=float((names[order[:, :3]] == wanted[:, None]).any(axis=1)[~outside].mean()),
        threshold=float(threshold))


def by_correlation(curves: Sequence[Sequence[Measured]]) -> float:
    """Choose the threshold whose correlation is highest in the mean over the folds."""
    means = np.mean([[point.mcc for point in curve] for curve in curves], axis=0)
    return float(THRESHOLDS[int(means.argmax())])


def by_refusals(curves: Sequence[Sequence[Measured]]) -> float:
    """Choose the highest threshold that leaves enough right answers; the lowest where none does."""
    means = np.mean([[point.in_scope for point in curve] for curve in curves], axis=0)
    return float(THRESHOLDS[max(np.flatnonzero(means >= ANSWERED), default=0)])


def curve(labels: Sequence[str], chances: np.ndarray, asked: Sequence[str]) -> list[Measured]:
    """Measure at every threshold."""
    return [measure(labels, chances, asked, threshold) for threshold in THRESHOLDS]
