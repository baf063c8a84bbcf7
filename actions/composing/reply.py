"""A reply: typed blocks, sources and choices, and the whole of it as plain text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from actions.composing.context import Context
from actions.composing.frames import frame

Block = dict[str, Any]
# What a turn changes besides what it says: slots, forms, what is done next.
Events = list[dict[str, Any]]
# What plain text writes out of a block: steps, and ways to reach a contact. The page shows all.
MOST_STEPS, MOST_WAYS = 2, 2
WAYS = ("tel", "text_number", "email", "address", "url")
CARDS = ("strategy", "intervention")
LONGER_WORD, STEM = re.compile(r"[a-z]{4,}"), 5
FEW_WORDS = 8


@dataclass
class Reply:
    """What is said in one turn."""

    outcome: str
    blocks: list[Block] = field(default_factory=list)
    topic: str | None = None
    sources: list[dict[str, Any]] = field(default_factory=list)
    choices: list[dict[str, str]] = field(default_factory=list)
    # Set where this very turn changes the council.
    council: str | None = None
    # The choice that brings this very reply, where its topic alone does not.
    choice: str = ""

    @property
    def text(self) -> str:
        """Write all blocks and the first source as plain text; the page folds all sources away."""
        # Only a contact that is the answer itself needs its postal address.
        parts = [as_text(without_address(block) if place else block) for place, block in enumerate(self.blocks)]
        for source in self.sources[:1]:
            written = f"{source['title']}, {source['section']}" if source["section"] else source["title"]
            parts.append(frame("utter_frame_sources", sources=written))
        return "\n\n".join(p for p in parts if p)

    @property
    def cards(self) -> list[str]:
        """List the ids of the strategies and interventions that are shown as cards."""
        return [str(block["id"]) for block in self.blocks if block["kind"] in CARDS]

    def payload(self, context: Context) -> dict[str, Any]:
        """Make the `custom` part of the message."""
        return {"outcome": self.outcome, "topic": self.topic, "council": self.council or context.council,
                "audience": context.audience, "blocks": self.blocks, "sources": self.sources,
                "choices": self.choices}


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    plain = " ".join(text.split())
    end = plain.find(". ")
    return plain if end < 0 else plain[:end + 1]


def as_text(block: Block) -> str:
    """Write one block as plain text."""
    return WRITERS[block["kind"]](block)


def listed(block: Block, numbered: bool) -> str:
    """Write a titled list."""
    lines = [block["title"]] if block.get("title") else []
    items = block["items"][:MOST_STEPS] if numbered else block["items"]
    lines += [f"{n}. {item}" if numbered else f"- {item}" for n, item in enumerate(items, start=1)]
    return "\n".join(lines)


def contact_text(block: Block) -> str:
    """Write a contact with its purpose on one line."""
    ways = [block[k] for k in WAYS if block.get(k)][:MOST_WAYS]
    said = [*ways, block["opening"]] if block.get("opening") else ways
    return frame("utter_frame_contact", name=block["name"], purpose=block["purpose"].rstrip("."),
                 ways=", ".join(said) or block.get("note", ""))


def without_address(block: Block) -> Block:
    """Leave out a contact's postal address where it can be reached in another way."""
    quicker = any(block.get(way) for way in WAYS if way != "address")
    return {name: value for name, value in block.items() if name != "address"} if quicker else block


def timeline_text(block: Block) -> str:
    """Write a timeline as one line for each step; nothing where it only draws what was said."""
    if block.get("drawn"):
        return ""
    return "\n".join(f"- {s['when']}{': ' + s['shown_date'] if s.get('shown_date') else ''}: {s['what']}"
                     for s in block["steps"])


def short_title(title: str) -> str:
    """Return a title without what its colon adds: the first thing to do says it again."""
    return title.split(":")[0]


def strategy_text(block: Block) -> str:
    """Write a strategy as its name and the first thing to do, said once; the page shows the whole card."""
    title, do = block["title"], first_sentence(block["do"])
    named = says(do, short_title(title))
    if len(do.split()) < FEW_WORDS:
        # So short a sentence tells less than what the title adds after its colon.
        return frame("utter_frame_strategy_do", do=f"{title}.") if named and title != short_title(title) else \
            frame("utter_frame_strategy", title=title, do=do)
    return frame("utter_frame_strategy_do", do=do) if named else \
        frame("utter_frame_strategy", title=short_title(title), do=do)


def longer_words(text: str) -> set[str]:
    """Return the words of four letters or more: the short ones tell little."""
    return set(LONGER_WORD.findall(text.lower()))


def says(text: str, title: str) -> bool:
    """Tell whether a text has the beginning of every longer word of a title."""
    said = text.lower()
    return all(word[:STEM] in said for word in longer_words(title))


def facts_text(block: Block) -> str:
    """Write the facts of an intervention as lines, below its title where that was not said before."""
    title = [] if block.get("named") else [block["title"]]
    return "\n".join([*title, *(f"- {f['name']}: {f['value']}" for f in block["facts"])])


def record_text(block: Block) -> str:
    """Write a record as a titled list of its parts, without those that are there to be filled in by hand."""
    lines = [f"{part['name']}: {part['text']}" for part in block["parts"] if not part.get("to_write")]
    return listed({"title": block["title"], "items": lines}, False)


def ladder_text(block: Block) -> str:
    """Write a ladder as its tiers in order, those beside it last; nothing where it only draws what was said."""
    if block.get("drawn"):
        return ""
    return "\n".join(f"- {t['title']}: {t['meaning']}" for t in block["tiers"])


WRITERS: dict[str, Callable[[Block], str]] = {
    "paragraph": lambda b: str(b["text"]),
    "list": lambda b: listed(b, numbered=False),
    "steps": lambda b: listed(b, numbered=True),
    "timeline": timeline_text,
    "deadline": timeline_text,
    "strategy": strategy_text,
    "intervention": facts_text,
    "contact": contact_text,
    "definition": lambda b: f"{b['term']}: {b['meaning']}",
    "ladder": ladder_text,
    "record": record_text,
}
