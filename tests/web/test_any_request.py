"""Whatever is sent: a reply with words or a clear 4xx, never a crash, never an empty 200."""

import json
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=40),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
surrogates = some.text(some.characters(exclude_categories=()), max_size=60)
bodies = anything | some.fixed_dictionaries({"id": some.uuids().map(str), "text": anything | surrogates})
quick = settings(
    max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def unlimited(client):
    client.app.state.gateway.conversation.sessions_limit.burst = 10_000
    client.app.state.gateway.conversation.sessions_limit.per_second = 10_000


def check(response):
    assert response.status_code == 200 or 400 <= response.status_code < 500
    if response.status_code == 200:
        assert response.json()["messages"]
        assert all(m["text"].strip() for m in response.json()["messages"])
    else:
        assert response.json()["detail"].strip()


@quick
@given(body=bodies)
def test_any_json(api, body):
    check(api.post(body))


@quick
@given(body=some.binary(max_size=200))
def test_any_bytes(api, body):
    headers = {"Authorization": f"Bearer {api.token}", "Content-Type": "application/json"}
    check(api.client.post("/api/messages", content=body, headers=headers))


@quick
@given(text=some.text(some.characters(exclude_categories=()), min_size=1, max_size=300))
def test_any_text_from_rasa(api, rasa, text):
    content = json.dumps([{"text": text, "custom": {"blocks": [{"kind": "list", "items": [text, text]}]}}])
    rasa.answer = lambda body: httpx.Response(200, content=content.encode())
    check(api.post({"id": str(uuid4()), "text": "hello"}))


@quick
@given(answer=anything | some.lists(some.fixed_dictionaries({"text": anything, "custom": anything})))
def test_any_answer_of_rasa(api, rasa, answer):
    content = json.dumps(answer)
    rasa.answer = lambda body: httpx.Response(200, content=content.encode())
    check(api.post({"id": str(uuid4()), "text": "hello"}))


@quick
@given(fields=some.dictionaries(some.sampled_from(["text", "choice", "id", "token", "need"]), some.text(max_size=40)))
def test_any_form(client, fields):
    fields = {k: v.encode("utf-8", "replace").decode() for k, v in fields.items()}
    response = client.post("/chat/bury", data=fields, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert response.status_code == 200 or 400 <= response.status_code < 500
    assert "<h1>" in response.text
