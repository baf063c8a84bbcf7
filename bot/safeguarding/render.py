"""Ways to help as short text, as blocks for the page, and as sources."""

from datetime import date
from typing import Any

from bot.safeguarding.routes import Way
from bot.safeguarding.wording import Wording

FIELDS = {"tel": "phone", "text_number": "text", "email": "email", "url": "url", "note": "note"}


def name_of(contact: Any) -> str:
    """Return the name that people see."""
    return str(getattr(contact, "name", "") or contact.title)


def reach(contact: Any, words: Wording) -> str:
    """Write how a contact is reached: by phone or text, or else online."""
    ways = []
    if contact.phone:
        ways.append(words.framed("call").format(number=contact.phone))
    if contact.text:
        frame = "text_shout" if contact.id == "shout" else "text"
        ways.append(words.framed(frame).format(number=contact.text))
    if not ways:
        address = str(contact.url).split("://")[-1].removeprefix("www.").rstrip("/")
        ways.append(words.framed("online").format(address=address))
    return words.framed("and").join(ways)


def lines(way: Way, words: Wording, voice: str | None) -> list[str]:
    """Write one way to help as lines of text; a pair says to call the other if nobody answers."""
    rows = []
    for position, contact in enumerate(way.contacts):
        role = way.id if position == 0 else getattr(contact, "role", contact.id)
        told = _told(way, contact, role, words, voice)
        rows.append(f"- {name_of(contact)}: {reach(contact, words)}{told}")
    if len(way.contacts) > 1:
        rows[-1] += f". {_both(way, words)}"
    return rows


def _told(way: Way, contact: Any, role: str, words: Wording, voice: str | None) -> str:
    always = getattr(contact.hours, "always", False)
    notes = [words.purpose(role, voice), words.framed("always") if always else "",
             words.framed("closed") if way.closed else ""]
    told = "; ".join(filter(None, notes))
    return f" ({told})" if told else ""


def _both(way: Way, words: Wording) -> str:
    days = [c.checked_on for c in way.contacts if isinstance(getattr(c, "checked_on", None), date)]
    if not days:
        return words.framed("both")
    return words.framed("both_checked").format(date=f"{min(days).day} {min(days):%B %Y}")


def block(contact: Any, words: Wording) -> dict[str, Any]:
    """Make the page's contact card of a contact; hours only where they are known."""
    card: dict[str, Any] = {"kind": "contact", "name": name_of(contact), "purpose": contact.purpose}
    card.update({k: getattr(contact, field) for k, field in FIELDS.items() if getattr(contact, field, "")})
    if getattr(contact.hours, "always", False):
        card["hours"] = words.framed("always").capitalize()
    card["checked_on"] = str(contact.checked_on)
    return card


def sources(contacts: list[Any], kb: Any) -> list[dict[str, Any]]:
    """List where the numbers were read, and when."""
    rows = []
    for contact in contacts:
        for source in tuple(getattr(contact, "sources", ()))[:1]:
            title, url = (kb.source_title(source) if hasattr(kb, "source_title")
                          else (source.title, source.url))
            row = {"title": title, "section": getattr(source, "section", ""), "url": url,
                   "checked_on": str(contact.checked_on), "status": contact.status}
            if row not in rows:
                rows.append(row)
    return rows
