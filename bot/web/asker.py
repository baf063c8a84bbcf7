"""Ask Rasa: one message of a conversation after the other, and only whole answers come back."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.web.blocks import clean_message
from bot.web.rasa_client import RasaClient
from bot.web.sessions import Message, Session

Asking = asyncio.Task[list[Message]]


@dataclass
class Asker:
    """The questions that are under way."""

    rasa: RasaClient
    running: set[Asking] = field(default_factory=set)

    async def ask(self, session: Session, text: str, choice: str = "") -> list[Message]:
        """Return the messages that answer; none when Rasa could not."""
        return await self.start(session, text, choice)

    def start(self, session: Session, text: str, choice: str = "") -> Asking:
        """Ask without waiting; the question counts as waiting from this moment."""
        task = asyncio.create_task(self._ask(session, text, choice))
        session.waiting += 1
        self.running.add(task)
        task.add_done_callback(partial(self._finish, session))
        return task

    def _finish(self, session: Session, task: Asking) -> None:
        session.waiting -= 1
        self.running.discard(task)

    async def _ask(self, session: Session, text: str, choice: str) -> list[Message]:
        metadata: dict[str, Any] = {"council": session.ticket.council}
        if session.ticket.audience:
            metadata["audience"] = session.ticket.audience
        if choice:
            metadata["choice"] = choice
        async with session.turn:
            raw = await self.rasa.ask(session.ticket.id, "" if choice else text, metadata)
        return [m for m in map(clean_message, raw) if m and not _failed(m)]


def _failed(message: Message) -> bool:
    """Tell whether Rasa itself could not look the answer up; the gateway's reply has contacts."""
    return bool(message.get("custom", {}).get("outcome") == "error")
