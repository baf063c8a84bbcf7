"""Compare arrangements of the language pipeline by measurement, and print them beside the published rows.

Settings and thresholds are chosen on validation parts, never on the test part. What was measured is kept in a file,
so that long runs can be made in parts; it is measured anew when asked.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot import paths
from evaluation.comparing.arrangements import (
    STRENGTHS,
    Arrangement,
    Blend,
    Intents,
    Regression,
    Retrieval,
    Titled,
    With,
)
from evaluation.comparing.choosing import compared
from evaluation.comparing.data import SETS, DataSet
from evaluation.comparing.table import lines

OUT = paths.ROOT / "evaluation" / "out"
# How often the fitted part of our arrangement is fitted, each time from another seed; once to choose the threshold of a
# fold. Where the names of the labels are learnt too, more often: no threshold is chosen there.
MEMBERS, MEMBERS_OF_A_FOLD, MEMBERS_OF_NAMED = 3, 1, 6
# Where the names are learnt, members keep four lower layers and three by turns: they err less alike.
LOWER = (4, 3)
# How much the regression counts beside the fitted members: over counts, and over counts and vectors.
SHARE, SHARE_WITH_VECTORS = 0.3, 0.45
# Above so many examples DIET's hundred epochs, and every strength of a regression, take longer than anyone waits.
MANY, FEWER_EPOCHS = 2000, 30


def regressions(words: bool, vectors: bool) -> Callable[[DataSet], list[Arrangement]]:
    """Return what makes a regression in every strength, to be chosen from."""
    return lambda data: [Regression(words, vectors, strength) for strength in strengths(data)]


def strengths(data: DataSet) -> tuple[float, ...]:
    """Return how closely a regression may follow the examples; of a large set the middle one alone."""
    return STRENGTHS if few(data) else STRENGTHS[1:2]


def few(data: DataSet) -> bool:
    """Tell whether there are so few examples that learning them takes no long time."""
    return len(data.train) < MANY


def told(data: DataSet) -> list[Arrangement]:
    """Make the encoder's regression that also knows our own messages that are out of scope."""
    return [With(data.own, Regression(False, True, strength)) for strength in strengths(data)]


def ours(own: bool) -> Callable[[DataSet], list[Arrangement]]:
    """Return what makes our arrangement: fitted upper layers from several seeds, beside a regression over counts."""
    def make(data: DataSet) -> list[Arrangement]:
        outside = data.own if own else ()
        beside = With(outside, Regression(True, False, STRENGTHS[-1]))
        return [Blend(members(data, outside, MEMBERS_OF_A_FOLD if data.whole else MEMBERS), beside, SHARE)]
    return make


def named(data: DataSet) -> list[Arrangement]:
    """Make our arrangement with the names of the labels as examples, beside a regression over counts and vectors."""
    beside = With(data.own, Regression(True, True, STRENGTHS[-1]))
    return [Titled(Blend(members(data, data.own, MEMBERS_OF_NAMED, LOWER), beside, SHARE_WITH_VECTORS))]


def members(data: DataSet, outside: Sequence[str], size: int,
            lower: Sequence[int | None] = (None,)) -> list[Arrangement]:
    """Make so many fitted members, each from its own seed and by turns from so many lower layers."""
    # TensorFlow is needed for these only; importing it takes seconds.
    from evaluation.comparing.fitted import Fitted, layers_of

    return [Fitted(layers_of(data, lower[seed % len(lower)]), seed, outside) for seed in range(size)]


def diet(vectors: bool) -> Callable[[DataSet], list[Arrangement]]:
    """Return what makes Rasa's DIET, with or without our vectors."""
    def make(data: DataSet) -> list[Arrangement]:
        # Importing Rasa takes half a minute.
        from evaluation.comparing.diet import EPOCHS, Diet

        return [Diet(vectors, EPOCHS if few(data) else FEWER_EPOCHS)]
    return make


ARRANGEMENTS: dict[str, tuple[str, Callable[[DataSet], list[Arrangement]]]] = {
    "stock": ("`rasa init`: DIET on counts", diet(vectors=False)),
    "sparse": ("words and letters, logistic regression", regressions(True, False)),
    "encoder": ("MiniLM, logistic regression", regressions(False, True)),
    "both": ("MiniLM, words and letters, logistic regression", regressions(True, True)),
    "diet-both": ("DIET on counts and MiniLM", diet(vectors=True)),
    "retrieval": ("nearest example by MiniLM", lambda data: [Retrieval()]),
    "intents": ("our intent model", lambda data: [Intents()]),
    "encoder-own": ("MiniLM, logistic regression, with our own chatter", told),
    "ours-plain": ("ours, without our own chatter", ours(own=False)),
    "ours": ("ours: fitted upper layers beside a regression", ours(own=True)),
    "ours-named": ("ours, with the names of the labels", named),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and not yet known, and print the whole table."""
    chosen = options(arguments)
    kept: dict[str, dict[str, Any]] = json.loads(chosen.kept.read_text("utf-8")) if chosen.kept.exists() else {}
    for name in chosen.data:
        data = None
        for arrangement in chosen.arrangements:
            key = f"{name} {arrangement}"
            if key in kept and not chosen.anew:
                continue
            data = data or SETS[name](chosen.benchmarks)
            begun, cpu = time.monotonic(), time.process_time()
            measured = compared(data, ARRANGEMENTS[arrangement][1])
            kept[key] = {**asdict(measured), "cpu": round(time.process_time() - cpu)}
            print(f"{key}: {measured}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            keep(kept, chosen.kept)
    print("\n".join(lines(kept, {name: title for name, (title, _) in ARRANGEMENTS.items()})))
    return 0


def options(arguments: Sequence[str] | None) -> Any:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.compare", description=__doc__)
    parser.add_argument("--data", nargs="*", choices=[*SETS], default=[*SETS])
    parser.add_argument("--arrangements", nargs="*", choices=[*ARRANGEMENTS], default=[*ARRANGEMENTS])
    parser.add_argument("--benchmarks", type=Path, default=paths.ROOT / ".." / "shared" / "benchmarks",
                        help="the folder of the outside sets; they are only measured on")
    parser.add_argument("--kept", type=Path, default=OUT / "comparison.json", help="where results are kept")
    parser.add_argument("--anew", action="store_true", help="measure also what is known")
    return parser.parse_args(arguments)


def keep(results: dict[str, dict[str, Any]], file: Path) -> None:
    """Write the results so far."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results, indent=1, sort_keys=True), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
