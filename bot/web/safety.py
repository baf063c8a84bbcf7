"""The gateway's side of safeguarding: screen every message, keep the safe reply in place."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.safeguarding.reply import BACK, DANGER
from bot.web.sessions import Message, Session, Ticket

__all__ = ["BACK", "DANGER", "HEAD", "INTERRUPT", "Safety", "rank"]

log = logging.getLogger(__name__)
HEAD = 2_000
TAIL = 500
SENTENCE = re.compile(r"[^.!?;]+[.!?;]*")
FEWEST_WORDS = 3
NONE, BANNER, INTERRUPT = 0, 1, 2
RANKS = {"NONE": NONE, "BANNER": BANNER, "INTERRUPT": INTERRUPT}


def rank(screening: Any) -> int:
    """Return how grave a screening is: 0 none, 1 banner, 2 interrupt."""
    return RANKS[screening.level.name]


class Safety:
    """Screen without the network, and never fail to show a way to help."""

    def __init__(
        self,
        screen: Any,
        put_in_place: Callable[..., list[Message]],
        follow_up: Callable[..., Any],
        kb: Any,
        clock: Callable[[], Any],
        last_resort: Callable[[Ticket], Message],
    ) -> None:
        """Keep the screen, the functions that make its replies, and what is said if they fail."""
        self.screen = screen
        self.put_in_place = put_in_place
        self.follow_up = follow_up
        self.kb = kb
        self.clock = clock
        self.last_resort = last_resort
        # One thread: the screen takes milliseconds, and the event loop stays free meanwhile.
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="screen")

    async def check(self, text: str, earlier: Sequence[str]) -> Any:
        """Screen the first 2,000 and the last 500 characters, with the turns before."""
        parts = [text[:HEAD], text[-TAIL:]] if len(text) > HEAD else [text]
        loop = asyncio.get_running_loop()
        found = [await loop.run_in_executor(self.thread, self.screen.check, part, tuple(earlier)) for part in parts]
        return max(found, key=rank)

    def place(self, messages: list[Message], screening: Any, ticket: Ticket) -> list[Message]:
        """Put the safeguarding reply or the banner lines in place, if the screening asks for it."""
        try:
            return self.put_in_place(messages, screening, **self._setting(ticket))
        except Exception as error:  # whatever breaks, a person at risk must see a way to help
            log.error("safeguarding reply failed: %s", type(error).__name__)
            return [self.last_resort(ticket), *messages]

    def answer_danger(self, choice: str, session: Session) -> list[Message]:
        """Answer what a person chose when they were asked whether anyone is in danger."""
        try:
            return [self.follow_up(choice, session.danger, **self._setting(session.ticket))]
        except Exception as error:  # as above
            log.error("safeguarding follow-up failed: %s", type(error).__name__)
            return [self.last_resort(session.ticket)]

    async def ordinary_part(self, text: str) -> str:
        """Return the sentences of a message that do not speak of risk, to go back to them."""
        kept = [
            sentence.strip()
            for sentence in SENTENCE.findall(text)
            if len(sentence.split()) >= FEWEST_WORDS and not rank(await self.check(sentence, ()))
        ]
        return " ".join(kept)

    def _setting(self, ticket: Ticket) -> dict[str, Any]:
        return {
            "council": ticket.council,
            "audience": ticket.audience,
            "now": self.clock(),
            "kb": self.kb,
        }
