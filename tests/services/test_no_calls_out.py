"""Nothing calls out: telemetry is off, and the running processes talk to this machine only."""

import ipaddress
from argparse import Namespace
from pathlib import Path

import pytest

from bot.commands import serve
from tests.services.stack import Stack
from tests.services.talking import Chat

LINUX = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs the socket list of Linux")
LISTENS = "0A"


def test_telemetry_is_off_whatever_the_shell_says(monkeypatch):
    monkeypatch.setenv("RASA_TELEMETRY_ENABLED", "true")

    made = serve.environment(Namespace(port=1, rasa_port=2, actions_port=3))

    assert made["RASA_TELEMETRY_ENABLED"] == "false"


@pytest.mark.rasa
@pytest.mark.services
@LINUX
def test_the_running_processes_have_telemetry_off(stack: Stack):
    for child in stack.children:
        environment = Path(f"/proc/{child.process.pid}/environ").read_bytes().split(b"\0")
        assert b"RASA_TELEMETRY_ENABLED=false" in environment, child.name


@pytest.mark.rasa
@pytest.mark.services
@LINUX
def test_the_running_processes_talk_to_this_machine_only(stack: Stack):
    Chat(stack.gateway, "bury").say("what is an EHC plan")

    for child in stack.children:
        assert not [a for a in peers(child.process.pid) if not a.is_loopback], child.name


@pytest.mark.rasa
@pytest.mark.services
@LINUX
def test_the_running_processes_listen_on_this_machine_only(stack: Stack):
    for child in stack.children:
        heard_on = peers(child.process.pid, listening=True)
        assert heard_on, child.name
        assert all(a.is_loopback for a in heard_on), child.name


def peers(pid: int, listening: bool = False) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """List whom a process talks to, or on which addresses it listens."""
    sockets = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            sockets.add(target[len("socket:["):-1])
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in sockets and (fields[3] == LISTENS) == listening:
                found.append(address(fields[1 if listening else 2]))
    return found


def address(written: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Read an address as the kernel writes it: words of four bytes, each the wrong way round."""
    words = bytes.fromhex(written.split(":")[0])
    return ipaddress.ip_address(b"".join(words[i:i + 4][::-1] for i in range(0, len(words), 4)))
