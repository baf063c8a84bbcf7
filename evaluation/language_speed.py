"""Time the language part of one message, stage by stage, over questions of the content, without Rasa."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from bot import paths
from bot.language.understanding import Understanding
from evaluation.report import percentile
from knowledge import load

WARM_UP, MESSAGES, SEED = 20, 400, 7
# What the assistant promises for one message, in milliseconds (p50).
PROMISED = 15.0
TODAY = date(2026, 11, 22)
WHOLE = "the language part"

# Milliseconds on the clock and of the processor; on a machine that does nothing else they agree.
Spent = tuple[float, float]


def timed(work: Callable[[], Any]) -> tuple[Any, Spent]:
    """Do some work; return what it gave and what it took."""
    begun, cpu = time.perf_counter(), time.process_time()
    done = work()
    return done, (1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - cpu))


def stages(parts: Understanding, text: str) -> Iterator[tuple[str, Spent]]:
    """Run the stages of one message; go through their names and what they took."""

    document, spent = timed(lambda: parts.document(text))
    yield "tokens, lemmas, names", spent
    vector, spent = timed(lambda: parts.vector(text))
    yield "vector", spent
    wishes, spent = timed(lambda: parts.wishes(document, vector))
    yield "intents", spent
    found, spent = timed(lambda: parts.find(document, text, TODAY))
    yield "mentions and dates", spent
    ranking, spent = timed(lambda: parts.ranker.rank(text))
    yield "ranking", spent
    _, spent = timed(lambda: parts.decide(text, wishes, ranking, found, TODAY))
    yield "decision", spent


def messages(parts: Understanding, size: int) -> list[str]:
    """Take so many different questions of the content by chance."""
    questions = sorted({question for entry in parts.kb.askable() for question in entry.questions})
    return random.Random(SEED).sample(questions, size)


def lines(spent: dict[str, list[Spent]]) -> Iterator[str]:
    """Go through the lines of the table, the whole last."""
    yield f"{'milliseconds':24}{'p50':>8}{'p95':>8}{'CPU p50':>10}"
    for stage, values in spent.items():
        clock, cpu = zip(*values, strict=True)
        yield f"{stage:24}{percentile(clock, 50):>8.2f}{percentile(clock, 95):>8.2f}{percentile(cpu, 50):>10.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print p50 and p95 of each stage; return 1 when the whole takes longer than is promised."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.language_speed", description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    chosen: Any = parser.parse_args(arguments)
    parts = Understanding.load(paths.MODELS, load(paths.CONTENT))
    spent: dict[str, list[Spent]] = {}
    for number, text in enumerate(messages(parts, WARM_UP + chosen.messages)):
        of_one = dict(stages(parts, text))
        of_one[WHOLE] = (sum(clock for clock, _ in of_one.values()), sum(cpu for _, cpu in of_one.values()))
        if number >= WARM_UP:
            for stage, values in of_one.items():
                spent.setdefault(stage, []).append(values)
    print("\n".join(lines(spent)))
    return 0 if percentile([clock for clock, _ in spent[WHOLE]], 50) < PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
