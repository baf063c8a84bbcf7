"""Put the safeguarding reply, or the banner, in place: once, whoever asks and however often."""

from datetime import datetime
from typing import Any

from bot.safeguarding.model import Level, Screening
from bot.safeguarding.reply import banner, reply


def level_of(message: dict[str, Any]) -> str:
    """Return the safeguarding level that a message carries, or an empty text."""
    custom = message.get("custom")
    mark = custom.get("safeguarding") if isinstance(custom, dict) else None
    return str(mark.get("level", "")) if isinstance(mark, dict) else ""


def put_in_place(messages: list[dict[str, Any]], screening: Screening, *, council: str | None,
                 audience: str | None, now: datetime, kb: Any) -> list[dict[str, Any]]:
    """Return the messages with what the screening asks for; a turn that has it stays as it is."""
    levels = {level_of(message) for message in messages}
    if "interrupt" in levels or screening.level is Level.NONE:
        return messages
    if screening.level is Level.INTERRUPT:
        return [_leading(messages, screening, council, audience, now, kb)]
    if "banner" in levels:
        return messages
    return _with_banner(messages, screening, council, audience, now, kb)


def _leading(messages: list[dict[str, Any]], screening: Screening, council: str | None,
             audience: str | None, now: datetime, kb: Any) -> dict[str, Any]:
    """Make the one message of a turn at risk; the question asked waits behind a choice."""
    lead = dict(reply(screening, council=council, audience=audience, now=now, kb=kb))
    if messages and "recipient_id" in messages[0]:
        lead["recipient_id"] = messages[0]["recipient_id"]
    return lead


def _with_banner(messages: list[dict[str, Any]], screening: Screening, council: str | None,
                 audience: str | None, now: datetime, kb: Any) -> list[dict[str, Any]]:
    lines, mark, cards = banner(screening, council=council, audience=audience, now=now, kb=kb)
    first = dict(messages[0]) if messages else {}
    custom = dict(first.get("custom") or {})
    custom.setdefault("outcome", "safeguarding")
    added = [*({"kind": "paragraph", "text": text} for text in lines), *cards]
    custom["blocks"] = [*custom.get("blocks", []), *added]
    custom.setdefault("sources", [])
    custom["safeguarding"] = mark
    first["text"] = "\n".join([*filter(None, [first.get("text", "")]), *lines])
    first["custom"] = custom
    return [first, *messages[1:]]
