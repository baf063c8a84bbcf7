"""Talk to the running service: through the gateway as a page does, or through Rasa's REST channel."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

Message = dict[str, Any]
SECONDS = 60


@dataclass(frozen=True)
class Heard:
    """What a person sees after one turn."""

    messages: list[Message]

    def __post_init__(self) -> None:
        assert self.messages, "the answer is empty"
        assert all(m.get("text", "").strip() for m in self.messages), "a message has no text"

    @property
    def text(self) -> str:
        """Return all texts."""
        return "\n\n".join(m["text"] for m in self.messages)

    @property
    def everything(self) -> str:
        """Return all that can be seen or dialled, as one text."""
        return json.dumps(self.messages, ensure_ascii=False)

    @property
    def outcomes(self) -> list[str]:
        """List the outcomes."""
        return [m.get("custom", {}).get("outcome", "") for m in self.messages]

    @property
    def topics(self) -> list[str]:
        """List what was talked about."""
        return [m["custom"]["topic"] for m in self.messages if m.get("custom", {}).get("topic")]

    @property
    def sources(self) -> list[dict[str, Any]]:
        """List the sources."""
        return [s for m in self.messages for s in m.get("custom", {}).get("sources") or []]

    @property
    def choices(self) -> dict[str, str]:
        """List the choices that are offered: the title and the id of each."""
        return {c["title"]: c["id"] for m in self.messages for c in m.get("choices") or []}

    @property
    def level(self) -> str:
        """Return the level of the safeguarding reply; empty when there is none."""
        return next((m["custom"]["safeguarding"]["level"] for m in self.messages
                     if "safeguarding" in m.get("custom", {})), "")


@dataclass
class Rest:
    """A conversation through Rasa's REST channel."""

    url: str
    council: str | None = None
    audience: str | None = None
    sender: str = field(default_factory=lambda: uuid4().hex)

    def post(self, body: Any) -> httpx.Response:
        """Send any body; what is not ASCII is escaped, lone surrogates too."""
        return httpx.post(self.url, content=json.dumps(body), timeout=SECONDS,
                          headers={"Content-Type": "application/json"})

    def say(self, text: str) -> Heard:
        """Say something."""
        return self._heard({"message": text}, {})

    def choose(self, choice: str, title: str = "") -> Heard:
        """Choose something by its id."""
        return self._heard({"message": title or choice}, {"choice": choice})

    def _heard(self, body: Message, extra: Message) -> Heard:
        known = {"council": self.council, "audience": self.audience, **extra}
        metadata = {k: v for k, v in known.items() if v}
        answer = self.post({"sender": self.sender, **body, "metadata": metadata})
        assert answer.status_code == httpx.codes.OK, answer.text
        return Heard(answer.json())


class Chat:
    """A conversation through the gateway."""

    def __init__(self, address: str, council: str, audience: str | None = None) -> None:
        self.address = address
        started = httpx.post(f"{address}/api/sessions", timeout=SECONDS,
                             json={"council": council, "audience": audience})
        assert started.status_code == httpx.codes.CREATED, started.text
        self.token = started.json()["token"]

    def post(self, body: Any) -> httpx.Response:
        """Send any body; what is not ASCII is escaped, lone surrogates too."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        return httpx.post(f"{self.address}/api/messages", content=json.dumps(body), headers=headers,
                          timeout=SECONDS)

    def say(self, text: str) -> Heard:
        """Say something."""
        return self._heard({"text": text})

    def choose(self, choice: str) -> Heard:
        """Choose something by its id."""
        return self._heard({"choice": choice})

    def _heard(self, body: Message) -> Heard:
        answer = self.post({"id": str(uuid4()), **body})
        assert answer.status_code == httpx.codes.OK, answer.text
        return Heard(answer.json()["messages"])
