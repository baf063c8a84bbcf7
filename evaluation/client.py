"""Ask a running assistant through its gateway, as the chat page does."""

import time
import uuid

import httpx

from evaluation.questions import Question
from evaluation.scoring import Answered

TRIES = 30
# Who asks, in the question files, and is none of the audiences that a page can name.
NO_AUDIENCE = "other"


class GatewayClient:
    """Holds conversations through the JSON API."""

    def __init__(self, url: str) -> None:
        """Connect to the gateway's address."""
        self._client = httpx.Client(base_url=url, timeout=30)

    def reachable(self) -> bool:
        """Tell whether an assistant's gateway answers at the address."""
        try:
            return self._client.get("/health/live").is_success
        except httpx.HTTPError:
            return False

    def ask(self, question: Question) -> tuple[Answered, ...]:
        """Hold one conversation and return the reply to every turn."""
        start = {"council": question.asked_of}
        if question.audience != NO_AUDIENCE:
            start["audience"] = question.audience
        session = self._post("/api/sessions", start, {})
        session.raise_for_status()
        token = session.json()["token"]
        return tuple(self._turn(turn.text, token) for turn in question.turns)

    def _turn(self, text: str, token: str) -> Answered:
        begun = time.perf_counter()
        response = self._post("/api/messages", {"id": str(uuid.uuid4()), "text": text},
                              {"Authorization": f"Bearer {token}"})
        seconds = time.perf_counter() - begun
        body = response.json()
        if response.status_code == 200:
            return Answered(body["messages"], seconds)
        # A refused message is answered too: the page shows the problem's sentence.
        said = f"{body.get('title', '')} {body.get('detail', '')}".strip()
        return Answered([{"text": said}], seconds)

    def _post(self, path: str, body: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        for _ in range(TRIES):
            response = self._client.post(path, json=body, headers=headers)
            if response.status_code != 429:
                return response
            time.sleep(float(response.headers.get("Retry-After", "1")))
        return response
