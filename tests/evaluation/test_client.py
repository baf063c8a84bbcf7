"""Conversations through the gateway's JSON API, with a gateway that is made up."""

import json
from collections.abc import Callable

import httpx
import pytest

from evaluation import client as module
from evaluation.client import GatewayClient
from evaluation.questions import Question, Turn

ASKED = Question("q", "info", "staff", "south_glos", "time", "plain", (Turn("how long"), Turn("and then")))


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[httpx.Request], httpx.Response]], GatewayClient]:
    naps: list[float] = []
    monkeypatch.setattr(module.time, "sleep", naps.append)

    def make(handler: Callable[[httpx.Request], httpx.Response]) -> GatewayClient:
        made = GatewayClient("http://gateway")
        made._client = httpx.Client(base_url="http://gateway", transport=httpx.MockTransport(handler))
        made.naps = naps  # type: ignore[attr-defined]
        return made

    return make


def test_one_session_and_every_turn(asking: Callable[..., GatewayClient]) -> None:
    seen: list[tuple[str, dict[str, str], str]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        seen.append((request.url.path, body, request.headers.get("Authorization", "")))
        if request.url.path == "/api/sessions":
            return httpx.Response(200, json={"token": "signed"})
        return httpx.Response(200, json={"messages": [{"text": f"re: {body['text']}"}]})

    answers = asking(handler).ask(ASKED)
    assert [a.messages[0]["text"] for a in answers] == ["re: how long", "re: and then"]
    assert seen[0][:2] == ("/api/sessions", {"council": "south_glos", "audience": "staff"})
    assert [s[2] for s in seen[1:]] == ["Bearer signed"] * 2
    assert seen[1][1]["id"] != seen[2][1]["id"]


def test_a_limit_is_waited_for(asking: Callable[..., GatewayClient]) -> None:
    replies = iter([httpx.Response(200, json={"token": "t"}),
                    httpx.Response(429, headers={"Retry-After": "7"}),
                    httpx.Response(200, json={"messages": [{"text": "one"}]}),
                    httpx.Response(200, json={"messages": [{"text": "two"}]})])
    made = asking(lambda request: next(replies))
    assert [a.messages[0]["text"] for a in made.ask(ASKED)] == ["one", "two"]
    assert made.naps == [7.0]


def test_a_refused_message_is_what_the_page_would_say(asking: Callable[..., GatewayClient]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/sessions":
            return httpx.Response(200, json={"token": "t"})
        return httpx.Response(400, json={"title": "Too long.", "detail": "Use fewer words."})

    (first, _) = asking(handler).ask(ASKED)
    assert first.messages == [{"text": "Too long. Use fewer words."}] and first.error == ""
