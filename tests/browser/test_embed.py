"""The loader on a council's page: a panel on wide screens, the page on phones."""

import pytest

from tests.browser.conftest import Server
from tests.browser.helpers import at_rest, sideways

pytestmark = pytest.mark.browser


def test_a_wide_screen_opens_a_panel_that_is_not_modal(page, server, picture):
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")
    frame = page.frame_locator("send-help iframe")
    frame.locator("#text").fill("how long")
    frame.locator("#send").click()
    frame.locator("#log .answer").wait_for()
    picture(page, "demo-panel")

    assert page.get_attribute("send-help iframe", "title") == "Ask about SEND in Bury"
    assert page.locator("[aria-modal]").count() == 0
    panel, text = (
        page.locator("send-help iframe").bounding_box(),
        page.locator("main > p").first.bounding_box(),
    )
    assert text["x"] + text["width"] <= panel["x"]


def test_the_focus_goes_into_the_panel_and_back(page, server):
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")
    page.focus("send-help a")
    page.keyboard.press("Enter")
    page.frame_locator("send-help iframe").locator("#text:focus").wait_for()
    page.wait_for_function("() => document.activeElement.tagName === 'IFRAME'")
    page.keyboard.press("Escape")
    page.wait_for_selector("send-help iframe", state="detached")

    assert page.evaluate("document.activeElement.textContent") == "Ask about SEND in Bury"


def test_a_phone_goes_to_the_page(new_page, server):
    page = new_page(viewport={"width": 375, "height": 667})
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")
    page.wait_for_url("**/chat/bury")

    assert page.is_visible("#text")


def test_the_link_works_when_the_script_is_blocked(new_page, server):
    page = new_page()
    page.route("**/embed/v1.js", lambda route: route.abort())
    page.goto(server.url("/demo/bury"))
    page.click("send-help a")
    page.wait_for_url("**/chat/bury")


@pytest.fixture
def hostile(rasa):
    with Server(rasa, embed_hosts=("http://www.council.test:*",)) as running:
        yield running


def test_a_hostile_page_of_the_council_changes_nothing(page, hostile):
    """Global styles, a second loader, changed prototypes, a cookie banner: the chat is its own document."""
    page.goto(hostile.url("/chat/bury?panel=1"))
    page.fill("#text", "how long")
    page.click("#send")
    page.wait_for_selector("#log .answer")
    quiet = at_rest(page.locator("body").aria_snapshot())
    host, chat = hostile.url("/host", "www.council.test"), hostile.url("", "chat.council.test")
    page.route(
        host,
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"""<!doctype html><html lang=en>
      <title>Council</title><style>* {{ text-transform: uppercase; float: left; margin: 1em }}
      iframe {{ display: none }} a {{ color: red }}</style>
      <script>Array.prototype.extra = 1; Object.prototype.more = 2; window.$ = window.jQuery = () => null;</script>
      <div style="position: fixed; bottom: 0; width: 100%; z-index: 9998">We use cookies</div>
      <h1>Page</h1><send-help><a href="{chat}/chat/bury">Ask</a></send-help>
      <script async src="{chat}/embed/v1.js"></script><script async src="{chat}/embed/v1.js?2"></script>""",
        ),
    )
    page.goto(host)
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")
    frame = page.frame_locator("send-help iframe")
    frame.locator("#text").fill("how long")
    frame.locator("#send").click()
    frame.locator("#log .answer").wait_for()

    assert at_rest(frame.locator("body").aria_snapshot()) == quiet
    assert frame.locator("#send").evaluate("e => getComputedStyle(e).textTransform") == "none"
    assert page.locator("send-help iframe").count() == 1
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None


def test_the_councils_page_needs_two_lines_of_policy_and_no_more(page, hostile):
    """The lines of docs/embedding.md, with Trusted Types; the watch of each page counts violations."""
    host, chat = hostile.url("/host", "www.council.test"), hostile.url("", "chat.council.test")
    policy = f"default-src 'none'; script-src {chat}; frame-src {chat}; require-trusted-types-for 'script'"
    page.route(
        host,
        lambda route: route.fulfill(
            content_type="text/html",
            headers={"Content-Security-Policy": f"{policy}; trusted-types 'none'"},
            body=f"""<!doctype html><html lang=en><title>Council</title><h1>Page</h1>
      <send-help><a href="{chat}/chat/bury">Ask</a></send-help><script async src="{chat}/embed/v1.js"></script>""",
        ),
    )
    page.goto(host)
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")
    frame = page.frame_locator("send-help iframe")
    frame.locator("#text").fill("how long")
    frame.locator("#send").click()
    frame.locator("#log .answer").wait_for()

    assert page.locator("send-help iframe").bounding_box()["height"] > 400


def test_a_council_that_is_switched_off_leaves_its_people_behind_the_link(page, rasa):
    with Server(rasa, switched_off=frozenset({"bury"})) as off:
        page.goto(off.url("/chat/bury"))

        assert page.is_visible("text=Bury EHC team")
        assert page.get_attribute("a.tel >> nth=0", "href") == "tel:01614960001"
        assert page.locator("textarea").count() == 0


def test_escape_closes_an_open_meaning_before_the_panel(page, server):
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")
    frame = page.frame_locator("send-help iframe")
    frame.locator("#text").fill("senco")
    frame.locator("#send").click()
    frame.locator(".term").click()
    page.keyboard.press("Escape")
    frame.locator(".meaning").wait_for(state="hidden")
    assert page.locator("send-help iframe").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector("send-help iframe", state="detached")


def test_other_sites_cannot_frame_the_chat(page, hostile):
    host = hostile.url("/host", "127.0.0.1").replace("127.0.0.1", "other.council.test")
    page.route(
        host,
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"""<!doctype html>
      <iframe src="{hostile.url("/chat/bury", "chat.council.test")}"></iframe>""",
        ),
    )
    page.goto(host)
    page.wait_for_timeout(500)

    assert all("council.test" not in f.url or f == page.main_frame for f in page.frames)
    page.watch.violations.clear()
    page.watch.foreign.clear()


def test_the_demo_page_does_not_scroll_sideways_with_the_panel_open(page, server):
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")
    page.click("send-help a")

    assert sideways(page) <= 0
