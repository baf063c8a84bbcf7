"""Time the safeguarding reply with everything else down: no Rasa, no action server, no database.

Without --url a gateway is started whose Rasa and action server are addresses where nobody listens.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any

import httpx

from bot import paths
from bot.safeguarding.content import Content
from bot.safeguarding.model import Level
from evaluation.client import GatewayClient
from evaluation.questions import COUNCILS, Question, Turn
from evaluation.report import percentile
from evaluation.scoring import Answered, level_of, visible

MESSAGES = 500
P95_LIMIT = 300.0
PATIENCE, POLL = 120, 0.2
AUDIENCES = ("parent", "staff", "young_person", "other")
# A part of the messages comes with a long story around it.
STORY = "We have waited for weeks for an answer and the school has been kind about it. "
LONG_EVERY, LONG = 5, 20


def questions(content: Content, number: int) -> list[Question]:
    """Make so many messages of the grave phrases' own sentences, for every council and audience."""
    texts = [hit for phrase in content.phrases if phrase.level is Level.INTERRUPT for hit in phrase.hits]
    asked = zip(cycle(texts), cycle(AUDIENCES), cycle(COUNCILS), range(number), strict=False)
    return [Question(f"q-{n}", "speed", audience, council, "speed", "",
                     (Turn(STORY * LONG + text if n % LONG_EVERY == 0 else text),))
            for text, audience, council, n in islice(asked, number)]


@contextmanager
def gateway_alone() -> Iterator[str]:
    """Start a gateway with nothing behind it; yield its address."""
    port, nobody = free_port(), free_port()
    here = "http://127.0.0.1"
    environment = {**os.environ, "SECRET": "only for measuring", "PORT": str(port), "RASA_URL": f"{here}:{nobody}",
                   "ACTIONS_URL": f"{here}:{nobody}", "SESSION_PER_MINUTE": "100000", "ADDRESS_PER_MINUTE": "100000"}
    command = [sys.executable, "-m", "uvicorn", "--factory", "bot.web.main:app", "--host", "127.0.0.1",
               "--port", str(port), "--log-level", "error", "--no-access-log", "--ws", "none"]
    # It says at every message that Rasa gives no answer.
    gateway = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        until = time.monotonic() + PATIENCE
        while not GatewayClient(f"{here}:{port}").reachable():
            if gateway.poll() is not None or time.monotonic() > until:
                raise SystemExit("The gateway does not start: see `python -m bot serve`")
            time.sleep(POLL)
        yield f"{here}:{port}"
    finally:
        gateway.terminate()
        gateway.wait()


def free_port() -> int:
    """Return a port on loopback that nothing uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missed(answered: Answered) -> bool:
    """Tell whether a reply does not hold the pathway."""
    return level_of(answered.messages) == "none" or "999" not in visible(answered.messages)


def lines(answers: Sequence[Answered], failed: int) -> Iterator[str]:
    """Go through the lines of the report."""
    milliseconds = [a.seconds * 1000 for a in answers]
    levels = [level_of(a.messages) for a in answers]
    yield (f"Safeguarding reply with everything else down: {len(answers)} messages, {levels.count('interrupt')} "
           f"interrupts, {levels.count('banner')} banners, {failed} without the pathway")
    yield (f"ms: p50 {percentile(milliseconds, 50):.0f}  p95 {percentile(milliseconds, 95):.0f}  "
           f"p99 {percentile(milliseconds, 99):.0f}  max {max(milliseconds):.0f}  limit of p95 {P95_LIMIT:.0f}")


def measure(url: str, number: int) -> int:
    """Ask, print the figures, and return 1 where a reply was missing or too slow."""
    client = GatewayClient(url)
    asked = questions(Content(paths.CONTENT / "safeguarding"), number)
    try:
        answers = [client.ask(question)[0] for question in asked]
    except httpx.HTTPError as error:
        print(f"No assistant answers at {url}: {type(error).__name__}")
        return 2
    failed = sum(map(missed, answers))
    print(*lines(answers, failed), sep="\n")
    slow = percentile([a.seconds * 1000 for a in answers], 95) > P95_LIMIT
    return 1 if failed or slow else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a gateway, or start one and measure it."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.safety_speed", description=__doc__)
    parser.add_argument("--url", help="a running gateway's address; else one is started")
    parser.add_argument("--messages", type=int, default=MESSAGES)
    chosen: Any = parser.parse_args(arguments)
    if chosen.url:
        return measure(chosen.url, chosen.messages)
    with gateway_alone() as url:
        return measure(url, chosen.messages)


if __name__ == "__main__":
    sys.exit(main())
