"""POST /api/messages: what is answered, and what reaches Rasa."""

import asyncio
from uuid import uuid4

import httpx
import pytest

from tests.web.fakes import message


def test_a_question_is_answered(api):
    response = api.say("How long does it take?")

    assert response.status_code == 200
    [answer] = response.json()["messages"]
    assert answer["text"] == "About: How long does it take?"
    assert answer["custom"]["outcome"] == "answered"


def test_rasa_hears_the_council_and_audience_of_the_session_only(api, rasa):
    api.post(
        {
            "id": str(uuid4()),
            "text": "hi",
            "metadata": {"council": "south_glos"},
            "sender": "me",
            "council": "south_glos",
            "input_channel": "cmdline",
        }
    )

    assert rasa.asked[0]["metadata"] == {"council": "bury", "audience": "parent"}
    assert rasa.asked[0].keys() == {"sender", "message", "metadata"}


def test_the_same_id_gets_the_same_reply_and_one_effect(api, rasa):
    id = str(uuid4())

    first, second = api.say("hello", id), api.say("hello", id.upper())

    assert first.json() == second.json()
    assert len(rasa.asked) == 1


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/restart", "restart"),
        ('/greet{"x": 1} hello', 'greet{"x": 1} hello'),
        ("  //session_start", "session_start"),
        ("a\u0000b\u202ec\u200bd", "a bcd"),
        ("two\n\nlines", "two lines"),
        ("risk \ud83d half", "risk half"),
    ],
)
def test_text_is_made_plain_before_rasa_hears_it(api, rasa, text, heard):
    assert api.say(text).status_code == 200
    assert rasa.asked[0]["message"] == heard


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "/", " / / ", "\u200b\u200b", "\ud83d"])
def test_no_words_get_a_helpful_sentence(api, rasa, text):
    response = api.say(text)

    assert response.status_code == 422
    assert "Type your question" in response.json()["detail"]
    assert rasa.asked == []


def test_a_long_text_is_answered_shortened_and_said_so(api, rasa):
    response = api.say("word " * 1000)

    assert len(rasa.asked[0]["message"]) <= 2000
    assert "first 2,000 characters" in response.json()["messages"][-1]["text"]


def test_only_offered_choices_can_be_chosen(api, rasa):
    rasa.answer = lambda body: [message("Which?", choices=[{"id": "pick-autism", "title": "Autism"}])]
    api.say("strategies")

    assert api.choose("pick-autism").status_code == 200
    assert rasa.asked[1]["message"] == ""
    assert rasa.asked[1]["metadata"]["choice"] == "pick-autism"
    assert api.choose("pick-dyslexia").json()["code"] == "unknown-choice"


def test_a_choice_of_another_conversation_is_refused(api, start, rasa):
    rasa.answer = lambda body: [message("Which?", choices=[{"id": "pick-autism", "title": "Autism"}])]
    api.say("strategies")

    assert start().choose("pick-autism").status_code == 422


@pytest.mark.parametrize(
    "answer",
    [
        [{"text": "I cannot look that up.", "custom": {"outcome": "error", "blocks": []}}],
        [],
        {},
        "text",
        [None],
        [{"text": ""}],
        [{"text": "  "}],
        [{"recipient_id": "x"}],
        [{"text": 3}],
        httpx.Response(500),
        httpx.Response(200, text="<html>"),
        httpx.Response(404, json={"a": 1}),
    ],
)
def test_an_empty_or_broken_answer_becomes_the_fallback_with_contacts(api, rasa, answer):
    rasa.answer = lambda body: answer

    [reply] = api.say("hello").json()["messages"]

    assert reply["custom"]["outcome"] == "error"
    assert "Bury EHC team" in reply["text"]
    assert "0161 496 0 003" in reply["text"]
    assert "ipsea.example.org" in reply["text"]
    assert [b["kind"] for b in reply["custom"]["blocks"]] == ["paragraph", "contact", "contact", "contact"]


def test_rasa_down_is_asked_once_more_then_the_fallback_is_given(api, rasa):
    rasa.up = False

    assert api.say("hello").json()["messages"][0]["custom"]["outcome"] == "error"


def test_a_message_that_rasa_received_is_never_sent_again(api, rasa):
    rasa.answer = lambda body: httpx.Response(503)

    api.say("hello")

    assert len(rasa.asked) == 1


def test_a_slow_rasa_is_not_waited_for_longer_than_the_deadline(rasa):
    from starlette.testclient import TestClient

    from tests.web.conftest import Api
    from tests.web.fakes import build

    async def slow(body):
        await asyncio.sleep(30)

    rasa.answer = slow
    with TestClient(build(rasa, rasa_seconds=0.2)) as client:
        assert Api(client).say("hello").json()["messages"][0]["custom"]["outcome"] == "error"


def test_surrogates_from_rasa_do_not_break_the_answer(api, rasa):
    rasa.answer = lambda body: httpx.Response(200, content=b'[{"text": "half \\ud83d here"}]')

    assert api.say("hello").json()["messages"][0]["text"] == "half  here"


def test_unknown_blocks_and_unsafe_addresses_are_left_out(api, rasa):
    rasa.answer = lambda body: [
        message(
            "Hi",
            [
                {"kind": "paragraph", "text": "kept"},
                {"kind": "html", "text": "<b>"},
                {"kind": "steps", "items": "not a list"},
                {"kind": "contact", "name": "Someone", "url": "javascript:alert(1)"},
            ],
        )
    ]

    blocks = api.say("hello").json()["messages"][0]["custom"]["blocks"]

    assert blocks == [{"kind": "paragraph", "text": "kept"}, {"kind": "contact", "name": "Someone"}]


def test_personal_numbers_do_not_reach_rasa(api, rasa):
    api.say("call me on 07700 900123 or a.b@example.org, BL9 0SW")

    assert rasa.asked[0]["message"] == "call me on [hidden] or [hidden], [hidden]"
