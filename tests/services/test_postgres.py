"""The tracker store on PostgreSQL: conversations are kept, stay small, and odd ids end nothing."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from bot import paths
from bot.pipeline.bounded_tracker_store import MOST_EVENTS
from tests.services.stack import free_port

pytestmark = [pytest.mark.rasa, pytest.mark.services]

TURNS = 60


def programs() -> Path | None:
    """Find PostgreSQL's own programs, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A cluster of its own on a socket in a folder of its own; its address."""
    bin = programs()
    if bin is None:
        reason = "PostgreSQL is not installed"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    # The server refuses to run as root, and its user must be able to reach the folder.
    user: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    folder = Path(subprocess.run(["mktemp", "-d", "/tmp/send-pg-XXXXXX"], capture_output=True, text=True,
                                 check=True, **user).stdout.strip())
    port = free_port()

    def run(*command: str) -> None:
        subprocess.run([str(bin / command[0]), *command[1:]], check=True, cwd=folder, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=120, **user)

    try:
        run("initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8")
        run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o",
            f"-p {port} -k {folder} -c listen_addresses= -c fsync=off", "start")
        yield f"postgresql://postgres@/postgres?host={folder}&port={port}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def store(database: str) -> Any:
    """The store as Rasa makes it from endpoints.yml."""
    from rasa.core.tracker_store import TrackerStore
    from rasa.shared.core.domain import Domain
    from rasa.utils.endpoints import read_endpoint_config

    with mock.patch.dict(os.environ, {"TRACKER_URL": database, "ACTIONS_URL": "http://127.0.0.1:1"}):
        endpoint = read_endpoint_config(str(paths.ROOT / "endpoints.yml"), "tracker_store")
        return TrackerStore.create(endpoint, Domain.load(str(paths.ROOT / "domain.yml")))


def talk(store: Any, sender: str, turns: int) -> list[int]:
    """Hold a conversation; return how many events are kept after each turn."""
    from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

    async def held() -> list[int]:
        kept = []
        for turn in range(turns):
            tracker = await store.get_or_create_tracker(sender)
            said = [ActionExecuted("action_listen"), UserUttered(f"Question {turn} – ‘£’ 🙂"),
                    ActionExecuted("action_answer_question"), BotUttered("An answer")]
            for event in [*said, SlotSet("council", "bury"), ActionExecuted("action_listen")]:
                tracker.update(event)
            await store.save(tracker)
            again = await store.retrieve(sender)
            kept.append(len(again.events))
        return kept

    return asyncio.run(held())


def test_a_conversation_is_kept_and_stays_small(store):
    kept = talk(store, "somebody", TURNS)

    tracker = asyncio.run(store.retrieve("somebody"))

    assert max(kept) <= MOST_EVENTS + 10
    assert tracker.get_slot("council") == "bury"
    assert tracker.latest_message.text == f"Question {TURNS - 1} – ‘£’ 🙂"


@pytest.mark.parametrize("sender", ["a\0b", "half \ud83d", "x" * 400], ids=["NUL", "lone surrogate", "long"])
def test_a_hostile_conversation_id_raises_and_ends_nothing(store, sender):
    with pytest.raises(Exception):  # noqa: B017 - which one it is differs; SystemExit is not among them
        talk(store, sender, 1)

    assert talk(store, f"after {len(sender)}", 1)


def test_a_corrupt_row_ends_nothing(store):
    talk(store, "broken", 2)
    with store.session_scope() as session:
        session.query(store.SQLEvent).filter_by(sender_id="broken").update({"data": "{"})
        session.commit()

    with pytest.raises(Exception):  # noqa: B017 - as above
        asyncio.run(store.retrieve("broken"))

    assert talk(store, "another", 1)
