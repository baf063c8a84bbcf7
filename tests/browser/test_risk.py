"""Risk phrases on the page with the real screen, its real replies, and Rasa down."""

import pytest

from bot import safeguarding
from bot.web.app import create_app
from bot.web.settings import Settings
from tests.browser.conftest import Server
from tests.browser.helpers import ask
from tests.web.fakes import Clock, FakeRasa

pytestmark = pytest.mark.browser

# A number in it, misspelt, in the words of a child, about somebody else.
PHRASES = [
    "he hits my son every night, call me on 07700 900123",
    "i wanna kil my self",
    "my stepdad touches me and says its our secret",
    "my husband hit me again and my son saw it",
]


@pytest.fixture(scope="module")
def real(kb):
    """The gateway with real content; the phrases of the screen need no trained layer."""
    settings = Settings(secret="test", clock=Clock(), rasa_url="http://127.0.0.1:9", rasa_seconds=1.0)
    screen = safeguarding.Screen.load(settings.models, settings.content)
    with Server(FakeRasa(), app=create_app(settings, kb=kb, screen=screen)) as running:
        yield running


@pytest.mark.parametrize("text", PHRASES)
def test_the_card_comes_in_one_turn(page, real, text):
    page.goto(real.url("/chat/bury"))
    ask(page, text)

    assert page.locator("#log .answer").first.get_attribute("class") == "answer interrupt"
    assert "999" in page.inner_text("#log .answer.interrupt")
    assert page.locator("#log .answer.interrupt a.tel").count() >= 1
    assert page.is_visible("#exit a")
    assert page.is_visible("#pinned")


def test_an_everyday_question_is_no_alarm(page, real):
    page.goto(real.url("/chat/bury"))
    ask(page, "how long does an EHC assessment take")

    assert page.locator("#log .interrupt").count() == 0
    assert not page.is_visible("#exit a")
    assert "cannot look that up right now" in page.inner_text("#log .answer")
