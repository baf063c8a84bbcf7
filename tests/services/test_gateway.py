"""The real gateway before a real Rasa: bad input, foreign tokens, and the same id again."""

from uuid import uuid4

import httpx
import pytest

from tests.services.stack import Stack
from tests.services.talking import Chat

pytestmark = [pytest.mark.rasa, pytest.mark.services]


@pytest.mark.parametrize("body", [
    {}, [], "hello", None, 5, {"id": "not a uuid", "text": "hello"}, {"text": "hello"},
    {"id": str(uuid4()), "text": ""}, {"id": str(uuid4()), "text": ["hello"]}, {"id": str(uuid4()), "text": 7},
    {"id": str(uuid4()), "choice": "never-offered"}, {"id": str(uuid4()), "text": "a", "choice": "b"},
    {"id": str(uuid4()), "text": "word " * 20_000},
], ids=lambda body: repr(body)[:40])
def test_a_bad_body_is_refused_with_a_sentence(stack: Stack, body):
    answer = Chat(stack.gateway, "bury").post(body)

    assert 400 <= answer.status_code < 500
    assert len(answer.json()["detail"].split()) >= 4


@pytest.mark.parametrize("token", ["nonsense", "a.b.c", "Bearer"])
def test_a_token_that_is_not_ours_is_refused(stack: Stack, token):
    answer = httpx.post(f"{stack.gateway}/api/messages", json={"id": str(uuid4()), "text": "hello"},
                        headers={"Authorization": f"Bearer {token}"}, timeout=30)

    assert answer.status_code == 401


@pytest.mark.parametrize("council", ["atlantis", "", None, 5, ["bury"]])
def test_an_unknown_council_is_refused(stack: Stack, council):
    answer = httpx.post(f"{stack.gateway}/api/sessions", json={"council": council}, timeout=30)

    assert 400 <= answer.status_code < 500
    assert answer.json()["detail"]


@pytest.mark.parametrize("text", ["/restart", '/ask_timescale{"a":1}', "/", "half \ud83d an emoji"])
def test_a_command_is_taken_for_words(stack: Stack, text):
    answer = Chat(stack.gateway, "bury").post({"id": str(uuid4()), "text": text})

    if answer.status_code == 200:
        assert answer.json()["messages"][0]["text"]
    else:
        assert 400 <= answer.status_code < 500
        assert answer.json()["detail"]


def test_the_same_id_gets_the_same_reply(stack: Stack):
    person, id = Chat(stack.gateway, "bury"), str(uuid4())

    first, second = (person.post({"id": id, "text": "what is an EHC plan"}).json() for _ in range(2))

    assert first == second


def test_two_people_do_not_share_what_was_said(stack: Stack):
    one, other = Chat(stack.gateway, "bury", "staff"), Chat(stack.gateway, "bury", "staff")
    one.say("strategies for autism in year 4")

    assert "autism" not in other.say("any more ideas").text.lower()
