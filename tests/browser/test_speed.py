"""On a slow phone: ready to type in 2.5 s, an answer 1.5 s after Send. A benchmark: MEASURE=1 runs it."""

import os
import time

import pytest

pytestmark = [
    pytest.mark.browser,
    # Time depends on what else the machine does, so it is measured on purpose and never in CI.
    pytest.mark.skipif(not os.environ.get("MEASURE"), reason="a benchmark: set MEASURE=1"),
]


PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}


def visit(page, server):
    """Return the seconds until a person can type, and until an answer is seen after Send."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    devtools.send("Network.emulateNetworkConditions", PHONE)
    started = time.perf_counter()
    page.goto(server.url("/chat/bury"), wait_until="commit")
    page.focus("#text")
    page.keyboard.type("x")
    ready = time.perf_counter() - started
    page.wait_for_load_state()
    page.fill("#text", "how long")
    started = time.perf_counter()
    page.click("#send")
    page.wait_for_selector("#log .answer")
    return ready, time.perf_counter() - started


def test_a_slow_phone_is_served_in_time(new_page, server):
    # The best of three visits: the bound is on the page, not on what else this machine does.
    visits = [visit(new_page(viewport={"width": 375, "height": 667}), server) for _ in range(3)]
    ready, answered = (min(times) for times in zip(*visits, strict=True))

    print(f"ready to type {ready:.2f} s, answer {answered:.2f} s")
    assert ready <= 2.5
    assert answered <= 1.5
