import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.web.fakes import Clock, FakeRasa, FakeScreen, build


class Api:
    """A client of the JSON API with one conversation."""

    def __init__(self, client: TestClient, council: str = "bury", audience: str | None = "parent") -> None:
        self.client = client
        started = client.post("/api/sessions", json={"council": council, "audience": audience})
        self.token = started.json()["token"]

    def post(self, body: Any, token: str | None = None) -> Any:
        headers = {"Authorization": f"Bearer {token or self.token}", "Content-Type": "application/json"}
        # `json.dumps` escapes what is not ASCII, lone surrogates too, as a hostile client would.
        return self.client.post("/api/messages", content=json.dumps(body), headers=headers)

    def say(self, text: str, id: str | None = None) -> Any:
        return self.post({"id": id or str(uuid4()), "text": text})

    def choose(self, choice: str) -> Any:
        return self.post({"id": str(uuid4()), "choice": choice})


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def screen() -> FakeScreen:
    return FakeScreen()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(rasa: FakeRasa, screen: FakeScreen, clock: Clock) -> Iterator[TestClient]:
    with TestClient(build(rasa, screen, clock=clock)) as client:
        yield client


@pytest.fixture
def api(client: TestClient) -> Api:
    return Api(client)


@pytest.fixture
def start(client: TestClient) -> Callable[..., Api]:
    return lambda *args: Api(client, *args)
