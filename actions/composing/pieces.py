"""Small pieces that many replies use: contacts, sources, choices, local routes."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.opening import opening_text
from actions.composing.reply import Block, first_sentence
from knowledge import Knowledge
from knowledge.models import Entry, Topic
from knowledge.models.places import Contact, Reachable

# A term at the most: the Code asks for a review at least termly (SEND Code of Practice 6.65).
REVIEW_AFTER = timedelta(weeks=10)
FRIDAY = 4
MOST_SOURCES = 2
MOST_CHOICES = 3


def paragraph(text: str) -> Block:
    """Make a paragraph."""
    return {"kind": "paragraph", "text": text}


def contact_block(contact: Reachable) -> Block:
    """Make a contact block; the purpose is always said with the number."""
    block = {"kind": "contact", "name": contact.called if isinstance(contact, Contact) else contact.title,
             "purpose": first_sentence(contact.purpose), "tel": contact.phone, "text_number": contact.text,
             "email": contact.email, "url": contact.url, "address": contact.address, "note": contact.note,
             "opening": opening_text(contact.hours), "checked_on": contact.checked_on.isoformat()}
    return {k: v for k, v in block.items() if v}


def contact_blocks(kb: Knowledge, context: Context, roles: Iterable[str]) -> list[Block]:
    """Make blocks for the roles that this council has, or the national lines of those ids."""
    found = [kb.contact(context.council, role) for role in dict.fromkeys(roles)]
    return [contact_block(c) for c in found if c is not None]


def sources_of(kb: Knowledge, *entries: Entry) -> list[dict[str, Any]]:
    """List where entries are written, laws first, two at the most."""
    listed: list[tuple[bool, dict[str, Any]]] = []
    for entry in entries:
        for source in entry.sources:
            title, url = kb.source_title(source)
            law = bool(source.ref and source.ref in kb.sources and kb.sources[source.ref].kind == "law")
            listed.append((not law, {"title": title, "section": source.section, "url": url,
                                     "checked_on": entry.checked_on.isoformat(), "status": entry.status}))
    ordered = [s for _, s in sorted(listed, key=lambda x: x[0])]
    unique: dict[tuple[str, str], dict[str, Any]] = {}
    for written in ordered:
        unique.setdefault((written["title"], written["section"]), written)
    return list(unique.values())[:MOST_SOURCES]


def choices_of(kb: Knowledge, context: Context, ids: Iterable[str]) -> list[dict[str, str]]:
    """Offer entries as next questions."""
    offered = [kb.entries[i] for i in dict.fromkeys(ids)
               if i in kb.entries and kb.entries[i].shown and kb.visible_to(i, context.council)]
    # What is written for staff or for young people only is not offered to anybody else.
    fitting = [e for e in offered if {context.audience, "parent"} & set(e.audience)]
    return [{"id": e.id, "title": e.title} for e in fitting[:MOST_CHOICES]]


def council_choices(kb: Knowledge, context: Context) -> list[dict[str, str]]:
    """Offer the councils when none is known."""
    if context.council:
        return []
    return [{"id": f"council:{p.id}", "title": p.short_name} for p in kb.councils.values()]


def local_blocks(kb: Knowledge, context: Context, topic: str) -> tuple[list[Block], list[str]]:
    """Say how this council does it; a council's wish of schools is named as such."""
    blocks: list[Block] = []
    roles: list[str] = []
    pack = kb.councils.get(context.council or "")
    for route in kb.routes(context.council, topic):
        if context.audience not in route.audience or (route.asks_of_schools and context.audience != "staff"):
            continue
        council, text = pack.short_name if pack else "", route.text.to(context.audience)
        name = "utter_frame_asked_of_schools" if route.asks_of_schools else "utter_frame_local"
        # A text that names its council first needs no frame to name it again.
        named = council in text.split(".")[0] and not route.asks_of_schools
        blocks.append(paragraph(text if named else frame(name, council=council, text=text)))
        roles.extend(route.contacts)
        if len(blocks) == 1:
            break
    return blocks, roles


def if_missed(topic: Topic, said: str) -> str:
    """Say when the words for a missed limit count, unless they begin with it themselves."""
    if said.startswith("If ") or "?" in said.split(".")[0]:
        return said
    return frame("utter_frame_missed" if topic.limit else "utter_frame_goes_wrong", text=said)


def review_day(today: date) -> date:
    """Return the school day of the week on which support is looked at again: within a term, never on a weekend."""
    day = today + REVIEW_AFTER
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))
