"""How fast the chat page is on a slow phone: `python -m evaluation.page_speed` against a running assistant.

The profile: a processor four times slower, 150 ms to the server and back, 1.6 Mbit/s. It needs what the browser
tests need (playwright and Chromium).
"""

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Any

SLOWER = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
PHONE = {"viewport": {"width": 375, "height": 667}, "is_mobile": True, "has_touch": True}
READY_AT_MOST = 2.5
ANSWER_AT_MOST = 1.5
QUESTION = "How long does an EHC needs assessment take?"


@dataclass(frozen=True)
class Visit:
    """One visit with an empty cache: seconds until a person can type, and from Send until the answer is seen."""

    ready: float
    answered: float


def visit(browser: Any, address: str) -> Visit:
    """Open the page as the phone does, type, send, and take the times."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.focus("#text")
    page.keyboard.type("H")
    # The script has started: Send answers in place.
    page.wait_for_selector("#save:not([hidden])")
    ready = time.perf_counter() - started
    page.fill("#text", QUESTION)
    started = time.perf_counter()
    page.tap("#send")
    page.wait_for_selector("#log .answer")
    answered = time.perf_counter() - started
    context.close()
    return Visit(ready, answered)


def report(visits: list[Visit]) -> tuple[list[str], bool]:
    """Return the lines of the table, and whether the middle visit keeps both bounds."""
    lines, kept = [f"{'':14}{'middle':>8}{'worst':>8}{'bound':>8}"], True
    for name, times, bound in (
        ("ready to type", [v.ready for v in visits], READY_AT_MOST),
        ("answer seen", [v.answered for v in visits], ANSWER_AT_MOST),
    ):
        middle = statistics.median(times)
        lines.append(f"{name:14}{middle:8.2f}{max(times):8.2f}{bound:8.2f}")
        kept = kept and middle <= bound
    return lines, kept


def main() -> int:
    """Measure and print; return 1 when a bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the gateway's address")
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        visits = [visit(browser, f"{options.url}/chat/bury") for _ in range(options.visits)]
        browser.close()
    lines, kept = report(visits)
    print("\n".join(lines))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
