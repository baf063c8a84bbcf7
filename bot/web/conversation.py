"""The way of one message: screened, redacted, asked of Rasa, and always answered."""

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from bot.language.clean import clean
from bot.web.blocks import clean_message
from bot.web.calendar import Calendars
from bot.web.limits import Limiter
from bot.web.metrics import Metrics
from bot.web.problems import Problem
from bot.web.rasa_client import RasaClient
from bot.web.redact import Redactor
from bot.web.replies import Replies
from bot.web.safety import HEAD, Safety, rank
from bot.web.sessions import REPLIES_KEPT, Message, Session
from bot.web.settings import Settings

log = logging.getLogger(__name__)
WAITING_AT_MOST = 5
Asking = asyncio.Task[list[Message]]


@dataclass(frozen=True)
class Turn:
    """What a person sent: a text, or the id of a choice that was offered to them."""

    id: str
    text: str = ""
    choice: str = ""
    address: str | None = None


@dataclass
class Conversation:
    """Answer turns; every part is handed in, so that tests can replace it."""

    settings: Settings
    rasa: RasaClient
    safety: Safety
    replies: Replies
    redactor: Redactor
    metrics: Metrics
    calendars: Calendars
    sessions_limit: Limiter
    addresses_limit: Limiter
    asking: set[Asking] = field(default_factory=set)

    async def answer(self, session: Session, turn: Turn) -> list[Message]:
        """Answer a turn once; the same id again gets the same reply."""
        task = session.replies.get(turn.id)
        if task is None:
            task = asyncio.create_task(self._answer(session, self._checked(session, turn)))
            session.replies[turn.id] = task
            while len(session.replies) > REPLIES_KEPT:
                session.replies.popitem(last=False)
        try:
            # Shielded: a browser that goes away must not undo what it already sent.
            return await asyncio.shield(task)
        except Exception:
            session.replies.pop(turn.id, None)
            raise

    def _checked(self, session: Session, turn: Turn) -> Turn:
        """Make the text safe; refuse an empty one and a choice that was never offered."""
        if turn.choice:
            if turn.choice not in session.offered:
                raise Problem("unknown-choice")
            return turn
        # Rasa takes a text that begins with a slash for a command; people never mean one.
        text = clean(turn.text).lstrip("/ ")
        if not text:
            raise Problem("empty-text")
        return Turn(turn.id, text=text, address=turn.address)

    async def _answer(self, session: Session, turn: Turn) -> list[Message]:
        started = perf_counter()
        screening = await self.safety.check(turn.text, session.earlier) if turn.text else None
        grave = screening is not None and rank(screening) == 2
        refused = self._refusal(session, turn)
        if refused and not grave:
            raise refused
        asked = self.redactor.redact(turn.text[:HEAD]) or session.offered[turn.choice]
        messages = [] if refused else await self._ask_in_turn(session, turn, asked, grave)
        if not messages and not grave:
            messages = [self.replies.no_answer(session.ticket)]
        if screening is not None:
            messages = self.safety.place(messages, screening, session.ticket)
            session.remember_turn(asked, grave)
        if len(turn.text) > HEAD:
            messages = [*messages, self.replies.shortened(HEAD)]
        session.remember_answer(asked, messages)
        self.metrics.answered(messages, perf_counter() - started)
        return messages

    def _refusal(self, session: Session, turn: Turn) -> Problem | None:
        wait = self.sessions_limit.wait(session.ticket.id)
        if turn.address:
            wait = max(wait, self.addresses_limit.wait(turn.address))
        if wait:
            return Problem("too-many", retry_after=wait, seconds=wait)
        if session.waiting >= WAITING_AT_MOST:
            return Problem("one-at-a-time", retry_after=2)
        if len(self.asking) >= self.settings.at_once:
            return Problem("busy", retry_after=5)
        return None

    async def _ask_in_turn(
        self, session: Session, turn: Turn, asked: str, grave: bool
    ) -> list[Message]:
        """Ask Rasa, one message of a conversation after the other."""
        task = asyncio.create_task(self._ask(session, turn, asked))
        session.waiting += 1
        self.asking.add(task)
        task.add_done_callback(partial(self._asked, session))
        # A person at risk does not wait for Rasa; it still hears the message.
        deadline = self.settings.risk_seconds if grave else None
        done, _ = await asyncio.wait({task}, timeout=deadline)
        return task.result() if done else []

    def _asked(self, session: Session, task: Asking) -> None:
        session.waiting -= 1
        self.asking.discard(task)

    async def _ask(self, session: Session, turn: Turn, asked: str) -> list[Message]:
        metadata: dict[str, Any] = {"council": session.ticket.council}
        if session.ticket.audience:
            metadata["audience"] = session.ticket.audience
        if turn.choice:
            metadata["choice"] = turn.choice
        async with session.turn:
            text = "" if turn.choice else asked
            raw = await self.rasa.ask(session.ticket.id, text, metadata)
        found = [m for m in map(clean_message, raw) if m and not _failed(m)]
        return [self.calendars.add_links(m) for m in found]


def _failed(message: Message) -> bool:
    """Tell whether Rasa itself could not look the answer up; the gateway's reply has contacts."""
    return bool(message.get("custom", {}).get("outcome") == "error")
