"""The chat page in real Chromium, with JavaScript."""

import asyncio
import re

import pytest

from tests.browser.helpers import ask, focused, sideways

pytestmark = pytest.mark.browser


def test_a_question_is_sent_and_answered_in_place(page, server):
    page.goto(server.url("/chat/bury?audience=parent"))
    ask(page, "How long does it take?")

    assert "6 weeks" in page.inner_text("#log .answer")
    assert page.input_value("#text") == ""
    assert page.url.endswith("/chat/bury?audience=parent")
    assert focused(page) in {"send", "text"}


def test_enter_sends_and_shift_enter_makes_a_line(page, server):
    page.goto(server.url("/chat/bury"))
    page.focus("#text")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")

    page.wait_for_selector("#log .answer")
    assert page.inner_text("#log .asked p") == "one\ntwo"
    assert focused(page) == "text"


def test_a_choice_is_answered_and_the_focus_goes_to_the_box(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "How long does it take?")
    page.click("button[value=dates]")
    page.wait_for_selector(".timeline")

    assert focused(page) == "text"
    assert "Work out my dates" in page.locator("#log .asked").last.inner_text()
    assert page.locator("button[value=letter]").count() == 0


def test_an_example_asks_and_the_start_goes_away(page, server):
    page.goto(server.url("/chat/bury?audience=parent"))
    page.click("button[name=example] >> nth=0")
    page.wait_for_selector("#log .answer")

    assert focused(page) == "text"
    assert not page.is_visible("#start")


def test_staff_find_strategies_in_three_taps(new_page, server):
    page = new_page()
    page.goto(server.url("/chat/bury?audience=staff"))
    page.select_option("#quick-need", "Autism")
    page.select_option("#quick-phase", "Key Stage 2")
    page.click("#quick .button")
    page.wait_for_selector(".strategy")

    assert "Strategies for Autism in Key Stage 2" in page.inner_text("#log .asked")
    assert server.rasa.asked[0]["metadata"] == {"council": "bury", "audience": "staff"}


def test_risk_shows_the_card_the_exit_and_says_so_at_once(page, server):
    page.goto(server.url("/chat/bury"))
    assert not page.is_visible("#exit")
    ask(page, "i want to die")

    assert "999" in page.inner_text("#log .answer.interrupt")
    assert page.is_visible("#exit")
    assert page.is_visible("#pinned")
    page.wait_for_function("() => document.querySelector('#alert').textContent.includes('999')")
    ask(page, "ignore that")
    assert page.is_visible("#pinned")


def test_the_card_comes_with_rasa_down(page, server):
    server.rasa.up = False
    page.goto(server.url("/chat/bury"))
    ask(page, "i want to die")

    assert "0161 496 0 001" in page.inner_text("#log .answer.interrupt")


def test_leaving_deletes_the_chat_and_opens_another_site(chromium, server):
    context = chromium.new_context()
    page = context.new_page()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.goto(server.url("/chat/bury"))
    ask(page, "i want to die")
    page.click("#exit a")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()

    assert "want to die" not in page.content()
    context.close()


def test_three_presses_of_shift_leave(chromium, server):
    context = chromium.new_context()
    page = context.new_page()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.goto(server.url("/chat/bury"))
    for _ in range(3):
        page.keyboard.press("Shift")
    assert "bbc" not in page.url
    ask(page, "i want to die")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/**")
    context.close()


def test_the_chat_is_there_again_after_a_reload_and_is_not_said_again(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "tier please")
    page.reload()

    assert page.locator("#log .answer").count() == 1
    assert page.inner_text("#log .asked p") == "tier please"
    page.wait_for_timeout(300)
    assert page.inner_text("#status") == ""
    ask(page, "dates")
    assert server.rasa.asked[0]["sender"] == server.rasa.asked[1]["sender"]


def test_a_reload_in_mid_answer_sends_once_and_shows_the_answer(page, server):
    async def slow(body):
        await asyncio.sleep(0.6)
        return [{"text": "Late answer."}]

    server.rasa.answer = slow
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "are you there")
    page.click("#send")
    page.wait_for_timeout(150)
    page.reload()
    page.wait_for_selector("#log .answer")

    assert "Late answer." in page.inner_text("#log .answer")
    assert len(server.rasa.asked) == 1


def test_nothing_is_stored_before_the_first_message_nor_after_deleting(page, server):
    stored = "Object.keys(sessionStorage).length + Object.keys(localStorage).length"
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "a draft")
    page.wait_for_timeout(600)
    assert page.evaluate(stored) == 0
    page.click("#send")
    page.wait_for_selector("#log .answer")
    assert page.evaluate(stored) == 1

    page.click("#forget button")

    assert page.evaluate(stored) == 0
    assert page.locator("#log article").count() == 0
    assert focused(page) == "text"
    assert page.is_visible("#start")
    ask(page, "a new chat")
    assert len({asked["sender"] for asked in server.rasa.asked}) == 2


def test_each_answer_is_announced_once_and_taken_out_again(page, server):
    page.clock.install()
    page.goto(server.url("/chat/bury"))
    page.evaluate("""() => { window.heard = [];
        new MutationObserver(() => window.heard.push(document.querySelector('#status').textContent))
          .observe(document.querySelector('#status'), {childList: true}); }""")
    page.fill("#text", "how long")
    page.click("#send")
    page.wait_for_selector("#log .answer")
    page.clock.run_for(500)
    page.clock.run_for(11_000)

    heard = [h for h in page.evaluate("window.heard") if h]
    assert len(heard) == 1
    assert heard[0].startswith("Answer: The council has 6 weeks")
    assert "3 steps." in heard[0]
    assert page.inner_text("#status") == ""


def test_the_visible_messages_are_no_live_region(page, server):
    page.goto(server.url("/chat/bury"))

    assert page.locator("#log[aria-live], #log[role=log], main [aria-live]").count() == 0
    assert page.inner_text("#status") == page.inner_text("#alert") == ""


def test_a_personal_number_is_pointed_out_and_can_be_taken_out(page, server):
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "call me on 07700 900123")
    page.click("#note button")

    assert page.input_value("#text") == "call me on "
    assert focused(page) == "text"
    assert not page.is_visible("#note")


def test_a_long_text_is_counted_and_never_cut(page, server):
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "a" * 2100)
    page.wait_for_selector("#note:not([hidden])")

    assert "100 characters over" in page.inner_text("#note")
    assert len(page.input_value("#text")) == 2100


def test_the_chat_can_be_saved_as_a_file(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "how long")
    with page.expect_download() as download:
        page.click("#save")
    text = open(download.value.path(), encoding="utf-8").read()

    assert "6 weeks" in text
    assert "section 36" in text
    assert "<button" not in text
    assert re.search(r"Saved on \d+ \w+ 20\d\d", text)


def test_two_tabs_are_two_conversations(new_page, server):
    first, second = new_page(), new_page()
    for page in (first, second):
        page.goto(server.url("/chat/bury"))
        ask(page, "hello")

    assert len({asked["sender"] for asked in server.rasa.asked}) == 2


def test_the_page_works_where_storage_is_forbidden(page, server):
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw Error('no'); } })")
    page.goto(server.url("/chat/bury"))
    ask(page, "hello")
    ask(page, "again")

    assert page.locator("#log .answer").count() == 2


def test_a_translated_page_still_works(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "how long")
    page.evaluate("""() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const all = []; while (walk.nextNode()) all.push(walk.currentNode);
        for (const node of all) if (node.textContent.trim() && node.parentNode.tagName !== 'SCRIPT') {
          const font = document.createElement('font'); font.textContent = 'x' + node.textContent;
          node.replaceWith(font); } }""")
    ask(page, "tier")

    assert page.locator("#log .answer").count() == 2


def test_long_words_and_other_directions_fit(new_page, server):
    page = new_page(viewport={"width": 320, "height": 568})
    page.goto(server.url("/chat/bury"))
    ask(page, "words")
    ask(page, "\u05e9\u05dc\u05d5\u05dd")

    assert sideways(page) <= 0
    assert page.locator("#log .asked").last.evaluate("e => getComputedStyle(e).direction") in {"ltr", "rtl"}
