"""axe, keyboard, reflow and focus, in every state, theme and width."""

import pytest

from tests.browser.helpers import ask, focused, sideways

pytestmark = pytest.mark.browser

RUN = """async () => { const found = await axe.run(document, { runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } } });
  return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')); }"""


def start(page, server):
    page.goto(server.url("/chat/bury?audience=parent"))


def young(page, server):
    page.goto(server.url("/chat/south_glos?audience=young_person"))


def staff(page, server):
    page.goto(server.url("/chat/bury?audience=staff"))


def panel(page, server):
    page.goto(server.url("/chat/bury?panel=1"))


def asked(text):
    def state(page, server):
        start(page, server)
        ask(page, text)

    return state


def opened(page, server):
    asked("everything")(page, server)
    page.click(".sources summary")


def fallback(page, server):
    server.rasa.up = False
    asked("hello")(page, server)


def failed(page, server):
    start(page, server)
    page.route("**/api/messages", lambda route: route.abort())
    page.fill("#text", "hello")
    page.click("#send")
    page.wait_for_selector(".unsent")


def waiting(page, server):
    start(page, server)
    page.route("**/api/messages", lambda route: None)
    page.fill("#text", "hello")
    page.click("#send")
    page.wait_for_selector("#wait p")


def personal(page, server):
    start(page, server)
    page.fill("#text", "07700 900123")
    page.wait_for_selector("#note button")


def empty(page, server):
    start(page, server)
    page.click("#send")


def deleted(page, server):
    asked("hello")(page, server)
    page.click("#forget button")


def at(path):
    return lambda page, server: page.goto(server.url(path))


STATES = {
    "start": start,
    "young": young,
    "staff": staff,
    "panel": panel,
    "answer": asked("how long"),
    "timeline": asked("dates"),
    "strategies": asked("strategies"),
    "ladder": asked("tier"),
    "everything": opened,
    "risk": asked("i want to die"),
    "banner": asked("he was hurt"),
    "fallback": fallback,
    "failed": failed,
    "waiting": waiting,
    "personal": personal,
    "empty": empty,
    "deleted": deleted,
    "choose": at("/"),
    "about": at("/about"),
    "not-found": at("/chat/atlantis"),
}
THEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_state(new_page, server, axe, picture, theme, width):
    found = {}
    for name, reach in STATES.items():
        page = new_page(viewport=WIDTHS[width], reduced_motion="reduce", **THEMES[theme])
        server.rasa.up = True
        reach(page, server)
        assert page.is_visible("main h1"), name
        picture(page, f"{name}-{theme}-{width}")
        page.evaluate(axe)
        if violations := page.evaluate(RUN):
            found[name] = violations
        page.unroute_all(behavior="ignoreErrors")
    assert found == {}


@pytest.mark.parametrize("size", [(320, 256), (320, 568), (375, 667)])
def test_nothing_scrolls_sideways(new_page, server, size):
    page = new_page(viewport={"width": size[0], "height": size[1]})
    for name, reach in STATES.items():
        reach(page, server)
        assert sideways(page) <= 0, name
        page.unroute_all(behavior="ignoreErrors")
        page.evaluate("sessionStorage.clear()")
        server.rasa.up = True


def test_wide_text_spacing_and_double_text_fit(new_page, server):
    page = new_page(viewport={"width": 640, "height": 800})
    asked("everything")(page, server)
    page.evaluate("""() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`html { font-size: 200% }
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`); document.adoptedStyleSheets = [sheet]; }""")

    assert sideways(page) <= 0


@pytest.mark.parametrize("width", [1280, 320])
def test_the_whole_journey_by_keyboard(new_page, server, width):
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(server.url("/chat/bury?audience=parent"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert focused(page) == "text"
    page.keyboard.type("how long")
    page.keyboard.press("Enter")
    page.wait_for_selector("#log .answer")
    assert focused(page) == "text"
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert focused(page) != "body"
        if page.evaluate("document.activeElement.value === 'dates'"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".timeline")
    assert focused(page) == "text"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#forget') !== null"):
            break
        seen = page.evaluate("""() => { const b = document.activeElement.getBoundingClientRect();
            return b.bottom > 0 && b.top < innerHeight; }""")
        assert seen
    page.keyboard.press("Enter")
    assert page.locator("#log article").count() == 0
    assert focused(page) == "text"


def test_every_message_has_a_heading_and_the_box_a_label(page, server):
    asked("how long")(page, server)

    headings = page.locator("#log article h2").all_inner_texts()
    assert headings == ["You asked", "SEND help answered"]
    assert page.get_by_label("Your question").count() == 1
    assert page.get_by_role("link", name="Talk to a person").is_visible()


def test_the_print_has_the_answer_its_sources_and_no_form(page, server):
    opened(page, server)
    page.emulate_media(media="print")

    assert page.is_visible("#log .answer")
    assert page.is_visible(".sources li")
    assert not page.is_visible("#ask")
    assert not page.is_visible("#tools")
