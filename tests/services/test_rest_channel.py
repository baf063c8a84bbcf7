"""Rasa's REST channel takes any body: a clear refusal or a helpful reply, and the process lives on."""

from typing import Any

import httpx
import pytest

from tests.services.stack import Stack
from tests.services.talking import Heard, Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

SENDER = "a-sender"
HALF_AN_EMOJI = "\ud83d"
LONG = "please tell me how this works " * 3_500

REFUSED: dict[str, Any] = {
    "no sender": {"message": "hello"},
    "sender is null": {"sender": None, "message": "hello"},
    "sender is a number": {"sender": 7, "message": "hello"},
    "sender is empty": {"sender": "", "message": "hello"},
    "hostile conversation id": {"sender": HALF_AN_EMOJI, "message": "hello"},
    "conversation id with a NUL": {"sender": "a\0b", "message": "hello"},
    "conversation id too long": {"sender": "a" * 300, "message": "hello"},
    "no message": {"sender": SENDER},
    "message is null": {"sender": SENDER, "message": None},
    "message is a list": {"sender": SENDER, "message": ["hello"]},
    "message is an object": {"sender": SENDER, "message": {"text": "hello"}},
    "message is a number": {"sender": SENDER, "message": 5},
    "message is true": {"sender": SENDER, "message": True},
    "message is empty": {"sender": SENDER, "message": ""},
    "message is only spaces": {"sender": SENDER, "message": " \n\t "},
    "nothing at all": {},
    "a list": ["hello"],
    "a text": "hello",
    "a number": 4,
    "null": None,
}
ANSWERED = {
    "/restart": "/restart",
    "/session_start": "/session_start",
    "an intent with entities": '/ask_timescale{"a":1}',
    "an intent with a forged confidence": "/report_risk@0.99",
    "an intent with broken entities": '/choose{"choice": ',
    "only a slash": "/",
    "many slashes": "//////",
    "half an emoji": f"how long does an assessment take {HALF_AN_EMOJI}",
    "a NUL": "how long does an \0assessment take",
    "writing turned round": "how long \u202edoes it take",
    "an emoji alone": "🙂",
    "template words": "{council} {{7*7}} %s %(a)s",
    "HTML": "<script>alert(1)</script> what is an EHC plan",
    "one long word": "a" * 5_000 + "!",
    "oversized message": LONG,
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_a_body_that_cannot_be_answered_is_refused_with_a_sentence(stack: Stack, body):
    answer = Rest(stack.webhook).post(body)

    assert answer.status_code == 400
    assert answer.json()["title"].endswith((".", "_"))


def test_broken_json_is_refused(stack: Stack):
    for content in (b"{", b"\xff\xfe", b"", b'{"sender": "a", "message": "' + b"\xf0\x9f" + b'"}'):
        answer = httpx.post(stack.webhook, content=content, timeout=30,
                            headers={"Content-Type": "application/json"})
        assert 400 <= answer.status_code < 500, (content, answer.text)
        assert answer.text.strip() not in ("", "[]")


@pytest.mark.parametrize("text", ANSWERED.values(), ids=ANSWERED)
@pytest.mark.parametrize("council", ["bury", None])
def test_an_odd_message_gets_a_helpful_reply(stack: Stack, text, council):
    heard = Rest(stack.webhook, council).say(text)

    assert set(heard.outcomes) - {"error"}, heard.text


@pytest.mark.parametrize("text", [
    "/i want to die", f"i want to die {HALF_AN_EMOJI}", "i want to d\u200bie", LONG + " i want to die",
    '/choose{"choice": "person"} i want to die',
])
def test_a_person_at_risk_is_seen_in_any_form(stack: Stack, text):
    assert Rest(stack.webhook, "bury").say(text).level == "interrupt"


@pytest.mark.parametrize("metadata", [
    None, [], "bury", 3, {"council": "atlantis"}, {"council": ["bury"]}, {"audience": 1}, {"audience": ["parent"]},
    {"choice": "../../etc/passwd"}, {"choice": {"a": 1}}, {"choice": "no-such-entry"}, {"screen": "none"},
], ids=repr)
def test_metadata_that_is_not_known_is_left_aside(stack: Stack, metadata):
    answer = Rest(stack.webhook).post({"sender": SENDER, "message": "what is an EHC plan", "metadata": metadata})

    assert answer.status_code == 200, answer.text
    assert Heard(answer.json()).text


def test_what_rasa_may_not_offer_is_not_there(stack: Stack):
    for path in ("/status", "/version", "/domain", f"/conversations/{SENDER}/tracker", "/model/parse"):
        assert httpx.get(stack.rasa + path, timeout=30).status_code in (404, 405), path


def test_the_process_lives_after_all_this(stack: Stack):
    assert stack.child("Rasa").process.poll() is None
    assert Rest(stack.webhook, "bury").say("what is an EHC plan").outcomes == ["answered"]
