"""Fixtures of the conversation tests."""

import pytest

from tests.services.fixtures import stack

__all__ = ["stack"]


# What is recognised is learnt, and learnt anew at each training: a single conversation may go another way without a
# fault in the code. The share that goes right is what is held here; safety and faults are held one by one elsewhere.
LEAST_SHARE = 0.9
HERE = "tests/conversations/"
went: list[bool] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    learnt = pytest.mark.xfail(strict=False, reason="recognition is learnt; the share that passes is held")
    for item in items:
        if item.nodeid.startswith(HERE):
            item.add_marker(learnt)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.nodeid.startswith(HERE) and not isinstance(report.longrepr, tuple):
        went.append(report.passed)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if went and sum(went) < LEAST_SHARE * len(went):
        print(f"\nOnly {sum(went)} of {len(went)} conversations went right; {LEAST_SHARE:.0%} must.")
        session.exitstatus = 1
