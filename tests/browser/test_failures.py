"""States in which the network or the server fails: words are never lost, a number is shown."""

import pytest

from tests.browser.helpers import ask, focused

pytestmark = pytest.mark.browser

FAILURES = {
    "503": lambda route: route.fulfill(status=503, body="<html>bad gateway</html>", content_type="text/html"),
    "500": lambda route: route.fulfill(status=500, body="{}", content_type="application/json"),
    "dropped": lambda route: route.abort(),
    "429": lambda route: route.fulfill(
        status=429,
        headers={"Retry-After": "7"},
        content_type="application/problem+json",
        body='{"code": "too-many", "detail": "Please wait 7 seconds."}',
    ),
}


@pytest.mark.parametrize("name", FAILURES)
def test_the_words_stay_and_can_be_sent_again_once(page, server, name):
    page.goto(server.url("/chat/bury"))
    page.route("**/api/messages", FAILURES[name])
    page.fill("#text", "my long story")
    page.click("#send")
    page.wait_for_selector(".unsent button")

    assert page.input_value("#text") == "my long story"
    assert "0161 496 0 003" in page.inner_text("#error")
    assert page.get_attribute("#text", "aria-describedby") == "hint error"
    assert focused(page) != "body"

    page.unroute("**/api/messages")
    page.click(".unsent button")
    page.wait_for_selector("#log .answer")

    assert page.locator("#log .asked").count() == 1
    assert page.locator(".unsent").count() == 0
    assert page.input_value("#text") == ""
    assert not page.is_visible("#error")
    assert focused(page) == "text"
    assert len(server.rasa.asked) == 1


def test_429_says_how_long_to_wait(page, server):
    page.goto(server.url("/chat/bury"))
    page.route("**/api/messages", FAILURES["429"])
    page.fill("#text", "hello")
    page.click("#send")

    page.wait_for_selector("#error:not([hidden])")
    assert "wait 7 seconds" in page.inner_text("#error")


def test_a_failed_answer_that_was_received_is_not_asked_twice(page, server):
    page.goto(server.url("/chat/bury"))
    seen = []

    def lose_answer(route):
        seen.append(route.request.post_data_json["id"])
        route.fetch()
        route.abort()

    page.route("**/api/messages", lose_answer)
    page.fill("#text", "hello")
    page.click("#send")
    page.wait_for_selector(".unsent button")
    page.unroute("**/api/messages")
    page.click("#send")
    page.wait_for_selector("#log .answer")

    assert len(server.rasa.asked) == 1
    assert page.locator("#log .asked").count() == 1


def test_changed_words_replace_the_unsent_message(page, server):
    page.goto(server.url("/chat/bury"))
    page.route("**/api/messages", FAILURES["dropped"])
    page.fill("#text", "first try")
    page.click("#send")
    page.wait_for_selector(".unsent")
    page.unroute("**/api/messages")
    ask(page, "second try")

    assert page.locator("#log .asked").count() == 1
    assert page.inner_text("#log .asked p") == "second try"


def test_offline_is_said_and_the_numbers_stay(page, server):
    page.goto(server.url("/chat/bury"))
    page.context.set_offline(True)
    page.wait_for_selector("#error:not([hidden])")

    assert "offline" in page.inner_text("#error")
    assert page.is_visible(".safety .tel")
    page.fill("#text", "still here")
    page.click("#send")
    page.wait_for_selector(".unsent")
    page.context.set_offline(False)
    page.click(".unsent button")
    page.wait_for_selector("#log .answer")


def test_slow_answers_are_explained_in_words(page, server):
    page.clock.install()
    page.goto(server.url("/chat/bury"))
    page.route("**/api/messages", lambda route: None)
    page.fill("#text", "hello")
    page.click("#send")
    page.wait_for_selector("#log .asked")
    assert page.inner_text("#wait") == ""
    page.clock.run_for(1100)
    assert page.inner_text("#wait") == "Looking for an answer"
    page.clock.run_for(7500)
    assert "call Bury EHC team on 0161 496 0 003" in page.inner_text("#wait")
    page.unroute_all(behavior="ignoreErrors")


def test_a_server_that_never_answers_is_given_up_and_the_words_stay(page, server):
    page.clock.install()
    page.goto(server.url("/chat/bury"))
    page.route("**/api/messages", lambda route: None)
    page.fill("#text", "my story")
    page.click("#send")
    page.wait_for_selector("#log .asked")
    page.clock.run_for(26_000)
    page.wait_for_selector(".unsent button")

    assert page.input_value("#text") == "my story"
    assert "0161 496 0 003" in page.inner_text("#error")
    assert "call 999" in page.inner_text("#error")
    page.unroute_all(behavior="ignoreErrors")


def test_a_double_click_sends_once(page, server):
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "hello")
    page.dblclick("#send")
    page.wait_for_selector("#log .answer")
    page.wait_for_timeout(200)

    assert len(server.rasa.asked) == 1
    assert page.locator("#log .asked").count() == 1


def test_an_ended_session_is_begun_anew_with_the_same_words(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "how long")
    server.app.state.gateway.settings.clock.pass_seconds(7300)
    page.click("button[value=dates]")
    page.wait_for_function("() => document.querySelectorAll('#log .answer').length === 2")

    assert server.rasa.asked[1]["message"] == "Work out my dates"
    assert server.rasa.asked[0]["sender"] != server.rasa.asked[1]["sender"]


def test_taps_are_sent_again_as_taps_when_the_chat_has_ended(page, server):
    page.goto(server.url("/chat/bury?audience=staff"))
    server.app.state.gateway.settings.clock.pass_seconds(7300)
    page.click("text=Autism")
    page.click("text=Getting Advice")
    page.wait_for_selector("#log .strategy")

    assert server.rasa.asked[0]["metadata"]["choice"] == "strategies:autism:1::"


def test_an_empty_question_is_explained(page, server):
    page.goto(server.url("/chat/bury"))
    page.click("#send")

    assert "Type your question" in page.inner_text("#error")
    assert focused(page) == "text"
    assert page.get_attribute("#text", "aria-invalid") is not None
