"""Print what was measured, one table for each set, beside the published rows and the targets."""

from collections.abc import Iterator, Mapping
from typing import Any

# Measured elsewhere, in scope / out of scope / correlation, in per cent and -1 to 1. HINT3: Arora et al. 2020, best
# threshold on the test part. CLINC150 small: Larson et al. 2019, table 2.
PUBLISHED: dict[str, list[tuple[str, float | None, float | None, float | None]]] = {
    "sofmattress": [
        ("Rasa, best threshold (HINT3)", 48.1, 85.5, 0.526),
        ("best of five, Dialogflow (HINT3)", None, None, 0.638)],
    "curekart": [
        ("Rasa, best threshold (HINT3)", 73.9, 55.8, 0.511),
        ("best of five, Haptik (HINT3)", None, None, 0.603)],
    "clinc150": [
        ("Rasa, trained out of scope (Larson)", 88.9, 55.0, None),
        ("BERT, trained out of scope (Larson)", 96.4, 40.9, None),
        ("BERT, threshold (Larson)", 96.2, 58.9, None),
        ("Dialogflow, trained out of scope (Larson)", 89.4, 14.1, None)],
}
HEAD = f"{'':52}{'in scope':>9}{'in three':>9}{'refused':>9}{'MCC':>7}{'threshold':>11}{'CPU s':>7}"


def lines(kept: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str]) -> Iterator[str]:
    """Go through the lines of all tables."""
    for name in dict.fromkeys(key.split()[0] for key in kept):
        yield ""
        yield name
        yield HEAD
        for arrangement, title in titles.items():
            found = kept.get(f"{name} {arrangement}")
            if found:
                yield measured_row(title, found)
        for title, inside, outside, mcc in PUBLISHED.get(name, ()):
            yield f"  {title:50}{number(inside)}{'':9}{number(outside)}{correlation(mcc)}"


def measured_row(title: str, found: Mapping[str, Any]) -> str:
    """Write what one arrangement reached."""
    outside = found["out_of_scope"]
    return (f"  {title:50}{number(100 * found['in_scope'])}{number(100 * found['within_three'])}"
            f"{number(None if outside is None else 100 * outside)}{correlation(found['mcc'])}"
            f"{found['threshold']:>11.2f}{found['cpu']:>7}")


def number(percent: float | None) -> str:
    """Write per cent in nine places."""
    return f"{'–':>9}" if percent is None else f"{percent:>9.1f}"


def correlation(value: float | None) -> str:
    """Write a correlation in seven places."""
    return f"{'–':>7}" if value is None else f"{value:>7.3f}"
