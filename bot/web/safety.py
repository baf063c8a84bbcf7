"""The gateway's side of safeguarding: screen every message, keep the safe reply in place."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.web.sessions import Message, Ticket

log = logging.getLogger(__name__)
HEAD = 2_000
TAIL = 500
RANKS = {"NONE": 0, "BANNER": 1, "INTERRUPT": 2}


def rank(screening: Any) -> int:
    """Return how grave a screening is: 0 none, 1 banner, 2 interrupt."""
    return RANKS[screening.level.name]


class Safety:
    """Screen without the network, and never fail to show a way to help."""

    def __init__(
        self,
        screen: Any,
        put_in_place: Callable[..., list[Message]],
        kb: Any,
        clock: Callable[[], Any],
        last_resort: Callable[[Ticket], Message],
    ) -> None:
        """Keep the screen, the function that places its reply, and what is said if that fails."""
        self.screen = screen
        self.put_in_place = put_in_place
        self.kb = kb
        self.clock = clock
        self.last_resort = last_resort
        # One thread: the screen takes milliseconds, and the event loop stays free meanwhile.
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="screen")

    async def check(self, text: str, earlier: Sequence[str]) -> Any:
        """Screen the first 2,000 and the last 500 characters, with the turns before."""
        parts = [text[:HEAD], text[-TAIL:]] if len(text) > HEAD else [text]
        loop = asyncio.get_running_loop()
        found = [
            await loop.run_in_executor(self.thread, self.screen.check, part, tuple(earlier))
            for part in parts
        ]
        return max(found, key=rank)

    def place(self, messages: list[Message], screening: Any, ticket: Ticket) -> list[Message]:
        """Put the safeguarding reply or the banner lines in place, if the screening asks for it."""
        try:
            return self.put_in_place(
                messages,
                screening,
                council=ticket.council,
                audience=ticket.audience,
                now=self.clock(),
                kb=self.kb,
            )
        except Exception as error:  # whatever breaks, a person at risk must see a way to help
            log.error("safeguarding reply failed: %s", type(error).__name__)
            return [self.last_resort(ticket), *messages]
