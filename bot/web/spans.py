"""Divide the texts of an answer into spans: plain words, numbers that dial, abbreviations with their meaning."""

import re
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

from bot.web.abbreviations import Abbreviations
from bot.web.redact import digits

Block = dict[str, Any]
Span = str | dict[str, str]
# Which texts of a block (or of each of its records) are divided.
TEXTS = {
    "paragraph": ("text",),
    "list": ("items",),
    "steps": ("items",),
    "deadline": ("what",),
    "strategy": ("do", "why", "see"),
}
RECORDS = {"timeline": ("steps", ("what",)), "ladder": ("tiers", ("meaning",)), "record": ("parts", ("text",))}
# Shorter ones (999, 111) stand for other things too, except where somebody may be in danger.
SHORTEST = 5


class Reader:
    """Read one answer from its beginning: each abbreviation is explained once, where it first stands."""

    def __init__(self, spans: "Spans", council: str | None, audience: str | None, urgent: bool) -> None:
        """Keep for whom it is, and whether numbers come before everything else."""
        self.spans = spans
        self.council = council
        self.audience = audience
        self.urgent = urgent
        self.seen: set[str] = set()

    def block(self, block: Block) -> Block:
        """Add the spans of a block; one without numbers and abbreviations stays as it is."""
        kind = str(block["kind"])
        if kind in RECORDS:
            field, names = RECORDS[kind]
            return block | {field: [self._record(r, names) for r in block.get(field, ())]}
        return self._record(block, TEXTS.get(kind, ()))

    def _record(self, record: Block, names: tuple[str, ...]) -> Block:
        found: dict[str, Any] = {}
        for name in names:
            value = record.get(name)
            parts = [self._divide(v) for v in value] if isinstance(value, list) else self._divide(value or "")
            flat = [p for part in parts for p in part] if isinstance(value, list) else parts
            if any(isinstance(part, dict) for part in flat):
                found[name] = parts
        return record | {"spans": found} if found else record

    def _divide(self, text: str) -> list[Span]:
        parts: list[Span] = []
        end = 0
        for start, stop, span in sorted(self._marks(text), key=lambda mark: mark[:2]):
            if start < end:
                continue
            parts += [text[end:start], span]
            end = stop
        return [part for part in (*parts, text[end:]) if part]

    def _marks(self, text: str) -> Iterator[tuple[int, int, Span]]:
        for match in self.spans.numbers.finditer(text):
            if self.urgent or len(digits(match[0])) >= SHORTEST:
                yield match.start(), match.end(), {"tel": match[0]}
        # Where somebody may be in danger, nothing stands between the words and the numbers.
        for found in self.spans.abbreviations.find(text, self.council) if not self.urgent else ():
            if found.term.id not in self.seen and not found.opened:
                meaning = found.term.meaning.to(self.audience)
                short = text[found.start : found.end]
                term = {"term": short, "id": f"term-{token_hex(4)}", "name": found.term.title, "meaning": meaning}
                yield found.start, found.end, term
            self.seen.add(found.term.id)


class Spans:
    """What every answer is divided by."""

    def __init__(self, numbers: re.Pattern[str], abbreviations: Abbreviations) -> None:
        """Keep the published numbers and the abbreviations of the glossary."""
        self.numbers = numbers
        self.abbreviations = abbreviations

    def divide(self, custom: dict[str, Any]) -> list[Block]:
        """Return the blocks of an answer with their spans."""
        urgent = custom.get("safeguarding", {}).get("level") == "interrupt"
        reader = Reader(self, custom.get("council"), custom.get("audience"), urgent)
        # An answer that explains a term need not explain it again.
        reader.seen.add(str(custom.get("topic")))
        return [reader.block(b) for b in custom.get("blocks", ())]
