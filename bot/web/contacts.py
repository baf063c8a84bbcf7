"""People to turn to: a council's contacts and national helplines as contact blocks."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.web.hours import describe
from bot.web.redact import digits
from bot.web.wording import Wording

Block = dict[str, Any]
WAYS = {"phone": "tel", "text": "text_number", "email": "email", "url": "url", "address": "address"}


class Directory:
    """Look up who can help, in a council or in the whole country."""

    def __init__(self, kb: Any, wording: Wording) -> None:
        """Keep the knowledge base and the words for opening hours."""
        self.kb = kb
        self.wording = wording
        known = sorted(self.public_numbers(), key=len, reverse=True)
        self.numbers = re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, known))})(?!\d)")
        self.by_number = {digits(c.phone): c for c in self._everyone() if c.phone}

    def block(self, contact: Any, now: datetime) -> Block:
        """Show one contact: name, purpose, every way to reach it, and when it was checked."""
        ways = {way: getattr(contact, field, "") for field, way in WAYS.items()}
        return {
            "kind": "contact",
            "name": getattr(contact, "called", "") or getattr(contact, "name", contact.title),
            "purpose": contact.purpose,
            **{way: value for way, value in ways.items() if value},
            **({"hours": said} if (said := describe(contact.hours, now, self.wording)) else {}),
            "checked_on": str(contact.checked_on),
        }

    def with_hours(self, block: Block, now: datetime) -> Block:
        """Add to a contact block of an answer whether somebody answers now."""
        contact = self.by_number.get(digits(str(block.get("tel", ""))))
        if block["kind"] != "contact" or contact is None or "hours" in block:
            return block
        said = describe(contact.hours, now, self.wording)
        return block | {"hours": said} if said else block

    def blocks(self, council: str, roles: Sequence[str], now: datetime) -> list[Block]:
        """Show the contacts of a council, or the helplines, that have these roles or ids."""
        return [self.block(c, now) for c in self._found(council, roles)]

    def lines(self, blocks: Sequence[Block]) -> str:
        """Write contacts as plain text, for channels that show nothing else."""
        return "\n".join(self._line(b) for b in blocks)

    def public_numbers(self) -> Iterator[str]:
        """Go through every published number."""
        for contact in self._everyone():
            yield from (n for n in (contact.phone, contact.text) if n)

    def _everyone(self) -> list[Any]:
        people = [c for pack in self.kb.councils.values() for c in pack.contacts.values()]
        return [*people, *self.kb.helplines.values()]

    def _found(self, council: str, roles: Sequence[str]) -> Iterator[Any]:
        pack = self.kb.councils.get(council)
        for role in roles:
            own = pack.contacts.get(role) if pack else None
            contact = own or self.kb.helplines.get(role)
            if contact is not None and contact.status != "unconfirmed":
                yield contact

    def _line(self, block: Block) -> str:
        ways = [self.wording.say(f"contacts.{way}", value=block[way]) for way in WAYS.values() if way in block]
        return f"{block['name']} ({block['purpose']}): {'; '.join(ways)}"
