"""The chat page in real Chromium, with JavaScript."""

import asyncio
import re

import pytest

from bot.web.assets import STATIC
from bot.web.sites import Site
from tests.browser.helpers import ask, focused, sideways
from tests.web.fakes import message

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
    page.click("text=Autism")
    page.click("text=Key Stage 2")
    page.click("text=Getting Help")
    page.wait_for_selector(".strategy")

    assert page.inner_text("#log .asked p") == "Strategies for Autism, Key Stage 2: Getting Help, Getting More"
    assert server.rasa.asked[0]["metadata"]["choice"] == "strategies:autism:2:ks2:"
    assert not page.is_visible("#quick"), "folded away, to be opened again"
    assert focused(page) == "text"


def test_a_tier_alone_is_no_question_and_the_page_says_so(page, server):
    page.goto(server.url("/chat/bury?audience=staff"))
    page.click("text=Getting Help")

    assert "Choose a need or a situation first" in page.inner_text("#error")
    assert page.evaluate("document.activeElement.name") == "need"
    assert server.rasa.asked == []


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


def test_two_answers_are_announced_in_their_order(page, server):
    page.goto(server.url("/chat/bury"))
    page.evaluate("""() => { window.heard = [];
        new MutationObserver(() => window.heard.push(document.querySelector('#status').textContent))
          .observe(document.querySelector('#status'), {childList: true}); }""")
    for question in ("how long", "tier"):
        ask(page, question)
        page.wait_for_function("() => document.querySelector('#status').textContent !== ''")

    heard = [h.split(".")[0] for h in page.evaluate("window.heard") if h]
    assert heard == [
        "Answer: The council has 6 weeks to say if it will assess",
        "Answer: You are at the second of three tiers",
    ]


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


def test_a_message_can_be_sent_without_its_personal_number(page, server):
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "how long, call me on 07700 900123")
    page.click("text=Send without it")
    page.wait_for_selector("#log .answer")

    assert server.rasa.asked[0]["message"] == "how long, call me on"


def test_a_message_with_a_personal_number_is_never_refused(page, server):
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "he was hurt, call me on 07700 900123")
    page.wait_for_selector("#note button")
    page.click("#send")

    assert page.locator("#log .answer.banner").wait_for() is None


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
    assert "SEND help chat, Bury" in text
    assert "Bury SENDIASS" in text
    assert "<button" not in text
    assert "popover" not in text
    assert re.search(r"Saved on \d+ \w+ 20\d\d. Version of the answers: [0-9a-f]{8}", text)


def test_a_saved_chat_has_the_meaning_of_an_abbreviation_in_brackets(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "senco")
    with page.expect_download() as download:
        page.click("#save")
    text = open(download.value.path(), encoding="utf-8").read()

    assert "Ask the SENCO (SENCO The SENCO is the teacher who coordinates help" in text


def test_the_review_record_can_be_saved_and_printed_by_itself(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "record")
    with page.expect_download() as download:
        page.click("text=Save this record")
    text = open(download.value.path(), encoding="utf-8").read()

    assert download.value.suggested_filename == "assess-plan-do-review.html"
    assert all(part in text for part in ("Assess", "Plan", "Do", "Review", "Tried so far: seating"))
    assert "You asked" not in text

    page.emulate_media(media="print")
    page.evaluate("""() => { window.print = () => { window.seen = [...document.querySelectorAll(
        'header, .asked, .record')].filter(e => e.checkVisibility()).map(e => e.className); }; }""")
    page.evaluate("document.querySelector('.record .act button + button').click()")
    assert page.evaluate("window.seen") == ["card record printed"]
    assert page.is_visible("#log .asked"), "only while it is printed"


def test_dates_are_saved_as_a_calendar_file(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "dates")
    with page.expect_download() as download:
        page.click("text=Save to your calendar")
    text = open(download.value.path(), encoding="utf-8").read()

    assert download.value.suggested_filename.endswith(".ics")
    assert "DTSTART;VALUE=DATE:20261208" in text
    assert text.count("BEGIN:VEVENT") == 3


def test_an_abbreviation_opens_its_meaning_by_touch_and_closes(new_page, server):
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 375, "height": 667})
    page.goto(server.url("/chat/bury"))
    ask(page, "senco")
    assert page.locator(".term").all_inner_texts() == ["SENCO"]
    page.tap(".term")
    assert "coordinates help for children" in page.inner_text(".meaning")
    page.tap("h1")
    assert not page.is_visible(".meaning")


def test_after_going_back_the_chat_is_there_again(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "tier please")
    page.click("text=About this service")
    page.wait_for_selector("text=What it can do")
    page.go_back()

    assert page.locator("#log .ladder").count() == 1
    ask(page, "dates")
    assert server.rasa.asked[0]["sender"] == server.rasa.asked[1]["sender"]


def test_a_draft_is_there_again_after_a_reload(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "tier")
    page.fill("#text", "half a thought")
    page.wait_for_function("() => JSON.stringify(sessionStorage).includes('half a thought')")
    page.reload()

    assert page.input_value("#text") == "half a thought"


def test_feedback_is_asked_for_after_an_answer_and_only_where_somebody_reads_it(page, server):
    server.app.state.gateway.sites["bury"] = Site(feedback="https://www.bury.example.org/comments")
    page.goto(server.url("/chat/bury"))
    assert not page.is_visible("#feedback")
    ask(page, "tier")
    assert page.is_visible("#feedback a")
    page.goto(server.url("/chat/south_glos"))
    ask(page, "tier")
    assert page.locator("#feedback").count() == 0


def test_the_councils_own_pages_open_in_its_window_others_in_a_new_tab(page, server):
    server.app.state.gateway.sites["bury"] = Site(hosts=("https://www.bury.example.org",))
    page.goto(server.url("/chat/bury?panel=1"))
    ask(page, "how long")

    assert page.get_attribute("#log .contact a[href^=https]", "target") == "_top"
    page.click("#log .sources summary")
    law = page.locator("#log .sources a")
    assert law.get_attribute("target") == "_blank"
    assert law.inner_text().endswith("(opens in a new tab)")


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
    asked = page.locator("#log .asked").last
    assert asked.evaluate("e => getComputedStyle(e.querySelector('p')).direction") == "rtl"


def test_nothing_is_laid_out_by_left_and_right():
    style = (STATIC / "chat.css").read_text(encoding="utf-8")

    assert re.findall(r"(?:margin|padding|border|inset)-(?:left|right)|[^-]\b(?:left|right) *:", style) == []


MARKUP = [
    {
        "kind": "paragraph",
        "text": "<img src=x onerror=alert(1)> &amp; \u202e<script>alert(1)</script>",
    },
    {"kind": "contact", "name": "Nobody", "url": "javascript:alert(1)"},
    {"kind": "contact", "name": "No one", "url": "http://plain.example.org"},
    {"kind": "no-such-kind", "text": "?"},
]


@pytest.mark.parametrize("script", [True, False])
def test_markup_and_script_addresses_in_an_answer_are_only_text(new_page, server, script):
    server.rasa.answer = lambda body: [message("x", MARKUP)]
    page = new_page(java_script_enabled=script)
    page.goto(server.url("/chat/bury"))
    page.fill("#text", "<b>bold</b>")
    page.click("#send")
    page.wait_for_selector("#log .answer")

    assert "<img src=x onerror=alert(1)> &amp;" in page.inner_text("#log .answer")
    assert page.inner_text("#log .asked p") == "<b>bold</b>"
    assert page.locator("#log img, #log script, #log .contact a").count() == 0


def test_ten_thousand_characters_and_emoji_are_taken(page, server):
    page.goto(server.url("/chat/bury"))
    ask(page, "how long \U0001f469\u200d\U0001f467 " * 800)

    assert "6 weeks" in page.inner_text("#log")
    assert "first 2,000 characters" in page.inner_text("#log")


def test_a_bad_server_cannot_smuggle_a_script_address_in(page, server):
    """The browser checks addresses again, whatever the server sent."""
    page.goto(server.url("/chat/bury"))
    blocks = [{"kind": "contact", "name": "x", "url": "javascript:alert(1)"}]
    reply = {"messages": [{"text": "x", "custom": {"blocks": blocks}}]}
    page.route("**/api/messages", lambda route: route.fulfill(json=reply))
    page.fill("#text", "hello")
    page.click("#send")
    page.wait_for_selector("#log .contact")

    assert page.locator("#log a").count() == 0
