"""Sessions: signed tokens, and what the gateway remembers of a conversation in memory."""

import asyncio
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from bot.web.problems import Problem

SESSIONS_KEPT = 20_000
REPLIES_KEPT = 50
CHOICES_KEPT = 200
EXCHANGES_KEPT = 100
TURNS_SCREENED = 3
CONVERSATION_ID = re.compile(r"[0-9a-f]{32}")
AUDIENCES = ("parent", "staff", "young_person")

Message = dict[str, Any]


@dataclass(frozen=True)
class Ticket:
    """What a token says: whose conversation, for which council and audience, since when."""

    id: str
    council: str
    audience: str | None
    issued: int


@dataclass
class Exchange:
    """One question with its answer, for the page without JavaScript."""

    asked: str
    messages: list[Message]


@dataclass
class Session:
    """What is remembered of one conversation until it ends; nothing of it is written down."""

    ticket: Ticket
    earlier: list[str] = field(default_factory=list)
    offered: OrderedDict[str, str] = field(default_factory=OrderedDict)
    replies: OrderedDict[str, "asyncio.Task[list[Message]]"] = field(default_factory=OrderedDict)
    exchanges: list[Exchange] = field(default_factory=list)
    alarm: str = ""
    danger: Any = None
    paused: str = ""
    waiting: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def remember_turn(self, text: str) -> None:
        """Keep the last turns since the last interrupt and that one itself, for screening them together."""
        self.earlier = [*self.earlier, text][-TURNS_SCREENED:]

    def remember_danger(self, text: str, screening: Any) -> None:
        """Keep what was found, and the message, which may hold an ordinary question too."""
        self.earlier = [text]
        self.danger = screening
        self.paused = text

    def remember_answer(self, asked: str, messages: list[Message]) -> None:
        """Keep what was shown, which choices it offered and how grave it was."""
        self.exchanges = [*self.exchanges, Exchange(asked, messages)][-EXCHANGES_KEPT:]
        for message in messages:
            for choice in message.get("choices", ()):
                self.offered[choice["id"]] = choice["title"]
            level = message.get("custom", {}).get("safeguarding", {}).get("level", "")
            if level and self.alarm != "interrupt":
                self.alarm = level
        while len(self.offered) > CHOICES_KEPT:
            self.offered.popitem(last=False)


class Tokens:
    """Write and read signed tokens."""

    def __init__(self, secret: str, seconds: int, clock: Callable[[], datetime]) -> None:
        """Keep the key, how long a token lasts, and the clock."""
        self.signer = URLSafeSerializer(secret, salt="send-help-session")
        self.seconds = seconds
        self.clock = clock

    def now(self) -> int:
        """Return the time in seconds."""
        return int(self.clock().timestamp())

    def issue(self, council: str, audience: str | None) -> str:
        """Start a conversation with an id that cannot be guessed."""
        fields = [secrets.token_hex(16), council, audience, self.now()]
        return str(self.signer.dumps(fields))

    def open(self, token: str) -> Ticket:
        """Read a token of ours that has not run out."""
        try:
            ticket = Ticket(*self.signer.loads(token))
        except (BadData, TypeError, ValueError) as error:
            raise Problem("token-invalid") from error
        if not CONVERSATION_ID.fullmatch(str(ticket.id)):
            raise Problem("token-invalid")
        if not 0 <= self.now() - ticket.issued < self.seconds:
            raise Problem("token-expired")
        return ticket


class Sessions:
    """The conversations of this process, newest last."""

    def __init__(self, tokens: Tokens) -> None:
        """Start with none."""
        self.tokens = tokens
        self.kept: OrderedDict[str, Session] = OrderedDict()
        # When a deleted conversation was begun: its token is refused until it runs out by itself.
        self.forgotten: OrderedDict[str, int] = OrderedDict()

    def find(self, token: str) -> Session:
        """Return the conversation of a token; after a restart it is begun again under its id."""
        ticket = self.tokens.open(token)
        if ticket.id in self.forgotten:
            raise Problem("token-expired")
        session = self.kept.setdefault(ticket.id, Session(ticket))
        self.kept.move_to_end(ticket.id)
        while len(self.kept) > SESSIONS_KEPT:
            self.kept.popitem(last=False)
        return session

    def forget(self, token: str) -> str:
        """Delete a conversation, refuse its token from now on, and return its id."""
        ticket = self.tokens.open(token)
        self.kept.pop(ticket.id, None)
        self.forgotten[ticket.id] = ticket.issued
        if len(self.forgotten) > SESSIONS_KEPT:
            self.forgotten.popitem(last=False)
        return ticket.id

    def drop_expired(self) -> None:
        """Delete every conversation whose token has run out, whether or not anybody asks again."""
        first = self.tokens.now() - self.tokens.seconds + 1
        self.kept = OrderedDict((id, s) for id, s in self.kept.items() if s.ticket.issued >= first)
        self.forgotten = OrderedDict((id, issued) for id, issued in self.forgotten.items() if issued >= first)

    async def keep_clean(self, seconds: float) -> None:
        """Drop expired conversations again and again, with this pause, until cancelled."""
        while True:
            self.drop_expired()
            await asyncio.sleep(seconds)
