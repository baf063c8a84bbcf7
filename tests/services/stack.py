"""The whole service as real processes, on free ports and with a database of its own."""

import os
import socket
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import httpx
import pytest

from bot import paths
from bot.commands import serve
from bot.processes import Child, stop_all

# A cold start of Rasa takes half a minute, and several times that on a busy machine.
PATIENCE = 300
POLL = 0.2


def need_models() -> None:
    """Skip the test when nothing has been trained; in CI that is a failure."""
    model = paths.RASA / "assistant.tar.gz"
    if model.exists() and paths.SCREEN.exists():
        return
    reason = "the models are missing: run `python -m bot train` first"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """Return a port on loopback that nothing uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait until something is true; fail the test when it never is."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            pytest.fail(f"never happened: {what}")
        time.sleep(POLL)


def answers(url: str) -> bool:
    """Tell whether an address answers with 200."""
    try:
        return httpx.get(url, timeout=5).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


class Stack:
    """Action server, Rasa and gateway, started by the code that `python -m bot serve` uses."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.options = Namespace(port=free_port(), rasa_port=free_port(), actions_port=free_port(),
                                 host="127.0.0.1")
        self.database = folder / "conversations.db"
        self.children: list[Child] = []
        chosen = {
            "TRACKER_URL": f"sqlite:///{self.database}",
            "SECRET": "only for tests",
            # Hundreds of questions from one address are the test's wish, not an attack.
            "SESSION_PER_MINUTE": "100000", "ADDRESS_PER_MINUTE": "100000",
            **environment,
        }
        with mock.patch.dict(os.environ, chosen):
            before = Path.cwd()
            os.chdir(paths.ROOT)
            try:
                serve.start(self.options, self.children)
            finally:
                os.chdir(before)

    @property
    def gateway(self) -> str:
        """Return the gateway's address."""
        return f"http://127.0.0.1:{self.options.port}"

    @property
    def rasa(self) -> str:
        """Return Rasa's address."""
        return f"http://127.0.0.1:{self.options.rasa_port}"

    @property
    def webhook(self) -> str:
        """Return the address of Rasa's REST channel."""
        return f"{self.rasa}/webhooks/rest/webhook"

    def child(self, name: str) -> Child:
        """Return a process by its name."""
        return next(c for c in self.children if c.name == name)

    def health(self) -> dict[str, str]:
        """Return what readiness says; empty while the gateway does not answer."""
        try:
            answer = httpx.get(f"{self.gateway}/health/ready", timeout=10)
            return answer.json() if answer.status_code == httpx.codes.OK else {}
        except (httpx.HTTPError, ValueError):
            return {}

    def wait(self) -> "Stack":
        """Wait until all three answer; fail at once when one of them has ended."""
        def ready() -> bool:
            ended = [c.name for c in self.children if c.process.poll() is not None]
            if ended:
                pytest.fail(f"ended while starting: {', '.join(ended)}")
            return self.health().get("status") == "ok"

        until(ready, "the service is ready")
        # The first question loads the models of Rasa's own process, which takes seconds.
        body = {"sender": "first", "message": "what is an EHC plan"}
        until(lambda: httpx.post(self.webhook, json=body, timeout=PATIENCE).is_success, "Rasa answers")
        return self

    def kill(self, name: str) -> None:
        """End a process without a warning."""
        process = self.child(name).process
        process.kill()
        process.wait()

    def revive(self, name: str) -> None:
        """Start a process again that was killed."""
        child = self.child(name)

        def runs() -> bool:
            child.restart_if_ended()
            return child.process.poll() is None

        until(runs, f"{name} runs again")

    def stop(self) -> None:
        """Stop all processes."""
        stop_all(self.children)
