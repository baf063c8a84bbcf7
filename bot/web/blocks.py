"""Check that a message is made of known blocks before it reaches a page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Message = dict[str, Any]
SCHEMES = {"https", "tel", "mailto"}


@dataclass(frozen=True)
class Shape:
    """The fields that a kind of block must have: texts, lists of texts, lists of records."""

    texts: tuple[str, ...] = ()
    items: str = ""
    records: str = ""
    of_each: tuple[str, ...] = ()


SHAPES = {
    "paragraph": Shape(texts=("text",)),
    "list": Shape(items="items"),
    "steps": Shape(items="items"),
    "timeline": Shape(records="steps", of_each=("what",)),
    "deadline": Shape(texts=("what",)),
    "strategy": Shape(texts=("title", "do")),
    "intervention": Shape(texts=("title",), records="facts", of_each=("name", "value")),
    "contact": Shape(texts=("name",)),
    "definition": Shape(texts=("term", "meaning")),
    "ladder": Shape(records="tiers", of_each=("title",)),
    "record": Shape(records="parts", of_each=("name", "text")),
}


def printable(value: Any) -> Any:
    """Drop what cannot be written as UTF-8 from every text within a JSON value."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, list):
        return [printable(v) for v in value]
    if isinstance(value, dict):
        return {str(k): printable(v) for k, v in value.items()}
    return value


def safe_url(url: object) -> str:
    """Return the address when it is of an allowed kind, else nothing."""
    try:
        parts = urlsplit(str(url or ""))
    except ValueError:
        return ""
    own = not parts.scheme and not parts.netloc and str(url).startswith("/")
    return str(url) if own or parts.scheme in SCHEMES else ""


def _texts(record: Any, names: tuple[str, ...]) -> bool:
    return isinstance(record, dict) and all(isinstance(record.get(n), str) and record[n].strip() for n in names)


def _fits(block: Any) -> bool:
    shape = SHAPES.get(str(block.get("kind"))) if isinstance(block, dict) else None
    if shape is None or not _texts(block, shape.texts):
        return False
    items = block.get(shape.items, ())
    records = block.get(shape.records, ())
    return (
        isinstance(items, list | tuple)
        and all(isinstance(i, str) for i in items)
        and isinstance(records, list | tuple)
        and all(_texts(r, shape.of_each) for r in records)
        and bool(items or records or shape.texts)
    )


def _records(value: Any) -> list[dict[str, Any]]:
    return [r for r in value if isinstance(r, dict)] if isinstance(value, list) else []


def _with_safe_url(record: dict[str, Any]) -> dict[str, Any]:
    url = safe_url(record.get("url"))
    return {k: v for k, v in record.items() if k != "url"} | ({"url": url} if url else {})


def clean_message(raw: Any) -> Message | None:
    """Return a message of Rasa in our form; None when it says nothing."""
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str) or not raw["text"].strip():
        return None
    raw = printable(raw)
    message: Message = {"text": raw["text"]}
    custom = raw.get("custom")
    if isinstance(custom, dict):
        blocks = [_with_safe_url(b) for b in _records(custom.get("blocks")) if _fits(b)]
        sources = [_with_safe_url(s) for s in _records(custom.get("sources"))]
        alarm = custom.get("safeguarding")
        message["custom"] = custom | {"blocks": blocks, "sources": sources}
        if "safeguarding" in custom and not isinstance(alarm, dict):
            del message["custom"]["safeguarding"]
    choices = [c for c in _records(raw.get("choices")) if _texts(c, ("id", "title"))]
    if choices:
        message["choices"] = [{"id": c["id"], "title": c["title"]} for c in choices]
    return message
