"""Whatever happens, a person at risk sees a way to help."""

import asyncio
import time

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Api
from tests.web.fakes import FakeRasa, build


def test_the_safe_reply_leads_and_rasa_hears_the_message(api, rasa):
    [message] = api.say("i want to die").json()["messages"]

    assert message["custom"]["safeguarding"]["level"] == "interrupt"
    assert "0161 496 0 001" in message["text"]
    assert rasa.asked[0]["message"] == "i want to die"


def test_whether_anyone_is_in_danger_is_answered_without_rasa(api, rasa):
    rasa.up = False
    api.say("i want to die")

    [message] = api.choose("danger-yes").json()["messages"]

    assert message["text"] == "danger-yes about suicide: 0161 496 0 001"
    assert message["custom"]["safeguarding"]["level"] == "interrupt"


def test_going_back_answers_the_ordinary_part_of_the_message(api):
    api.say("How long does an assessment take? i want to die. It is all too much.")

    [message] = api.choose("back-to-question").json()["messages"]

    assert message["text"] == "About: How long does an assessment take? It is all too much."


def test_going_back_to_nothing_lets_the_chat_go_on(api, rasa):
    api.say("i want to die")

    [message] = api.choose("back-to-question").json()["messages"]

    assert "What would you like to know?" in message["text"]
    assert len(rasa.asked) == 1


def test_it_names_the_number_of_the_sessions_council(start):
    assert "0117 496 0 001" in start("south_glos").say("i want to die").json()["messages"][0]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "/i want to die",
        "i want to d\u200bie",
        "\ud83d i want to die",
        "i want to die call me on 07700 900123",
    ],
)
def test_it_comes_whatever_the_form_of_the_words(api, text):
    assert api.say(text).json()["messages"][0]["custom"]["outcome"] == "safeguarding"


def test_it_comes_at_once_with_rasa_down(api, rasa):
    rasa.up = False
    started = time.perf_counter()

    messages = api.say("i want to die").json()["messages"]

    assert time.perf_counter() - started < 1
    assert [m["custom"]["outcome"] for m in messages] == ["safeguarding"]


def test_it_does_not_wait_for_a_rasa_that_hangs(api, rasa):
    async def hang(body):
        await asyncio.sleep(5)

    rasa.answer = hang
    started = time.perf_counter()

    assert api.say("i want to die").json()["messages"][0]["custom"]["outcome"] == "safeguarding"
    assert time.perf_counter() - started < 1


def test_a_doubt_adds_lines_to_the_answer(api):
    [message] = api.say("he was hurt").json()["messages"]

    assert message["text"].startswith("About: he was hurt")
    assert message["custom"]["safeguarding"]["level"] == "banner"


def test_a_doubt_with_rasa_down_adds_lines_to_the_fallback(api, rasa):
    rasa.up = False

    [message] = api.say("he was hurt").json()["messages"]

    assert message["custom"]["outcome"] == "error"
    assert message["custom"]["safeguarding"]["level"] == "banner"


def test_risk_told_over_several_messages_is_seen(api, screen):
    api.say("i")
    api.say("want")
    assert api.say("to die").json()["messages"][0]["custom"]["outcome"] == "safeguarding"
    assert screen.checked[-1] == ("to die", ("i", "want"))


def test_turns_before_an_interrupt_are_not_screened_again(api, screen):
    for text in ["a", "b", "c", "d"]:
        api.say(text)
    assert screen.checked[-1] == ("d", ("a", "b", "c"))

    api.say("i want to die")
    api.say("how long does it take")
    assert screen.checked[-1] == ("how long does it take", ("i want to die",))


def test_the_head_and_the_tail_of_a_long_message_are_screened(api):
    messages = api.say("word " * 2000 + "i want to die").json()["messages"]

    assert messages[0]["custom"]["outcome"] == "safeguarding"


def test_a_person_at_risk_is_answered_even_over_the_limit(rasa):
    with TestClient(build(rasa, session_burst=1, session_per_minute=1)) as client:
        api = Api(client)
        api.say("one")

        assert api.say("two").status_code == 429
        assert api.say("i want to die").json()["messages"][0]["custom"]["outcome"] == "safeguarding"
        assert len(rasa.asked) == 1


def test_a_broken_reply_still_names_the_front_door(rasa, monkeypatch):
    def broken(*args, **kwargs):
        raise KeyError("routes")

    monkeypatch.setattr("tests.web.fakes.put_in_place", broken)
    with TestClient(build(rasa)) as client:
        messages = Api(client).say("i want to die").json()["messages"]

    assert messages[0]["custom"]["safeguarding"]["level"] == "interrupt"
    assert "999" in messages[0]["text"]
    assert "0161 496 0 001" in messages[0]["text"]


def test_no_words_of_a_person_are_logged(api, rasa, caplog):
    caplog.set_level("DEBUG")
    api.say("my secret words i want to die")
    rasa.up = False
    api.say("my secret words again")

    assert "secret" not in caplog.text


def test_the_fake_rasa_may_not_hide_a_risk(screen):
    rasa = FakeRasa(lambda body: [{"text": "All is fine."}])
    with TestClient(build(rasa, screen)) as client:
        assert Api(client).say("i want to die").json()["messages"][0]["custom"]["outcome"] == "safeguarding"


def test_a_chat_that_has_ended_names_999_and_a_new_one_has_the_pathway(start, clock):
    ended = start("bury")
    clock.pass_seconds(3 * 60 * 60)

    refused = ended.say("i want to die")

    assert refused.status_code == 401 and "call 999" in refused.json()["detail"]
    assert start("bury").say("i want to die").json()["messages"][0]["custom"]["outcome"] == "safeguarding"
