"""Real Chromium against a real gateway on loopback, with a fake Rasa behind it."""

import hashlib
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.browser.answers import answer
from tests.browser.helpers import at_rest
from tests.web.fakes import FakeRasa, build

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CACHE = Path(".cache/axe-core")
AXE_VERSION = "4.14.1"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
PICTURES = Path("results/pictures")
SNAPSHOTS = Path(__file__).with_name("snapshots")


def missing(what: str) -> None:
    """Skip with a reason on a machine without the tool; in CI its absence is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """A gateway on a port of its own."""

    def __init__(self, rasa: FakeRasa, app: Any = None, **settings: Any) -> None:
        self.rasa = rasa
        self.port = free_port()
        self.app = app or build(rasa, **settings)
        # No web sockets: the version that Rasa pins is too old for uvicorn to load.
        config = uvicorn.Config(self.app, port=self.port, log_level="error", lifespan="on", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> "Server":
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(5)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa(answer)


@pytest.fixture
def server(rasa: FakeRasa) -> Iterator[Server]:
    with Server(rasa) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path(CHROMIUM).exists():
        missing(f"Chromium is not installed at {CHROMIUM}")
    with playwright.sync_playwright() as running:
        rules = "--host-resolver-rules=MAP *.council.test 127.0.0.1"
        # Pages that a test makes up count as public, and may then not ask this machine for a script.
        local = "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", rules, local])
        yield browser
        browser.close()


class Watch:
    """What a page did that it must not do: foreign requests, policy violations, script errors."""

    def __init__(self, page: Any) -> None:
        self.foreign: list[str] = []
        self.violations: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Any) -> None:
        own = ("http://127.0.0.1:", "blob:", "data:", "http://chat.council.test", "http://www.council.test")
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def _console(self, message: Any) -> None:
        if any(word in message.text for word in ("Content Security Policy", "Trusted", "violates")):
            self.violations.append(message.text)


@pytest.fixture
def new_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open pages in contexts of their own; at the end each must have behaved."""
    opened: list[tuple[Any, Watch]] = []

    def open_page(**options: Any) -> Any:
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        page = context.new_page()
        page.set_default_timeout(20_000)  # this machine may be busy
        opened.append((page, Watch(page)))
        page.watch = opened[-1][1]
        return page

    yield open_page
    for page, watch in opened:
        cookies = page.context.cookies()
        page.context.close()
        assert cookies == []
        assert watch.foreign == []
        assert watch.violations == []
        assert watch.errors == []


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    return new_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core, from the npm registry once and then from the cache; its content is pinned."""
    file = CACHE / AXE_VERSION / "axe.min.js"
    if not file.exists():
        if shutil.which("npm") is None:
            missing("npm is not installed, so axe-core cannot be fetched")
        file.parent.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"axe-core@{AXE_VERSION}"], cwd=file.parent, capture_output=True
        )
        if packed.returncode:
            missing("axe-core cannot be fetched")
        archive = file.parent / f"axe-core-{AXE_VERSION}.tgz"
        shutil.unpack_archive(archive, file.parent)
        shutil.move(file.parent / "package" / "axe.min.js", file)
    source = file.read_text(encoding="utf-8")
    assert hashlib.sha256(source.encode()).hexdigest() == AXE_SHA256
    return source


@pytest.fixture
def picture() -> Callable[[Any, str], None]:
    """Keep a screenshot for review when PICTURES is set."""

    def take(page: Any, name: str) -> None:
        if os.environ.get("PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    return take


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compare with what was reviewed before; UPDATE_SNAPSHOTS=1 writes it anew."""

    def compare(name: str, found: str) -> None:
        file = SNAPSHOTS / f"{name}.yml"
        found = re.sub(r"/calendar/\S+", "/calendar/signed.ics", found)
        if os.environ.get("UPDATE_SNAPSHOTS"):
            file.write_text(found + "\n", encoding="utf-8")
        assert at_rest(found) == at_rest(file.read_text(encoding="utf-8"))

    return compare
