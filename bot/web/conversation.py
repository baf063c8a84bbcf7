"""The way of one message: screened, redacted, asked of Rasa, and always answered."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from bot.language.clean import clean
from bot.web.asker import Asker
from bot.web.limits import Limiter
from bot.web.metrics import Metrics
from bot.web.problems import Problem
from bot.web.redact import Redactor
from bot.web.replies import Replies
from bot.web.safety import BACK, DANGER, HEAD, INTERRUPT, Safety, rank
from bot.web.sessions import REPLIES_KEPT, Message, Session, Ticket
from bot.web.settings import Settings

WAITING_AT_MOST = 5


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
    asker: Asker
    safety: Safety
    replies: Replies
    redactor: Redactor
    metrics: Metrics
    tapped: Callable[[str, Ticket], str]
    enrich: Callable[[Message], Message]
    sessions_limit: Limiter
    addresses_limit: Limiter

    async def answer(self, session: Session, turn: Turn) -> list[Message]:
        """Answer a turn once; the same id again gets the same reply."""
        task = session.replies.get(turn.id)
        if task is None:
            if title := self.tapped(turn.choice, session.ticket):
                session.offered[turn.choice] = title
            task = asyncio.create_task(self._answer(session, _checked(session, turn)))
            session.replies[turn.id] = task
            while len(session.replies) > REPLIES_KEPT:
                session.replies.popitem(last=False)
        try:
            # Shielded: a browser that goes away must not undo what it already sent.
            return await asyncio.shield(task)
        except Exception:
            session.replies.pop(turn.id, None)
            raise

    async def _answer(self, session: Session, turn: Turn) -> list[Message]:
        started = perf_counter()
        screening = await self.safety.check(turn.text, session.earlier) if turn.text else None
        grave = turn.choice in DANGER or (screening is not None and rank(screening) == INTERRUPT)
        refused = self._refusal(session, turn)
        if refused and not grave:
            raise refused
        asked = self.redactor.redact(turn.text[:HEAD]) or session.offered[turn.choice]
        messages: list[Message] = []
        if turn.choice in DANGER:
            messages = self.safety.answer_danger(turn.choice, session)
        elif turn.choice == BACK:
            messages = await self._go_back(session)
        elif grave:
            session.remember_danger(asked, screening)
            if not refused:
                # A person at risk does not wait for Rasa; it still hears the message.
                self.asker.start(session, asked, turn.choice)
        else:
            messages = await self.asker.ask(session, asked, turn.choice)
            messages = messages or [self.replies.no_answer(session.ticket)]
            session.remember_turn(asked)
        if screening is not None:
            messages = self.safety.place(messages, screening, session.ticket)
        if len(turn.text) > HEAD:
            messages = [*messages, self.replies.shortened(HEAD)]
        messages = [self.enrich(m) for m in messages]
        session.remember_answer(asked, messages)
        self.metrics.answered(messages, perf_counter() - started)
        return messages

    async def _go_back(self, session: Session) -> list[Message]:
        """Answer the ordinary question in the message that was interrupted, if it had one."""
        question = await self.safety.ordinary_part(session.paused)
        answers = await self.asker.ask(session, question) if question else []
        return answers or [self.replies.go_on(session.ticket)]

    def _refusal(self, session: Session, turn: Turn) -> Problem | None:
        wait = self.sessions_limit.wait(session.ticket.id)
        if turn.address:
            wait = max(wait, self.addresses_limit.wait(turn.address))
        if wait:
            return Problem("too-many", retry_after=wait, seconds=wait)
        if session.waiting >= WAITING_AT_MOST:
            return Problem("one-at-a-time", retry_after=2)
        if len(self.asker.running) >= self.settings.at_once:
            return Problem("busy", retry_after=5)
        return None


def _checked(session: Session, turn: Turn) -> Turn:
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
