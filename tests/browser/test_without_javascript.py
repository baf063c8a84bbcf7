"""The whole journey with JavaScript off, and the same blocks built on both sides."""

import pytest

from tests.browser.helpers import ask

pytestmark = pytest.mark.browser


def test_ask_choose_risk_and_delete_by_form_post(new_page, server):
    page = new_page(java_script_enabled=False, viewport={"width": 375, "height": 667})
    page.goto(server.url("/chat/bury?audience=parent"))
    page.fill("#text", "How long does it take?")
    page.click("#send")
    assert "6 weeks" in page.inner_text("#log .answer")

    page.click("button[value=dates]")
    assert page.is_visible(".timeline")
    assert page.locator("#log .answer").count() == 2

    page.fill("#text", "i want to die")
    page.click("#send")
    assert page.is_visible(".answer.interrupt")
    assert page.is_visible("#exit a")
    assert page.is_visible("#pinned")

    page.click("#forget button")
    assert page.locator("#log article").count() == 0
    assert "deleted" in page.inner_text(".notice")


def test_strategies_in_three_taps_and_a_meaning_without_javascript(new_page, server):
    page = new_page(java_script_enabled=False, viewport={"width": 375, "height": 667})
    page.goto(server.url("/chat/bury?audience=staff"))
    page.click("text=Autism")
    page.click("text=Key Stage 2")
    page.click("text=Getting Help")
    assert page.is_visible(".strategy")

    page.fill("#text", "senco")
    page.click("#send")
    page.click(".term")
    assert page.is_visible(".meaning")
    page.keyboard.press("Escape")
    assert not page.is_visible(".meaning")


SHAPE = """root => { root.normalize(); const walk = node => node.nodeType === 3
    ? node.textContent.replace(/\\s+/g, ' ').trim()
    : [node.tagName,
       ...[...node.attributes].map(a => `${a.name}=${a.value.replace(/^(.calendar|term-).*/, '')}`).sort(),
        ...[...node.childNodes].filter(c => !c.matches?.('.act')).map(walk).filter(c => c.length)];
    return JSON.stringify(walk(root)); }"""


@pytest.mark.parametrize("question", ["everything", "how long", "plain", "i want to die", "he was hurt"])
def test_server_and_browser_build_the_same_message(new_page, server, question):
    plain, enhanced = new_page(java_script_enabled=False), new_page()
    plain.goto(server.url("/chat/bury"))
    plain.fill("#text", question)
    plain.click("#send")
    enhanced.goto(server.url("/chat/bury"))
    ask(enhanced, question)

    built = enhanced.locator("#log .answer").first.evaluate(SHAPE)
    # Trusted Types forbid parsing on the chat page itself: an empty page does it.
    rendered = new_page().evaluate(
        f"html => ({SHAPE})(new DOMParser().parseFromString(html, 'text/html').querySelector('#log .answer'))",
        plain.content(),
    )
    assert built == rendered
