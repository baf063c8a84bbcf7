"""Put the safeguarding reply, or the banner, in place: once, whoever asks and however often."""

from datetime import datetime
from typing import Any

from bot.safeguarding.banner import banner_lines, unanswered
from bot.safeguarding.model import AFTER, Level, Screening
from bot.safeguarding.reply import mark, paragraph, reply
from bot.safeguarding.setting import setting, ways_to_help

# An ordinary answer stays behind the reply; what says that nothing was found does not.
KEPT = ("answered", "answered_partly", "clarify")
# What is said in its place is kinder than "I did not understand"; after a disclosure, than "I can't help with that".
# So it is where a reviewed phrase was found: "I hate being me" is no insult, and "I'm not OK" no goodbye.
PHRASES = "phrases"
NOT_ANSWERED = ("not_understood", "out_of_scope")


def level_of(message: Any) -> str:
    """Return the safeguarding level that a message carries, or an empty text."""
    custom = _custom(message)
    carried = custom.get("safeguarding")
    return str(carried.get("level", "")) if isinstance(carried, dict) else ""


def put_in_place(messages: list[dict[str, Any]], screening: Screening, *, council: str | None,
                 audience: str | None, now: datetime, kb: Any) -> list[dict[str, Any]]:
    """Return the messages with what the screening asks for; a turn that has it stays as it is."""
    levels = {level_of(message) for message in messages}
    if "interrupt" in levels or screening.level is Level.NONE:
        return messages
    if screening.level is Level.INTERRUPT:
        lead = reply(screening, council=council, audience=audience, now=now, kb=kb)
        return _with_reply(messages, dict(lead))
    if "banner" in levels:
        return messages
    return _with_banner(messages, screening, council, audience, now, kb)


def _unfit(first: dict[str, Any], screening: Screening) -> bool:
    """Tell whether a reply says nothing to somebody who may not be well: a miss, a refusal, or a bare goodbye."""
    outcome = _custom(first).get("outcome")
    if PHRASES in screening.layers and outcome is None and first.get("text"):
        return True
    names_people = any(block.get("kind") == "contact" for block in _custom(first).get("blocks") or ())
    found = AFTER in screening.layers or (PHRASES in screening.layers and not names_people)
    return outcome in (NOT_ANSWERED if found else NOT_ANSWERED[:1])


def _custom(message: Any) -> dict[str, Any]:
    custom = message.get("custom") if isinstance(message, dict) else None
    return custom if isinstance(custom, dict) else {}


def _with_reply(messages: list[dict[str, Any]], lead: dict[str, Any]) -> list[dict[str, Any]]:
    """Let the reply lead; the answer to the question itself follows, if there is one."""
    if messages and isinstance(messages[0], dict) and "recipient_id" in messages[0]:
        lead["recipient_id"] = messages[0]["recipient_id"]
    return [lead, *(m for m in messages if _custom(m).get("outcome") in KEPT)]


def _with_banner(messages: list[dict[str, Any]], screening: Screening, council: str | None,
                 audience: str | None, now: datetime, kb: Any) -> list[dict[str, Any]]:
    """Add two lines to the first message, in its text and as a block."""
    about = setting(screening, council, audience, now, kb)
    help_now = ways_to_help(about)
    said = banner_lines(about)
    first = dict(messages[0]) if messages and isinstance(messages[0], dict) else {}
    text = str(first.get("text") or "")
    custom = {"outcome": "safeguarding", "sources": [], **_custom(first)}
    if _unfit(first, screening):
        text, custom = unanswered(about), custom | {"blocks": [], "choices": []}
        first.pop("choices", None)
    # The page shows blocks in place of the text: a message without blocks gets its text as one.
    blocks = custom.get("blocks") or ([paragraph(text)] if text else [])
    first["text"] = "\n\n".join(filter(None, [text, "\n".join(said)]))
    first["custom"] = custom | {"blocks": [*blocks, paragraph(" ".join(said))],
                                "safeguarding": mark(about, help_now, Level.BANNER)}
    return [first, *messages[1:]]
