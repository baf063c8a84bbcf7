"""The running service that conversation tests and service tests share: one for the whole run."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from tests.services.stack import Stack, need_models


@lru_cache(maxsize=1)
def _shared(folder: Path) -> Stack:
    stack = Stack(folder)
    try:
        return stack.wait()
    except BaseException:
        stack.stop()
        raise


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole service; two folders import this fixture, and still it is started once."""
    need_models()
    # The same folder for each import of this fixture, so that the cache finds the service again.
    shared = _shared(tmp_path_factory.getbasetemp())
    yield shared
    shared.stop()
