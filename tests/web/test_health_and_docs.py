"""Health checks, the OpenAPI document, headers, and the wording that the code asks for."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.web.wording import Wording
from tests.web.fakes import build

CODE = Path("bot/web")


def test_live(client):
    assert client.get("/health/live").json() == {"status": "ok"}


def test_ready_tells_how_rasa_and_actions_are_and_is_always_200(client, rasa):
    up = client.get("/health/ready")
    rasa.up = False
    down = client.get("/health/ready")

    assert (up.status_code, up.json()) == (200, {"status": "ok", "rasa": "ok", "actions": "ok"})
    assert (down.status_code, down.json()) == (200, {"status": "degraded", "rasa": "down", "actions": "down"})


def test_the_api_description_names_every_api_address(client):
    description = client.get("/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {"/api/sessions", "/api/messages", "/health/live", "/health/ready"}


def test_metrics_are_served_when_switched_on(rasa):
    with TestClient(build(rasa, metrics=True)) as client:
        token = client.post("/api/sessions", json={"council": "bury"}).json()["token"]
        client.post(
            "/api/messages",
            json={"id": "5f0c6b0e-0000-4000-8000-000000000000", "text": "hi"},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert 'replies_total{level="none",outcome="answered"} 1.0' in client.get("/metrics").text


@pytest.mark.parametrize("path", ["/", "/chat/bury", "/api/nothing", "/health/live", "/embed/v1.js"])
def test_every_response_has_the_safe_headers(client, path):
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "set-cookie" not in headers


def test_only_named_sites_may_frame_the_chat(rasa):
    with TestClient(build(rasa, embed_hosts=("https://www.council.test",))) as client:
        policy = client.get("/chat/bury").headers["content-security-policy"]

    assert policy.endswith("frame-ancestors 'self' https://www.council.test")


def _codes() -> set[str]:
    source = "".join(p.read_text() for p in CODE.glob("*.py"))
    return set(re.findall(r'Problem\("([a-z0-9-]+)"', source)) | {"not-found", "wrong-method", "broken"}


def test_every_problem_has_words_and_every_one_is_used():
    problems = Wording().get("problems")

    assert set(problems) == _codes()
    assert all(p["detail"].strip().endswith((".", "}.")) and p["title"] for p in problems.values())


def test_every_phrase_in_templates_and_code_exists():
    wording = Wording()
    texts = [p.read_text() for p in [*CODE.glob("*.py"), *CODE.glob("templates/*.html")]]
    keys = {k for t in texts for k in re.findall(r'say\(\s*"([a-z_.]+)"', t)}
    keys |= {k for t in texts for k in re.findall(r"words\.([a-z_]+\.(?!items)[a-z0-9_]+)", t)}

    for key in sorted(keys):
        wording.get(key)
    assert len(keys) > 40


def test_every_phrase_of_the_client_exists_and_is_used():
    client = Wording().get("client")
    source = "".join(p.read_text() for p in CODE.glob("static/*.js"))
    used = set(re.findall(r"(?:client|words)\.([a-z_]+)\b", source)) | {"offline", "failed"}

    assert not set(client) - used
