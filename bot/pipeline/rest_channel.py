"""The REST channel: takes only safe input, screens every message, and never answers with nothing."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.language.clean import clean
from bot.pipeline import shared
from bot.pipeline.topic_ranking import LAST_TOPIC
from bot.pipeline.wording import wording
from bot.safeguarding import Level, Screening, follow_up, parts, put_in_place
from bot.safeguarding.reply import DANGER
from knowledge.models import AUDIENCES, Contact, Helpline

log = structlog.get_logger()

SENDER = re.compile(r"[\w.:@-]{1,128}", re.ASCII)
CHOICE = re.compile(r"[a-z0-9_:-]{1,120}")
# Longer messages cost seconds and memory (rasa 3.6.21); the screen sees head and tail.
LONGEST = 2000
TAIL = 500
CONVERSATIONS_REMEMBERED = 10_000
TURNS_REMEMBERED = 3


class BadMessage(ValueError):
    """A request that cannot be answered; the text tells the caller why."""


class SafeRest(RestInput):  # type: ignore[misc]
    """Rasa's REST channel with a checked body, merged messages and the safeguarding guarantee."""

    def __init__(self) -> None:
        """Start with no conversation remembered, and with the pathway's words read: broken content stops Rasa here."""
        parts()
        self._turns: OrderedDict[str, list[str]] = OrderedDict()
        self._topics: OrderedDict[str, str] = OrderedDict()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Serve `GET /` and `POST /webhook`."""
        routes = Blueprint("safe_rest", "bot.pipeline.rest_channel")

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, text, metadata = read(request)
            except BadMessage as problem:
                return response.json({"title": str(problem), "status": 400}, status=400)
            return response.json(await self.answer(on_new_message, sender, text, metadata))

        return routes

    async def answer(self, on_new_message: Callable[[UserMessage], Awaitable[Any]], sender: str,
                     text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask Rasa and hold the reply to the safeguarding guarantee."""
        if metadata.get("choice") in DANGER:
            return [{"recipient_id": sender, **follow_up(metadata["choice"], None, **shared.setting(metadata))}]
        screening = self.screen(sender, text)
        metadata["screen"] = screening.level.name.lower()
        if sender in self._topics:
            metadata[LAST_TOPIC] = self._topics[sender]
        collector = MergingChannel()
        try:
            message = UserMessage(asked(text, metadata), collector, sender, input_channel=self.name(),
                                  metadata=metadata)
            await on_new_message(message)
        except Exception as error:
            # Rasa's own channel logs the person's words here; a kind of error is enough.
            log.error("rest.message.failed", kind=type(error).__name__)
        self.note_topic(sender, collector.messages)
        messages = collector.messages or [nothing_came()]
        for part in messages:
            part.setdefault("recipient_id", sender)
        return put_in_place(messages, screening, **shared.setting(metadata))

    def note_topic(self, sender: str, messages: Sequence[dict[str, Any]]) -> None:
        """Keep what was answered last, for a message that leans on it; a guide's own question leans on nothing."""
        for said in (part.get("custom") or {} for part in messages):
            topic = said.get("topic")
            if isinstance(shared.knowledge().entries.get(str(topic)), (Contact, Helpline)) and sender in self._topics:
                # Whom to ask about something is no other thing.
                continue
            if topic or said.get("outcome") == "clarify":
                self._topics.pop(sender, None)
            if topic:
                self._topics[sender] = str(topic)
        while len(self._topics) > CONVERSATIONS_REMEMBERED:
            self._topics.popitem(last=False)

    def screen(self, sender: str, text: str) -> Screening:
        """Screen a message with the turns since the last interrupt, that one first."""
        turns = self._turns.pop(sender, [])
        screening = shared.screen().check(text, turns)
        kept = [text] if screening.level is Level.INTERRUPT else [*turns, text][-TURNS_REMEMBERED:]
        self._turns[sender] = kept
        while len(self._turns) > CONVERSATIONS_REMEMBERED:
            self._turns.popitem(last=False)
        return screening


class MergingChannel(CollectingOutputChannel):  # type: ignore[misc]
    """Collects each bot message whole: text, custom and choices together."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message as it is, without splitting its text."""
        custom = message.get("custom") or {}
        kept = {"recipient_id": recipient_id, "text": message.get("text") or ""}
        if custom:
            kept["custom"] = {k: v for k, v in custom.items() if k not in ("choices", "text")}
            kept["text"] = kept["text"] or custom.get("text", "")
        if custom.get("choices"):
            kept["choices"] = custom["choices"]
        if kept["text"]:
            self.messages.append(kept)


def read(request: Request) -> tuple[str, str, dict[str, Any]]:
    """Read sender, text and metadata; raise BadMessage for what cannot be used."""
    try:
        body = request.json
    except Exception as error:
        raise BadMessage("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise BadMessage("The body must be a JSON object.")
    sender, text = body.get("sender"), body.get("message")
    if not isinstance(sender, str) or not SENDER.fullmatch(sender):
        raise BadMessage("`sender` must be a text of 1 to 128 letters, digits or . : @ - _")
    if not isinstance(text, str):
        raise BadMessage("`message` must be a text.")
    given = body.get("metadata") or {}
    metadata = allowed(given if isinstance(given, dict) else {})
    text = clean(text[:LONGEST] if len(text) <= LONGEST else f"{text[:LONGEST]} {text[-TAIL:]}")
    if not text and "choice" not in metadata:
        raise BadMessage("`message` has no words.")
    return sender, text, metadata


def allowed(given: dict[str, Any]) -> dict[str, Any]:
    """Keep the metadata that is known and well formed."""
    kept: dict[str, Any] = {}
    council = given.get("council")
    if isinstance(council, str) and council in shared.knowledge().councils:
        kept["council"] = council
    if given.get("audience") in AUDIENCES:
        kept["audience"] = given["audience"]
    choice = given.get("choice")
    if isinstance(choice, str) and CHOICE.fullmatch(choice):
        kept["choice"] = choice
    return kept


def asked(text: str, metadata: dict[str, Any]) -> str:
    """Write what Rasa is asked: a choice as its intent, a leading slash as plain text."""
    if "choice" in metadata:
        return f'/choose{{"choice": "{metadata["choice"]}"}}'
    return text.lstrip("/ ") or "?"


def nothing_came() -> dict[str, Any]:
    """Make the message for a turn that ended without words."""
    return {"text": wording("utter_lookup_failed"), "custom": {"outcome": "error", "blocks": [], "sources": []}}
