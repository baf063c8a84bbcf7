"""Print tables of results: pass rates with intervals, safeguarding levels, seconds and words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles

from scipy.stats import binomtest

from evaluation.scoring import Result

ORDER = {"plain": 0, "messy": 1, "hard": 2}


def wilson(passed: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a rate; (0, 0) of nothing."""
    if not total:
        return 0.0, 0.0
    found = binomtest(passed, total).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of some numbers; 0 of none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def lines(results: Sequence[Result]) -> Iterable[str]:
    """Go through the lines of the whole report."""
    for name in sorted({r.question.set for r in results}):
        part = [r for r in results if r.question.set == name]
        yield ""
        yield summary(name, part)
        yield f"  {'':34}{'n':>5}{'pass':>6}{'rate':>8}{'p50 s':>8}{'p95 s':>8}"
        for key, of in GROUPS.items():
            if len({of(r) for r in part}) > 1:
                yield from table(key, part, of)
    seconds = [a.seconds for r in results for a in r.answers]
    words = [sum(len(str(m.get("text") or "").split()) for m in a.messages)
             for r in results for a in r.answers]
    yield ""
    yield (f"ALL  p50 {percentile(seconds, 50):.3f} s  p95 {percentile(seconds, 95):.3f} s  "
           f"words p50 {percentile(words, 50):.0f}  p95 {percentile(words, 95):.0f}")


def summary(name: str, results: Sequence[Result]) -> str:
    """Write one line for a set: passes, interval, and how often each safeguarding level came."""
    passed = sum(r.passed for r in results)
    low, high = wilson(passed, len(results))
    levels = {level: sum(r.level == level for r in results)
              for level in ("interrupt", "banner", "none")}
    return (f"{name}: {passed} of {len(results)} = {passed / len(results):.1%} "
            f"(95 % {low:.1%} to {high:.1%})  "
            + "  ".join(f"{k} {v} ({v / len(results):.1%})" for k, v in levels.items()))


def table(key: str, results: Sequence[Result], of: Callable[[Result], str]) -> Iterable[str]:
    """Go through the lines of one break-down."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[of(result)].append(result)
    for name in sorted(groups, key=lambda n: (ORDER.get(n, 9), n)):
        part = groups[name]
        seconds = [a.seconds for r in part for a in r.answers]
        passed = sum(r.passed for r in part)
        yield (f"  {key + ' ' + name:34}{len(part):>5}{passed:>6}{passed / len(part):>8.1%}"
               f"{percentile(seconds, 50):>8.3f}{percentile(seconds, 95):>8.3f}")


GROUPS: dict[str, Callable[[Result], str]] = {
    "category": lambda r: r.question.category,
    "difficulty": lambda r: r.question.difficulty,
    "audience": lambda r: r.question.audience,
    "council": lambda r: r.question.council,
}
