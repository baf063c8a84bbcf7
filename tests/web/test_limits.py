"""Nobody can crowd the others out."""

import asyncio

import pytest
from starlette.testclient import TestClient

from bot.web.limits import Limiter, address_key
from tests.web.conftest import Api
from tests.web.fakes import build, message


def test_a_bucket_empties_and_fills_again():
    time = [0.0]
    limiter = Limiter(2, 60, lambda: time[0])

    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("a"), limiter.wait("b")] == [0, 0, 1, 0]
    time[0] = 1.0
    assert limiter.wait("a") == 0


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("127.0.0.1", None),
        ("::1", None),
        ("testclient", None),
        (None, None),
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_addresses_are_counted_in_blocks_and_this_machine_not_at_all(host, key):
    assert address_key(host) == key


def test_too_many_messages_of_a_session_are_refused_for_a_while(rasa):
    with TestClient(build(rasa, session_burst=2, session_per_minute=6)) as client:
        api = Api(client)
        statuses = [api.say("hi").status_code for _ in range(3)]
        refused = api.say("hi")

    assert statuses == [200, 200, 429]
    assert refused.headers["retry-after"] == "10"
    assert "wait 10 seconds" in refused.json()["detail"]


def test_too_many_messages_of_an_address_are_refused_over_sessions(rasa):
    app = build(rasa, address_burst=3, address_per_minute=1)
    with TestClient(app, client=("203.0.113.7", 5)) as client:
        assert Api(client).say("hi").status_code == 200
        assert Api(client).say("hi").status_code == 429


def test_a_refused_message_can_be_sent_again_with_its_id(rasa):
    with TestClient(build(rasa, session_burst=1, session_per_minute=6)) as client:
        api = Api(client)
        api.say("one")
        id = "5f0c6b0e-0000-4000-8000-000000000000"
        assert api.say("two", id).status_code == 429
        gateway = client.app.state.gateway
        gateway.conversation.sessions_limit.buckets.clear()
        assert api.say("two", id).status_code == 200


async def test_a_conversation_asks_one_thing_at_a_time_and_queues_five(rasa):
    import httpx

    running, most = [0], [0]

    async def slow(body):
        running[0] += 1
        most[0] = max(most[0], running[0])
        await asyncio.sleep(0.05)
        running[0] -= 1
        return [message("ok")]

    rasa.answer = slow
    app = build(rasa)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        token = (await client.post("/api/sessions", json={"council": "bury"})).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        ids = [f"5f0c6b0e-0000-4000-8000-{n:012}" for n in range(10)]
        responses = await asyncio.gather(
            *[client.post("/api/messages", json={"id": id, "text": "hi"}, headers=headers) for id in ids]
        )

    statuses = [r.status_code for r in responses]
    assert most[0] == 1
    assert statuses.count(200) == 5
    assert statuses.count(429) == 5
