"""Child processes of the service: started, watched, restarted and stopped together."""

import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

# A child that ends again and again is not restarted at once.
PAUSE_SECONDS = 5
STOP_SECONDS = 20


class PortTaken(Exception):
    """A port that we need cannot be used; the text says which, why and what to do."""


def different_ports(ports: Mapping[str, int]) -> None:
    """Raise PortTaken when two of our own processes are told to use one port; the keys are the variables' names."""
    names: dict[int, str] = {}
    for name, port in ports.items():
        if port in names:
            raise PortTaken(f"{names[port]} and {name} are both {port}. Choose another for one of them.")
        names[port] = name


def free_port(name: str, port: int) -> None:
    """Raise PortTaken when a port on loopback is in use, or not ours to use."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise PortTaken(f"Port {port} may not be used by this account. Choose another: "
                            f"{name}={port + 8000} make run") from error
        except OSError as error:
            other = port + 10 if port < 65000 else port - 10
            raise PortTaken(f"Port {port} is in use. Stop what uses it, or choose another: "
                            f"{name}={other} make run") from error


@dataclass
class Child:
    """One process of the service."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]" = field(init=False)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(self.command, env=self.environment)  # noqa: S603 - our own commands
        self.started = time.monotonic()

    def fail_if_ended(self) -> None:
        """Raise SystemExit when the process has ended before it was ready."""
        if self.process.poll() is not None:
            code = self.process.returncode
            raise SystemExit(f"The {self.name} ended with code {code}; its words are above.")

    def restart_if_ended(self) -> None:
        """Start the process again when it has ended, not more often than the pause allows."""
        if self.process.poll() is not None and time.monotonic() - self.started > PAUSE_SECONDS:
            print(f"The {self.name} ended (code {self.process.returncode}); starting it again.", flush=True)
            self._start()


def stop_all(children: list[Child]) -> None:
    """Ask all processes to end, and end those that do not."""
    for child in children:
        child.process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
