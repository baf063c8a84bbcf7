"""Ways to help as short text, as blocks for the page, and as sources."""

from typing import Any

from bot.safeguarding.routes import Way
from bot.safeguarding.wording import Wording

EMERGENCY = "emergency-999"


def name_of(contact: Any) -> str:
    """Return the name that people see."""
    return str(getattr(contact, "name", "") or contact.title)


def reach(contact: Any, words: Wording) -> str:
    """Write how a contact is reached, in as few words as can be."""
    if contact.phone:
        return str(contact.phone)
    if contact.text:
        return f"{words.framed('text_to' if contact.id == 'shout' else 'text_only')} {contact.text}"
    return str(contact.url).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def line(way: Way, words: Wording) -> str:
    """Write one way to help as a line of text."""
    lado = way.id == "lado"
    if not way.known:
        return words.framed("your_council_lado" if lado else "your_council") + "."
    first = way.contacts[0]
    text = f"{name_of(first)}: {reach(first, words)}"
    if len(way.contacts) == 2:
        text += f", {words.framed('out_of_hours')} {reach(way.contacts[1], words)}"
    if lado:
        text += f", {words.framed('ask_lado')}"
    if first.checked_on and way.id in ("front-door", "lado"):
        text += f" ({words.framed('checked')} {first.checked_on:%d/%m/%Y})"
    text += "."
    return f"{text} {words.framed('both')}" if len(way.contacts) == 2 else text


def block(contact: Any) -> dict[str, Any]:
    """Make the page's contact card of a contact; hours only where they are known."""
    card: dict[str, Any] = {"kind": "contact", "name": name_of(contact), "purpose": contact.purpose}
    fields = (("tel", "phone"), ("text_number", "text"), ("email", "email"), ("url", "url"))
    card.update({key: getattr(contact, field) for key, field in fields if getattr(contact, field, "")})
    if getattr(contact.hours, "always", False):
        card["hours"] = "24/7"
    card["checked_on"] = str(contact.checked_on)
    return card


def sources(contacts: list[Any], kb: Any) -> list[dict[str, Any]]:
    """List where the numbers were read, and when."""
    rows = []
    for contact in contacts:
        for source in tuple(getattr(contact, "sources", ()))[:1]:
            title, url = (kb.source_title(source) if hasattr(kb, "source_title")
                          else (source.title, source.url))
            rows.append({"title": title, "section": getattr(source, "section", ""), "url": url,
                         "checked_on": str(contact.checked_on), "status": contact.status})
    return rows
