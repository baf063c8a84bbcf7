"""Replies that the gateway gives by itself, when Rasa gives none."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.web.contacts import Directory
from bot.web.sessions import Message, Ticket
from bot.web.wording import Wording


def _paragraph(text: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": text}


class Replies:
    """Build messages from the wording file and the council's contacts."""

    def __init__(self, wording: Wording, directory: Directory, clock: Callable[[], datetime], kb: Any) -> None:
        """Keep where the words, the contacts and the time come from."""
        self.wording = wording
        self.directory = directory
        self.clock = clock
        self.kb = kb

    def no_answer(self, ticket: Ticket) -> Message:
        """Say that nothing could be looked up, and who can be asked instead."""
        return self._with_contacts("no_answer", "error", ticket, ("people", "national"))

    def go_on(self, ticket: Ticket) -> Message:
        """Say that the chat goes on, when a person comes back from the safeguarding reply."""
        text = self.wording.say("replies.go_on")
        return {"text": text, "custom": {"outcome": "clarify", "blocks": [_paragraph(text)], "sources": []}}

    def last_resort(self, ticket: Ticket) -> Message:
        """Say where help is, when even the safeguarding reply cannot be built."""
        message = self._with_contacts("last_resort", "safeguarding", ticket, ("safety",))
        message["custom"]["safeguarding"] = {"level": "interrupt", "kind": "", "routes": []}
        return message

    def shortened(self, limit: int) -> Message:
        """Say that only the beginning of a long message was read."""
        text = self.wording.say("replies.shortened", limit=f"{limit:,}")
        return {"text": text, "custom": {"outcome": "answered", "blocks": [_paragraph(text)]}}

    def _with_contacts(self, key: str, outcome: str, ticket: Ticket, groups: tuple[str, ...]) -> Message:
        pack = self.kb.councils[ticket.council]
        text = self.wording.say(f"replies.{key}", council=pack.short_name)
        roles = [r for g in groups for r in self.wording.get(f"contacts.roles.{g}")]
        contacts = self.directory.blocks(ticket.council, roles, self.clock())
        return {
            "text": f"{text}\n\n{self.directory.lines(contacts)}".strip(),
            "custom": {
                "outcome": outcome,
                "council": ticket.council,
                "audience": ticket.audience,
                "blocks": [_paragraph(text), *contacts],
                "sources": [],
            },
        }
