"""Ctrl-C and SIGTERM stop the service with all its processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot import paths
from tests.services.stack import answers, free_port, need_models, until

pytestmark = [pytest.mark.rasa, pytest.mark.services]

THREE = 3


def children_of(pid: int) -> list[int]:
    """List the processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


def runs(pid: int) -> bool:
    """Tell whether a process runs; one that ended and was not yet waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the process list of Linux")
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all_processes(tmp_path, by):
    need_models()
    ports = {name: str(free_port()) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")}
    environment = {**os.environ, **ports, "TRACKER_URL": f"sqlite:///{tmp_path}/conversations.db"}
    service = subprocess.Popen([sys.executable, "-m", "bot", "serve"], cwd=paths.ROOT, env=environment,
                               start_new_session=True)
    started: list[int] = []
    try:
        until(lambda: service.poll() is not None or answers(f"http://127.0.0.1:{ports['PORT']}/health/live"),
              "the gateway answers")
        assert service.poll() is None, "the service ended while it started"
        started = children_of(service.pid)
        assert len(started) == THREE
        # Ctrl-C reaches the whole group, as it does in a terminal.
        (os.killpg if by == signal.SIGINT else os.kill)(service.pid, by)
        until(lambda: service.poll() is not None, "the service ends", patience=60)

        assert not [pid for pid in started if runs(pid)]
        assert service.returncode == 0
    finally:
        for pid in [service.pid, *started]:
            if runs(pid):
                os.kill(pid, signal.SIGKILL)
        service.wait()
