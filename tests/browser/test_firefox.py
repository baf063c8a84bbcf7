"""The main journey in a second engine."""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Server, free_port
from tests.browser.marionette import Firefox

pytestmark = pytest.mark.browser

PROGRAM = shutil.which("firefox-esr")
ENTER = "\ue007"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if PROGRAM is None:
        pytest.skip("Firefox is not installed")
    browser = Firefox(PROGRAM, tmp_path_factory.mktemp("profile"), free_port())
    yield browser
    browser.close()


def test_ask_choose_risk_and_delete(firefox: Firefox, server: Server) -> None:
    firefox.go(server.url("/chat/bury?audience=parent"))
    firefox.type("#text", "How long does it take?" + ENTER)
    assert "6 weeks" in firefox.text("#log .answer")
    assert firefox.run("return document.querySelector('#text').value") == ""

    firefox.click("button[value=dates]")
    assert firefox.shown(".timeline")
    assert firefox.run("return document.activeElement.id") == "text"

    firefox.type("#text", "i want to die")
    firefox.click("#send")
    assert "999" in firefox.text("#log .answer.interrupt")
    assert firefox.shown("#exit a")
    assert firefox.shown("#pinned")

    firefox.click("#forget button")
    assert firefox.run("return document.querySelectorAll('#log article').length") == 0
    assert firefox.run("return Object.keys(sessionStorage).length + document.cookie.length") == 0
    assert firefox.run("return document.activeElement.id") == "text"


def test_a_meaning_opens_and_the_page_does_not_scroll_sideways(firefox: Firefox, server: Server) -> None:
    firefox.call("WebDriver:SetWindowRect", width=450, height=700)
    firefox.go(server.url("/chat/bury"))
    firefox.type("#text", "senco" + ENTER)
    firefox.click(".term")
    assert "coordinates help for children" in firefox.text(".meaning:popover-open")
    firefox.type("#text", "everything" + ENTER)
    firefox.find("#log .timeline")

    assert firefox.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_chat_is_there_again_after_a_reload(firefox: Firefox, server: Server) -> None:
    firefox.go(server.url("/chat/bury"))
    firefox.type("#text", "tier please" + ENTER)
    firefox.find("#log .ladder")
    firefox.call("WebDriver:Refresh")

    assert firefox.text("#log .asked p") == "tier please"
    assert firefox.shown("#log .ladder")


def test_staff_find_strategies_in_three_taps(firefox: Firefox, server: Server) -> None:
    firefox.go(server.url("/chat/bury?audience=staff"))
    for selector in ("input[value=autism]", "input[value=ks2]", "button[name=tier][value='2']"):
        firefox.click(selector)

    assert firefox.shown("#log .strategy")
    assert server.rasa.asked[0]["metadata"]["choice"] == "strategies:autism:2:ks2:"
