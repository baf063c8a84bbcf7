"""Ask Rasa over its REST channel, with a deadline and without ever raising."""

import asyncio
import logging
from typing import Any

import httpx

log = logging.getLogger(__name__)
WEBHOOK = "/webhooks/rest/webhook"
PAUSE_BEFORE_RETRY = 0.25


class RasaClient:
    """The only way from the gateway to Rasa and to the action server."""

    def __init__(
        self,
        rasa_url: str,
        actions_url: str,
        seconds: float,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Keep connections open between messages."""
        self.rasa_url = rasa_url.rstrip("/")
        self.actions_url = actions_url.rstrip("/").removesuffix("/webhook")
        self.seconds = seconds
        self.http = httpx.AsyncClient(transport=transport, timeout=seconds, trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self.http.aclose()

    async def ask(self, sender: str, message: str, metadata: dict[str, Any]) -> list[Any]:
        """Return Rasa's messages; an empty list when there is no usable answer in time."""
        body = {"sender": sender, "message": message, "metadata": metadata}
        try:
            response = await asyncio.wait_for(self._post(body), self.seconds)
            response.raise_for_status()
            messages = response.json()
        except (httpx.HTTPError, asyncio.TimeoutError, ValueError) as error:
            log.warning("rasa gave no answer: %s", type(error).__name__)
            return []
        return messages if isinstance(messages, list) else []

    async def _post(self, body: dict[str, Any]) -> httpx.Response:
        try:
            return await self.http.post(self.rasa_url + WEBHOOK, json=body)
        except httpx.ConnectError:
            # Refused, so the message was never received: asking again cannot say it twice.
            await asyncio.sleep(PAUSE_BEFORE_RETRY)
            return await self.http.post(self.rasa_url + WEBHOOK, json=body)

    async def health(self) -> dict[str, str]:
        """Tell whether Rasa and the action server answer: `ok` or `down` for each."""
        rasa, actions = await asyncio.gather(
            self._answers(self.rasa_url + "/webhooks/rest/"),
            self._answers(self.actions_url + "/health"),
        )
        return {"rasa": "ok" if rasa else "down", "actions": "ok" if actions else "down"}

    async def _answers(self, url: str) -> bool:
        try:
            return (await self.http.get(url, timeout=2.0)).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False
