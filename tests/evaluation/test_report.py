"""The tables of results, with figures worked out by hand."""

import pytest

from evaluation.questions import Question, Turn
from evaluation.report import lines, percentile, summary, table, wilson
from evaluation.scoring import Answered, Result


def result(passed: bool = True, *, name: str = "info", category: str = "time", difficulty: str = "plain",
           level: str = "none", seconds: float = 0.5, text: str = "one two three") -> Result:
    question = Question("q", name, "parent", "bury", category, difficulty, (Turn("t"),))
    return Result(question, (Answered([{"text": text}], seconds),), passed, level, ())


@pytest.mark.parametrize(("passed", "total", "low", "high"), [
    (0, 0, 0.0, 0.0),
    # z = 1.96: for 8 of 10 the centre is 0.7167 and the half width 0.2265.
    (8, 10, 0.490, 0.943),
    (10, 10, 0.722, 1.0),
    (0, 10, 0.0, 0.278),
    (50, 100, 0.404, 0.596),
])
def test_wilson(passed: int, total: int, low: float, high: float) -> None:
    assert wilson(passed, total) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(("values", "percent", "found"), [
    ([], 95, 0.0), ([3.0], 50, 3.0), ([1.0, 3.0], 50, 2.0), ([5.0, 1.0, 3.0, 2.0, 4.0], 50, 3.0),
    (list(range(101)), 95, 95.0),
])
def test_percentile(values: list[float], percent: int, found: float) -> None:
    assert percentile(values, percent) == pytest.approx(found)


def test_the_line_of_a_set() -> None:
    results = [result()] * 6 + [result(level="banner")] * 2 + [result(False), result(False, level="interrupt")]
    assert summary("info", results) == (
        "info: 8 of 10 = 80.0% (95 % 49.0% to 94.3%)  "
        "interrupt 1 (10.0%)  banner 2 (20.0%)  none 7 (70.0%)")


def test_a_break_down_in_the_order_of_difficulty() -> None:
    results = [result(difficulty="hard", seconds=2.0), result(False, difficulty="messy"), result(), result(False)]
    rows = [row.split() for row in table("difficulty", results, lambda r: r.question.difficulty)]
    assert rows == [
        ["difficulty", "plain", "2", "1", "50.0%", "0.500", "0.500"],
        ["difficulty", "messy", "1", "0", "0.0%", "0.500", "0.500"],
        ["difficulty", "hard", "1", "1", "100.0%", "2.000", "2.000"],
    ]


def test_the_whole_report() -> None:
    results = [result(name="talks"), result(False, name="info", category="money", text="one two three four five")]
    results.append(result(name="info", seconds=1.5))
    report = list(lines(results))
    assert report[1].startswith("info: 1 of 2 = 50.0%")
    assert [row.split()[:4] for row in report if row.startswith("  category")] == [
        ["category", "money", "1", "0"], ["category", "time", "1", "1"]]
    assert any(row.startswith("talks: 1 of 1 = 100.0%") for row in report)
    # Nothing to compare: no rows for what is the same everywhere.
    assert not [row for row in report if row.startswith("  council")]
    assert report[-1] == "ALL  p50 0.500 s  p95 1.400 s  words p50 3  p95 5"


def test_nothing_asked_is_reported_too() -> None:
    assert list(lines([]))[-1] == "ALL  p50 0.000 s  p95 0.000 s  words p50 0  p95 0"
