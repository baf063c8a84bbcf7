"""Conversations through the gateway's JSON API, with a gateway that is made up."""

import json
from collections.abc import Callable
from dataclasses import replace

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


@pytest.mark.parametrize(("audience", "start"), [
    ("parent", {"council": "south_glos", "audience": "parent"}),
    ("young_person", {"council": "south_glos", "audience": "young_person"}),
    # Nobody whom a page could name: the page says nothing of who asks.
    ("other", {"council": "south_glos"}),
])
def test_a_session_is_begun_as_the_page_would(asking: Callable[..., GatewayClient], audience: str,
                                              start: dict[str, str]) -> None:
    begun: list[dict[str, str]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/sessions":
            begun.append(json.loads(request.content))
        return httpx.Response(200, json={"token": "t", "messages": []})

    asking(handler).ask(replace(ASKED, audience=audience))
    assert begun == [start]


@pytest.mark.parametrize("status", [400, 403, 500])
def test_a_refused_session_is_an_error_and_nothing_is_asked(asking: Callable[..., GatewayClient], status: int) -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(status, json={"title": "Unknown council."})

    with pytest.raises(httpx.HTTPStatusError, match=str(status)):
        asking(handler).ask(ASKED)
    assert asked == ["/api/sessions"]


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


class TestReachable:
    @pytest.mark.parametrize(("status", "answers"), [(200, True), (404, False), (502, False)])
    def test_where_something_answers(self, asking: Callable[..., GatewayClient], status: int, answers: bool) -> None:
        paths: list[str] = []

        def handler(request: httpx.Request) -> httpx.Response:
            paths.append(request.url.path)
            return httpx.Response(status)

        assert asking(handler).reachable() is answers
        assert paths == ["/health/live"]

    @pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.RemoteProtocolError])
    def test_where_nothing_does(self, asking: Callable[..., GatewayClient], error: type[httpx.HTTPError]) -> None:
        def handler(request: httpx.Request) -> httpx.Response:
            raise error("gone")

        assert asking(handler).reachable() is False
