"""Start the assistant: action server and Rasa on loopback, then the gateway; stop all together."""

import argparse
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bot import paths
from bot.parts import PARTS
from bot.processes import Child, PortTaken, different_ports, free_port, stop_all
from bot.whole_content import load_whole
from knowledge import ContentError, load

# A cold Rasa start takes half a minute; a loaded machine three times that.
READY_SECONDS = 240
# What the self-test asks, so that readiness means answers and not only open ports.
SELF_TEST_TRIES = 6
SELF_TEST = "how long does an EHC needs assessment take"


class NotTrained(Exception):
    """Models are missing; the text says which and what to do."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options; ports come from PORT, RASA_PORT and ACTIONS_PORT too."""
    parser.add_argument("--port", type=port, default=os.environ.get("PORT", "8000"), help="else PORT, else 8000")
    parser.add_argument("--rasa-port", type=port, default=os.environ.get("RASA_PORT", "5005"),
                        help="else RASA_PORT, else 5005")
    parser.add_argument("--actions-port", type=port, default=os.environ.get("ACTIONS_PORT", "5055"),
                        help="else ACTIONS_PORT, else 5055")
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"),
                        help="where the gateway listens")


def port(value: str) -> int:
    """Read a port; raise ArgumentTypeError for what is none."""
    if value.isascii() and value.isdigit() and 0 < int(value) < 65536:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is not a port: it must be a number from 1 to 65535")


def run(options: argparse.Namespace) -> int:
    """Start everything, wait until it answers, print the address, and wait for Ctrl-C."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # A shell that starts it in the background has it ignore this one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    children: list[Child] = []
    with TemporaryDirectory(prefix="content-") as folder:
        try:
            ports = {"PORT": options.port, "RASA_PORT": options.rasa_port, "ACTIONS_PORT": options.actions_port}
            different_ports(ports)
            for name, port in ports.items():
                free_port(name, port)
            need_models()
            start(options, children, keep_content(Path(folder)))
            wait_until_ready(options, children)
            announce(options)
            return watch(children)
        except (PortTaken, NotTrained, ContentError) as problem:
            print(problem)
            return 1
        except KeyboardInterrupt:
            print("\nStopping …", flush=True)
            return 0
        finally:
            stop_all(children)


def need_models() -> None:
    """Raise NotTrained when a part was never made: Rasa would start empty, and the screen with its phrases alone."""
    missing = [str(paths.MODELS / part) for part in PARTS if not (paths.MODELS / part).exists()]
    if missing:
        raise NotTrained(f"Not trained yet: {', '.join(missing)}. Run `python -m bot train` first.")


def keep_content(folder: Path) -> Path:
    """Copy the content into a folder; raise ContentError when it is broken.

    The children read the copy: one that is started again must not meet a file that somebody is editing, nor content
    that the models were not trained on.
    """
    copy = folder / paths.CONTENT.name
    shutil.copytree(paths.CONTENT, copy)
    load_whole(copy)
    return copy


def environment(options: argparse.Namespace, content: Path = paths.CONTENT) -> dict[str, str]:
    """Make the environment of the children."""
    state = paths.MODELS.parent / ".cache"
    state.mkdir(exist_ok=True)
    ours = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "ACTIONS_URL": f"http://127.0.0.1:{options.actions_port}/webhook",
        "TRACKER_URL": os.environ.get("TRACKER_URL", f"sqlite:///{state / 'conversations.db'}"),
        "RASA_URL": f"http://127.0.0.1:{options.rasa_port}",
        "PORT": str(options.port),
        "CONTENT": str(content),
    }
    return {**os.environ, **ours}


def start(options: argparse.Namespace, children: list[Child], content: Path = paths.CONTENT) -> None:
    """Start the three processes; each is listed at once, so that none outlives a failure."""
    env = environment(options, content)
    python = [sys.executable, "-m"]
    actions_port = str(options.actions_port)
    print("Starting the action server …", flush=True)
    children.append(Child(
        "action server", [*python, "rasa_sdk", "--actions", "actions", "--port", actions_port],
        {**env, "SANIC_HOST": "127.0.0.1"}))
    print("Starting Rasa (this takes about half a minute) …", flush=True)
    children.append(Child(
        "Rasa", [*python, "rasa", "run", "--interface", "127.0.0.1", "--port", str(options.rasa_port),
                 "--model", str(paths.RASA), "--endpoints", "endpoints.yml",
                 "--credentials", "credentials.yml"], env))
    print("Starting the gateway …", flush=True)
    children.append(Child(
        "gateway", [*python, "uvicorn", "--factory", "bot.web.main:app", "--host", options.host,
                    "--port", str(options.port), "--log-level", "warning", "--no-access-log",
                    # No web sockets: uvicorn needs newer ones than Rasa's pin.
                    "--ws", "none"],
        {**env, "ACTIONS_URL": f"http://127.0.0.1:{actions_port}"}))


def wait_until_ready(options: argparse.Namespace, children: list[Child]) -> None:
    """Wait until the gateway reports that everything answers, and ask it one real question."""
    address = f"http://127.0.0.1:{options.port}"
    until = time.monotonic() + READY_SECONDS
    while not ready(address):
        for child in children:
            child.fail_if_ended()
        if time.monotonic() > until:
            raise SystemExit(f"Not ready after {READY_SECONDS} s; the last lines are above.")
        time.sleep(0.5)
    self_test(address)


def ready(address: str) -> bool:
    """Tell whether the gateway says that Rasa and the actions are there."""
    try:
        return bool(httpx.get(f"{address}/health/ready", timeout=2).json().get("status") == "ok")
    except (httpx.HTTPError, ValueError):
        return False


def self_test(address: str) -> None:
    """Ask a question through the gateway until it is answered; the first turn of a cold start is slow."""
    outcomes: list[str] = []
    councils = list(load(paths.CONTENT).councils)
    for number in range(SELF_TEST_TRIES):
        outcomes = ask_once(address, councils, f"00000000-0000-4000-8000-{number:012d}")
        if "answered" in outcomes:
            return
        time.sleep(1)
    raise SystemExit(f"The self-test got no answer (outcomes: {', '.join(outcomes) or 'none'}). If the lines above say "
                     f"that a file of {paths.MODELS} cannot be read, run `python -m bot train --force`.")


def ask_once(address: str, councils: list[str], message_id: str) -> list[str]:
    """Hold one short conversation and return the outcomes of the reply."""
    with httpx.Client(base_url=address, timeout=60) as client:
        for council in councils:
            session = client.post("/api/sessions", json={"council": council, "audience": "parent"})
            # A council that is switched off refuses; another one answers.
            if session.status_code == 201:
                break
        else:
            return ["switched off"]
        reply = client.post("/api/messages", headers={"Authorization": f"Bearer {session.json()['token']}"},
                            json={"id": message_id, "text": SELF_TEST})
        return [str(m.get("custom", {}).get("outcome")) for m in reply.json().get("messages", [])]


def announce(options: argparse.Namespace) -> None:
    """Print where the pages are."""
    address = f"http://localhost:{options.port}"
    print(f"\nReady.\n  Chat:  {address}/chat\n"
          f"  Demo council pages:  {address}/demo/bury  {address}/demo/south_glos\n"
          "Press Ctrl-C to stop.", flush=True)


def watch(children: list[Child]) -> int:
    """Wait; a child that ends is started again, because the gateway must go on."""
    while True:
        for child in children:
            child.restart_if_ended()
        time.sleep(1)
