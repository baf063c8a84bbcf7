"""POST and DELETE /api/sessions."""

import asyncio
import json

import pytest

from bot.web.problems import Problem
from bot.web.sessions import Sessions, Tokens


def test_a_session_starts_with_a_token_and_its_life(client):
    response = client.post("/api/sessions", json={"council": "bury", "audience": "parent"})

    assert response.status_code == 201
    assert response.json()["expires_in"] == 7200
    assert response.json()["token"]


def test_the_audience_can_be_left_out(client, rasa, start):
    start("south_glos", None).say("hello")

    assert rasa.asked[0]["metadata"] == {"council": "south_glos"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"council": "atlantis"}, 422, "unknown-council"),
        ({"council": None}, 422, "unknown-council"),
        ({"council": ["bury"]}, 422, "unknown-council"),
        ({"council": "bury\ud83d"}, 422, "unknown-council"),
        ({}, 422, "unknown-council"),
        ({"council": "bury", "audience": "robot"}, 422, "unknown-audience"),
        ({"council": "bury", "audience": 3}, 422, "unknown-audience"),
        ([], 400, "broken-request"),
    ],
)
def test_a_wrong_start_is_refused_with_a_sentence(client, body, status, code):
    response = client.post("/api/sessions", content=json.dumps(body), headers={"Content-Type": "application/json"})

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == code
    assert response.json()["detail"].endswith(".")


def test_an_unknown_council_is_told_which_are_known(client):
    detail = client.post("/api/sessions", json={"council": "swindon"}).json()["detail"]

    assert "bury, south_glos" in detail


def test_a_forgotten_session_is_refused(client, api):
    api.say("hello")

    ended = client.delete("/api/sessions", headers={"Authorization": f"Bearer {api.token}"})

    assert ended.status_code == 204
    assert api.say("again").status_code == 401


def test_deleting_needs_a_token(client):
    assert client.delete("/api/sessions").status_code == 401


def test_a_token_runs_out(api, clock):
    clock.pass_seconds(7201)

    response = api.say("hello")

    assert response.status_code == 401
    assert response.json()["code"] == "token-expired"


@pytest.mark.parametrize("token", ["x", "a.b.c", "WyJhIl0.c2ln", "\u00e9"])
def test_a_forged_token_is_refused(api, token):
    response = api.post({"id": "5f0c6b0e-0000-4000-8000-000000000000", "text": "hi"}, token.encode().hex())

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_token_changed_in_one_letter_is_refused(api):
    changed = ("A" if api.token[0] != "A" else "B") + api.token[1:]

    assert api.post({"id": "5f0c6b0e-0000-4000-8000-000000000000", "text": "hi"}, changed).status_code == 401


def test_two_sessions_are_two_conversations(start, rasa):
    start().say("one")
    start().say("two")

    senders = {asked["sender"] for asked in rasa.asked}
    assert len(senders) == 2
    assert all(len(sender) == 32 for sender in senders)


def test_a_restart_begins_the_conversation_again_under_its_id(api, rasa):
    api.say("one")
    api.client.app.state.gateway.sessions.kept.clear()
    api.say("two")

    assert rasa.asked[0]["sender"] == rasa.asked[1]["sender"]


@pytest.fixture
def sessions(clock):
    return Sessions(Tokens("key", 7200, clock))


def begin(sessions):
    token = sessions.tokens.issue("bury", None)
    return token, sessions.find(token)


def test_expired_talks_are_deleted_though_a_younger_one_was_used_before(sessions, clock):
    first, _ = begin(sessions)
    clock.pass_seconds(3600)
    _, young = begin(sessions)
    clock.pass_seconds(1800)
    sessions.find(first)  # the older talk is the one used last
    clock.pass_seconds(1801)

    sessions.drop_expired()

    assert list(sessions.kept.values()) == [young]


def test_a_talk_is_kept_until_its_token_runs_out(sessions, clock):
    token, kept = begin(sessions)
    clock.pass_seconds(7199)
    sessions.drop_expired()

    assert sessions.find(token) is kept


def test_a_deleted_talk_stays_refused_until_its_token_runs_out(sessions, clock):
    token, _ = begin(sessions)
    sessions.forget(token)
    clock.pass_seconds(7199)
    sessions.drop_expired()
    with pytest.raises(Problem, match="token-expired"):
        sessions.find(token)

    clock.pass_seconds(1)
    sessions.drop_expired()
    assert not sessions.forgotten


async def test_the_store_cleans_itself_when_nobody_asks(sessions, clock):
    begin(sessions)
    cleaning = asyncio.create_task(sessions.keep_clean(0))
    await asyncio.sleep(0)
    assert sessions.kept
    clock.pass_seconds(7200)
    for _ in range(3):
        await asyncio.sleep(0)
    cleaning.cancel()

    assert not sessions.kept


def test_the_gateway_cleans_as_long_as_it_runs(client, api, clock, monkeypatch):
    api.say("hello")
    store = client.app.state.gateway.sessions
    clock.pass_seconds(7200)
    assert store.kept

    with client:  # started anew, it cleans at once
        client.get("/health/live")
        assert not store.kept
