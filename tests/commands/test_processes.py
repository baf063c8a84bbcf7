"""Child processes are started, watched, restarted with a pause, and stopped together."""

import argparse
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot import paths, processes
from bot.commands import serve
from bot.processes import Child, PortTaken, different_ports, free_port, stop_all

WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]


class FakeProcess:
    """A process that ends when it is told."""

    def __init__(self, stubborn: bool = False) -> None:
        self.returncode: int | None = None
        self.stubborn, self.asked = stubborn, list[str]()

    def poll(self) -> int | None:
        return self.returncode

    def terminate(self) -> None:
        self.asked.append("terminate")

    def kill(self) -> None:
        self.asked.append("kill")
        self.stubborn = False

    def wait(self, timeout: float | None = None) -> int:
        self.asked.append("wait")
        if self.stubborn:
            raise subprocess.TimeoutExpired("it", timeout or 0)
        return 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in a list so that a test can move it."""
    now = [1000.0]
    monkeypatch.setattr(processes.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[FakeProcess]:
    made: list[FakeProcess] = []

    def popen(command: list[str], env: dict[str, str]) -> FakeProcess:
        made.append(FakeProcess())
        return made[-1]

    monkeypatch.setattr(processes.subprocess, "Popen", popen)
    return made


class TestPorts:
    def test_a_free_one(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        free_port("PORT", port)

    def test_one_that_is_taken_is_named_with_what_to_do(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(PortTaken, match=rf"Port {port} is in use.*RASA_PORT={port + 10} make run"):
                free_port("RASA_PORT", port)


    def test_one_that_this_account_may_not_use_is_told_apart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(probe: object, address: object) -> None:
            raise PermissionError

        monkeypatch.setattr(processes.socket, "socket", type("Refusing", (socket.socket,), {"bind": refuse}))
        with pytest.raises(PortTaken, match=r"Port 80 may not be used.*PORT=8080 make run"):
            free_port("PORT", 80)

    def test_two_of_our_own_on_one_port_are_named(self) -> None:
        different_ports({"PORT": 8000, "RASA_PORT": 5005, "ACTIONS_PORT": 5055})
        with pytest.raises(PortTaken, match="PORT and RASA_PORT are both 5005"):
            different_ports({"PORT": 5005, "RASA_PORT": 5005, "ACTIONS_PORT": 5055})


class TestChild:
    def test_one_that_ended_before_it_was_ready_ends_the_start(self, started: list[FakeProcess]) -> None:
        child = Child("Rasa", ["rasa"], {})
        child.fail_if_ended()
        started[0].returncode = 3
        with pytest.raises(SystemExit, match="The Rasa ended with code 3"):
            child.fail_if_ended()

    def test_it_is_started_again_but_not_at_once(self, started: list[FakeProcess], clock: list[float],
                                                 capsys: pytest.CaptureFixture[str]) -> None:
        child = Child("Rasa", ["rasa"], {})
        started[0].returncode = 1
        clock[0] += processes.PAUSE_SECONDS
        child.restart_if_ended()
        assert len(started) == 1
        clock[0] += 1
        child.restart_if_ended()
        assert len(started) == 2 and "starting it again" in capsys.readouterr().out

    def test_one_that_runs_is_left_alone(self, started: list[FakeProcess], clock: list[float]) -> None:
        child = Child("Rasa", ["rasa"], {})
        clock[0] += 1000
        child.restart_if_ended()
        assert len(started) == 1


class TestStopping:
    def test_all_are_asked_before_any_is_waited_for(self, started: list[FakeProcess], clock: list[float]) -> None:
        children = [Child(name, [name], {}) for name in ("actions", "Rasa")]
        started[0].stubborn = True
        stop_all(children)
        assert [p.asked for p in started] == [["terminate", "wait", "kill", "wait"], ["terminate", "wait"]]

    def test_a_real_process_ends(self) -> None:
        child = Child("waiting", WAITS, {})
        stop_all([child])
        assert child.process.returncode is not None


class TestServe:
    @pytest.fixture
    def options(self) -> argparse.Namespace:
        parser = argparse.ArgumentParser()
        serve.arguments(parser)
        return parser.parse_args(["--port", "8100", "--rasa-port", "5105", "--actions-port", "5155"])

    def test_only_the_gateway_is_told_where_to_listen(self, monkeypatch: pytest.MonkeyPatch,
                                                      options: argparse.Namespace) -> None:
        commands: dict[str, tuple[list[str], dict[str, str]]] = {}
        monkeypatch.setattr(serve, "Child", lambda name, command, env: commands.setdefault(name, (command, env)))
        serve.start(options, [])
        assert list(commands) == ["action server", "Rasa", "gateway"]
        rasa, gateway = commands["Rasa"], commands["gateway"]
        assert rasa[0][rasa[0].index("--interface") + 1] == "127.0.0.1"
        assert commands["action server"][1]["SANIC_HOST"] == "127.0.0.1"
        assert gateway[0][gateway[0].index("--port") + 1] == "8100"
        assert rasa[1]["ACTIONS_URL"] == "http://127.0.0.1:5155/webhook"
        assert gateway[1]["RASA_URL"] == "http://127.0.0.1:5105"

    def test_what_was_started_is_stopped_when_the_next_cannot_start(self, monkeypatch: pytest.MonkeyPatch,
                                                                    options: argparse.Namespace) -> None:
        stopped: list[Any] = []

        def child(name: str, command: list[str], env: dict[str, str]) -> str:
            if name == "Rasa":
                raise OSError("no memory")
            return name

        monkeypatch.setattr(serve, "Child", child)
        monkeypatch.setattr(serve, "free_port", lambda name, port: None)
        monkeypatch.setattr(serve, "need_models", lambda: None)
        monkeypatch.setattr(serve, "stop_all", stopped.extend)
        monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
        with pytest.raises(OSError, match="no memory"):
            serve.run(options)
        assert stopped == ["action server"]

    def test_a_port_that_is_taken_is_told_in_a_sentence(self, monkeypatch: pytest.MonkeyPatch,
                                                        options: argparse.Namespace,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
        def taken(name: str, port: int) -> None:
            raise PortTaken(f"Port {port} is in use.")

        monkeypatch.setattr(serve, "free_port", taken)
        monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
        assert serve.run(options) == 1
        assert capsys.readouterr().out == "Port 8100 is in use.\n"

    def test_models_that_were_never_made_are_named_and_nothing_is_started(
            self, monkeypatch: pytest.MonkeyPatch, options: argparse.Namespace, tmp_path: Path,
            capsys: pytest.CaptureFixture[str]) -> None:
        started: list[Any] = []
        for part in ("encoder", "spacy", "topics", "words"):
            (tmp_path / part).mkdir()
        monkeypatch.setattr(paths, "MODELS", tmp_path)
        monkeypatch.setattr(serve, "start", lambda *told: started.append(told))
        monkeypatch.setattr(serve, "free_port", lambda name, port: None)
        monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
        assert serve.run(options) == 1
        assert started == []
        assert capsys.readouterr().out == (f"Not trained yet: {tmp_path / 'screen'}, {tmp_path / 'rasa'}. "
                                           "Run `python -m bot train` first.\n")

    def test_a_self_test_without_an_answer_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(serve, "ask_once", lambda *asked: ["error"])
        monkeypatch.setattr(serve.time, "sleep", lambda seconds: None)
        with pytest.raises(SystemExit, match=r"outcomes: error.*python -m bot train --force"):
            serve.self_test("http://127.0.0.1:8100")
