"""Send made-up messages through the screen: nothing may fail, and none may take long.

A million go through the text and phrase layers, 20,000 through the whole screen. Time is the processor's time for
one message. Where the processor is shared that may still hold the work of others, so that a message over the limit
is timed twice more, and the least counts.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bot import paths
from bot.safeguarding import Screen
from bot.safeguarding.content import Content
from evaluation.hostile import Hostile

PHRASE_LIMIT, WHOLE_LIMIT = 5.0, 50.0
MESSAGES, WHOLE = 1_000_000, 20_000
WORST_KEPT = 5
AGAIN = 2
TOLD_EVERY = 50_000


@dataclass
class Run:
    """What came of many messages: milliseconds of each, the slowest, and what failed."""

    name: str
    limit: float
    times: list[float] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, milliseconds: float, message: str) -> None:
        """Note one message."""
        self.times.append(milliseconds)
        if len(self.slowest) < WORST_KEPT or milliseconds > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (milliseconds, message)], reverse=True)[:WORST_KEPT]

    @property
    def clean(self) -> bool:
        """Tell whether nothing failed and nothing took longer than the limit."""
        return not self.failed and max(self.times, default=0.0) <= self.limit

    def lines(self) -> Iterable[str]:
        """Go through the lines of the report."""
        times = np.array(self.times or [0.0])
        yield (f"{self.name}: {len(self.times) + len(self.failed):,} messages, {len(self.failed)} failed; ms: "
               f"p50 {np.percentile(times, 50):.2f}  p99 {np.percentile(times, 99):.2f}  max {times.max():.2f}  "
               f"limit {self.limit:g}  over it {int((times > self.limit).sum())}")
        yield from (f"  failed with {error}: {message!r:.200}" for error, message in self.failed[:WORST_KEPT])
        yield from (f"  {milliseconds:.2f} ms: {len(message)} characters, {message!r:.100}"
                    for milliseconds, message in self.slowest if milliseconds > self.limit)


def sentences(content: Content) -> list[str]:
    """List the sentences beside the phrases and idioms."""
    entries = [*content.phrases, *content.masks]
    return [text for entry in entries for text in (*entry.hits, *entry.misses) if text.split()]


def run(name: str, limit: float, look: Callable[[str], Any], messages: Iterable[str],
        forget: Callable[[], None] = lambda: None) -> Run:
    """Look at every message and note how long it took; what is slow is looked at again, with nothing remembered."""
    found = Run(name, limit)
    for message in messages:
        try:
            milliseconds = timed(look, message)
            for _ in range(AGAIN if milliseconds > limit else 0):
                forget()
                milliseconds = min(milliseconds, timed(look, message))
        except Exception as error:  # whatever it is, it is what we are looking for
            found.failed.append((type(error).__name__, message))
            continue
        found.add(milliseconds, message)
        if len(found.times) % TOLD_EVERY == 0:
            print(f"  {name}: {len(found.times):,} …", file=sys.stderr, flush=True)
    return found


def timed(look: Callable[[str], Any], message: str) -> float:
    """Return how many milliseconds of the processor's time one message took."""
    begun = time.thread_time()
    look(message)
    return (time.thread_time() - begun) * 1000


def phrase_look(screen: Screen) -> Callable[[str], Any]:
    """Return the text and phrase layers as one function; unlike the screen, it lets errors through."""
    return lambda text: screen.phrases.look(screen.phrases.comparer(text))


def whole_look(screen: Screen) -> Callable[[str], Any]:
    """Return the whole screen as one function; a layer that failed is an error."""
    def look(text: str) -> None:
        if "failed" in screen.check(text).layers:
            raise RuntimeError("a layer failed")

    return look


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both parts and print the figures; return 1 when anything failed or took too long."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzz", description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES, help="for the text and phrase layers")
    parser.add_argument("--whole", type=int, default=WHOLE, help="for the whole screen")
    parser.add_argument("--seed", type=int, default=0)
    chosen: Any = parser.parse_args(arguments)
    screen = Screen.load(paths.MODELS, paths.CONTENT)
    # As the gateway does at its start.
    gc.collect()
    gc.freeze()
    hostile = Hostile(sentences(Content(paths.CONTENT / "safeguarding")), chosen.seed)
    runs = [run("text and phrases", PHRASE_LIMIT, phrase_look(screen), hostile.messages(chosen.messages),
                screen.phrases.comparer.forget)]
    if screen.classifier is None:
        print("The screen has no trained layer: run `python -m bot train` first", file=sys.stderr)
        return 1
    runs.append(run("whole screen", WHOLE_LIMIT, whole_look(screen), hostile.messages(chosen.whole)))
    print(*(line for found in runs for line in found.lines()), sep="\n")
    return 0 if all(found.clean for found in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
