"""Make the encoder, the spaCy language, the screen, the ranker and the Rasa model when out of date."""

import argparse
import os
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from graphlib import TopologicalSorter
from multiprocessing import get_context

from bot import paths
from bot.fingerprint import Fingerprints
from bot.parts import NEEDS, PARTS
from bot.whole_content import load_whole
from knowledge import ContentError, load

# Parts that are made at the same time.
AT_ONCE = 2
# What tells the libraries how many threads to use.
THREADS = ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--force", action="store_true", help="make everything anew")


def run(options: argparse.Namespace) -> int:
    """Make each part whose inputs changed; print what is done and how long it took."""
    quieten()
    started = time.monotonic()
    print("Checking the content …", flush=True)
    prints = Fingerprints(paths.MODELS)
    # Before anything is read: what is edited while a part is made must make it stale.
    inputs = {part: prints.now(part) for part in PARTS}
    try:
        load_whole(paths.CONTENT)
    except ContentError as error:
        print(error)
        print(f"The content has {len(error.problems)} problems; nothing was trained.")
        return 1
    stale = [part for part in PARTS if options.force or not prints.fresh(part)]
    for part in stale:
        prints.forget(part)
    for part in made(stale):
        prints.keep(part, inputs[part])
    print(f"Models are ready ({time.monotonic() - started:.0f} s).", flush=True)
    return 0


def quieten() -> None:
    """Switch off what libraries say of themselves: it would hide what is told here."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"
    warnings.filterwarnings("ignore", category=DeprecationWarning)


def made(parts: Sequence[str]) -> Iterator[str]:
    """Make parts, two at a time, each when those that it needs are there; give each that is done."""
    if not parts:
        return
    order = TopologicalSorter({part: [need for need in NEEDS[part] if need in parts] for part in parts})
    order.prepare()
    waiting: set[str] = set()
    running: dict[Future[None], str] = {}
    with workers() as pool:
        while order.is_active():
            waiting |= set(order.get_ready())
            # What takes longest must not stand behind what became ready before it.
            for part in sorted(waiting, key=list(PARTS).index)[:AT_ONCE - len(running)]:
                waiting.remove(part)
                running[pool.submit(make, part)] = part
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                part = running.pop(future)
                future.result()
                order.done(part)
                yield part


def workers() -> Executor:
    """Start processes that make a part each; a process of its own also frees the memory that a part took."""
    return ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), initializer=prepare)


def prepare() -> None:
    """Make a process ready: its share of the cores, as two that both want all of them hold each other up."""
    quieten()
    for name in THREADS:
        os.environ[name] = str(max(1, (os.cpu_count() or 1) // AT_ONCE))


def make(part: str) -> None:
    """Make one part; print that it begins, and how long it took."""
    begun = time.monotonic()
    print(f"Making {part} …", flush=True)
    PARTS[part](load(paths.CONTENT))
    print(f"  {part} made in {time.monotonic() - begun:.0f} s", flush=True)
