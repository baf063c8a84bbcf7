"""Requests that no client of ours would send."""

import json
import time
from uuid import uuid4

import pytest

ID = "5f0c6b0e-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"id": ID, "text": 3}, "wrong-type"),
        ({"id": ID, "text": ["a"]}, "wrong-type"),
        ({"id": ID, "text": True}, "wrong-type"),
        ({"id": ID, "text": {"a": 1}}, "wrong-type"),
        ({"id": ID, "choice": 4}, "wrong-type"),
        ({"id": ID, "text": "a", "choice": "b"}, "text-and-choice"),
        ({"id": ID}, "empty-text"),
        ({"id": ID, "text": None}, "empty-text"),
        ({"id": "x", "text": "a"}, "wrong-id"),
        ({"id": 7, "text": "a"}, "wrong-id"),
        ({"id": None, "text": "a"}, "wrong-id"),
        ({"id": "\ud83d", "text": "a"}, "wrong-id"),
        ({"text": "a"}, "wrong-id"),
        ("text", "broken-request"),
        (None, "broken-request"),
    ],
)
def test_wrong_shapes_are_refused_with_a_sentence(api, body, code):
    response = api.post(body)

    assert 400 <= response.status_code < 500
    assert response.json()["code"] == code
    assert response.json()["detail"].strip().endswith(".")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b'{"id": NaN}',
        b"[" * 30_000,
        b'{"a":' * 10_000,
        b'{"id": "1", "id": "2"}',
        b'"\xed\xa0\x80"',
    ],
)
def test_broken_json_is_refused_quickly(api, body):
    started = time.perf_counter()
    response = api.client.post(
        "/api/messages",
        content=body,
        headers={"Authorization": f"Bearer {api.token}", "Content-Type": "application/json"},
    )

    assert response.status_code == 400
    assert time.perf_counter() - started < 0.5


def test_a_body_over_64_kb_is_refused(api):
    response = api.say("a" * 100_000)

    assert response.status_code == 413
    assert "999" in response.json()["detail"]


def test_a_large_body_without_a_length_is_refused(api):
    body = json.dumps({"id": ID, "text": "a" * 100_000}).encode()
    parts = (body[i : i + 1000] for i in range(0, len(body), 1000))

    response = api.client.post(
        "/api/messages",
        content=parts,
        headers={"Authorization": f"Bearer {api.token}", "Content-Type": "application/json"},
    )

    assert response.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_media_type_is_refused(api, kind):
    response = api.client.post(
        "/api/messages", content=b"{}", headers={"Authorization": f"Bearer {api.token}", "Content-Type": kind}
    )

    assert response.status_code == 415


def test_a_page_of_another_site_cannot_send(api):
    response = api.client.post(
        "/api/messages",
        json={"id": ID, "text": "hi"},
        headers={"Authorization": f"Bearer {api.token}", "Sec-Fetch-Site": "cross-site"},
    )

    assert response.status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/messages", 405),
        ("PUT", "/api/sessions", 405),
        ("GET", "/api/nothing", 404),
        ("GET", "/metrics", 404),
    ],
)
def test_wrong_addresses_get_problem_json(client, method, path, status):
    response = client.request(method, path)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "bearer\t"])
def test_a_missing_token_is_refused(api, header):
    response = api.client.post(
        "/api/messages", json={"id": str(uuid4()), "text": "hi"}, headers={"Authorization": header}
    )

    assert response.status_code == 401


def test_a_fault_of_ours_is_a_sentence_too(rasa):
    from starlette.testclient import TestClient

    from tests.web.conftest import Api
    from tests.web.fakes import build

    class Broken:
        def check(self, text, earlier=()):
            raise RuntimeError(text)

    with TestClient(build(rasa, Broken()), raise_server_exceptions=False) as client:
        response = Api(client).say("hello")

    assert response.status_code == 500
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "999" in response.json()["detail"]
