"""axe, keyboard, reflow and focus, in every state, theme and width."""

import pytest

from tests.browser.helpers import ask, focused, sideways
from tests.browser.states import STATES, asked, opened, reset

pytestmark = pytest.mark.browser

RUN = """async () => { const found = await axe.run(document, { iframes: false, runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } }, resultTypes: ['violations', 'incomplete'] });
  return [...found.violations, ...found.incomplete].flatMap(rule => rule.nodes.map(node => [
    found.violations.includes(rule) ? 'violation' : 'unclear', rule.id,
    [...node.any, ...node.all, ...node.none].map(check => check.data?.messageKey || '').join(' ').trim(),
    node.target.join(' ')])); }"""
THEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}
# What axe leaves for a person to judge, and how it was judged.
JUDGED = {
    ("color-contrast", "equalRatio"): "forced colours: axe reads the page's own colours, the screen shows the system's",
    ("color-contrast", "bgOverlap"): "scrolled behind the bar with the quick way out, which is opaque",
    ("color-contrast", "pseudoContent"): "the dot of a timeline stands beside its words",
    ("frame-tested", ""): "each frame is tested by itself",
}


def faults(found):
    """List what axe found but for what was judged before."""
    return [item for item in found if item[0] == "violation" or tuple(item[1:3]) not in JUDGED]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("part", [0, 1])
def test_axe_finds_nothing_in_any_state(new_page, server, axe, picture, part, width):
    found = {}
    for name in list(STATES)[part::2]:
        page = new_page(viewport=WIDTHS[width], reduced_motion="reduce")
        STATES[name].enter(page, server)
        page.evaluate(axe)
        for theme, media in THEMES.items():
            page.emulate_media(**media)
            picture(page, f"{name}-{theme}-{width}")
            if wrong := faults(page.evaluate(RUN)):
                found[name, theme] = wrong
        reset(page, server)
    assert found == {}


def test_axe_finds_nothing_in_the_open_panel(page, server, axe):
    """The council's page with the chat open beside it, each document by itself."""
    STATES["closed"].reach(page, server)
    page.click("send-help a")
    page.frame_locator("send-help iframe").locator("#text").wait_for()
    for frame in page.frames:
        frame.evaluate(axe)
        assert faults(frame.evaluate(RUN)) == [], frame.url


def test_nothing_scrolls_sideways(new_page, server):
    """At 320 by 256, which is a laptop at 400 per cent, and on two phones."""
    page = new_page(viewport={"width": 320, "height": 256})
    for name, state in STATES.items():
        if name in {"waiting", "slow"}:  # their frozen clock would stay with the page
            continue
        state.enter(page, server)
        for width, height in [(320, 256), (320, 568), (375, 667)]:
            page.set_viewport_size({"width": width, "height": height})
            assert sideways(page) <= 0, (name, width)
        reset(page, server)


def test_wide_text_spacing_and_double_text_fit(new_page, server):
    page = new_page(viewport={"width": 640, "height": 800})
    for reach in (asked("everything"), STATES["taps"].reach):
        reach(page, server)
        page.evaluate("""() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`html { font-size: 200% }
            * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            p { margin-block-end: 2em !important }`); document.adoptedStyleSheets = [sheet]; }""")
        assert sideways(page) <= 0


def press(page, key):
    """Press a key; the focus is never lost."""
    page.keyboard.press(key)
    assert focused(page) != "body", key


def go_to(page, selector, key="Tab", most=90):
    """Go to an element by keyboard; each control on the way can be seen while it has the focus."""
    for _ in range(most):
        press(page, key)
        assert page.evaluate("""() => { const b = document.activeElement.getBoundingClientRect();
            return b.bottom > 0 && b.top < innerHeight; }"""), focused(page)
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by {key}")


@pytest.mark.parametrize("size", [(1280, 700), (320, 640), (320, 256)])
def test_the_whole_journey_by_keyboard(new_page, server, size):
    page = new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(server.url("/chat/bury?audience=parent"))
    press(page, "Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press(page, "Enter")
    assert focused(page) == "text"
    page.keyboard.type("how long")
    press(page, "Enter")
    page.wait_for_selector("#log .answer")
    assert focused(page) == "text"
    go_to(page, "button[value=dates]", "Shift+Tab")
    press(page, "Enter")
    page.wait_for_selector(".timeline")
    assert focused(page) == "text"
    page.keyboard.type("i want to die")
    press(page, "Enter")
    page.wait_for_selector(".answer.interrupt")
    assert focused(page) == "text"
    go_to(page, "button[value='danger-yes']", "Shift+Tab")
    press(page, "Enter")
    page.wait_for_function("() => document.querySelectorAll('#log .answer').length === 4")
    go_to(page, "#save")
    go_to(page, "#forget button", "Shift+Tab")
    press(page, "Enter")
    assert page.locator("#log article").count() == 0
    assert focused(page) == "text"


def test_a_meaning_opens_and_closes_by_keyboard(page, server):
    asked("senco")(page, server)
    go_to(page, ".term", "Shift+Tab")
    press(page, "Enter")
    assert page.locator(".meaning").is_visible()
    assert "coordinates help for children" in page.inner_text(".meaning")
    press(page, "Escape")
    assert not page.locator(".meaning").is_visible()
    assert page.evaluate("document.activeElement.className") == "term"


def test_strategies_by_keyboard_in_the_quick_form(page, server):
    page.goto(server.url("/chat/bury?audience=staff"))
    go_to(page, "input[name=need]")
    press(page, "ArrowDown")
    go_to(page, "input[name=phase]")
    press(page, "ArrowDown")
    go_to(page, "button[name=tier][value='2']")
    press(page, "Enter")
    page.wait_for_selector("#log .strategy")

    assert focused(page) == "text"
    assert server.rasa.asked[0]["metadata"]["choice"] == "strategies:autism:2:ks2:"


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
    assert "Saved on" in page.inner_text(".paper")
    assert page.is_visible("#people")
    assert not page.is_visible("#ask")
    assert not page.is_visible("#tools")


def test_the_print_has_the_meaning_beside_the_abbreviation(page, server):
    asked("senco")(page, server)
    assert not page.is_visible(".meaning")
    page.emulate_media(media="print")

    assert page.is_visible(".meaning")


def test_nothing_moves_for_those_who_asked_for_stillness(new_page, server):
    page = new_page(reduced_motion="reduce")
    STATES["waiting"].enter(page, server)

    assert page.evaluate("document.getAnimations({subtree: true}).length") == 0
    assert page.inner_text("#wait") == "Looking for an answer"


@pytest.mark.parametrize("name", ["start", "taps", "everything", "risk", "error"])
def test_what_a_screen_reader_is_given_has_not_changed(page, server, snapshot, name):
    """The accessibility tree as it was last reviewed; UPDATE_SNAPSHOTS=1 writes it anew."""
    STATES[name].enter(page, server)

    snapshot(name, page.locator("body").aria_snapshot())


def test_a_text_is_announced_once_by_one_region(page, server):
    asked("how long")(page, server)
    ask(page, "tier")

    regions = page.locator("[role=status], [role=alert], [aria-live]").evaluate_all("all => all.map(e => e.id)")
    assert regions == ["status", "alert"]
