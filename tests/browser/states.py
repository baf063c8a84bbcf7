"""Every state that the page can be in, how to reach it, and what a person then sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.browser.helpers import ask


@dataclass(frozen=True)
class State:
    """How a state is reached, and the element that shows that it was."""

    reach: Callable[[Any, Any], Any]
    shown: str

    def enter(self, page: Any, server: Any) -> None:
        """Reach the state, and fail unless it can be seen, styled."""
        self.reach(page, server)
        page.wait_for_load_state()
        page.locator(self.shown).first.wait_for()


def at(path: str) -> Callable[[Any, Any], Any]:
    return lambda page, server: page.goto(server.url(path))


start = at("/chat/bury?audience=parent")


def asked(text: str) -> Callable[[Any, Any], None]:
    def reach(page: Any, server: Any) -> None:
        start(page, server)
        ask(page, text)

    return reach


def opened(page: Any, server: Any) -> None:
    asked("everything")(page, server)
    page.click(".sources summary")


def meaning(page: Any, server: Any) -> None:
    asked("senco")(page, server)
    page.click(".term")


def all_taps(page: Any, server: Any) -> None:
    at("/chat/bury?audience=staff")(page, server)
    for summary in page.locator(".quick form summary").all():
        summary.click()
    page.click("text=Bereavement and loss")


def fallback(page: Any, server: Any) -> None:
    server.rasa.up = False
    asked("hello")(page, server)


def unsent(answer: Callable[[Any], None]) -> Callable[[Any, Any], None]:
    def reach(page: Any, server: Any) -> None:
        start(page, server)
        page.route("**/api/messages", answer)
        page.fill("#text", "hello")
        page.click("#send")
        page.wait_for_selector(".unsent")

    return reach


def too_many(route: Any) -> None:
    route.fulfill(
        status=429,
        content_type="application/problem+json",
        body='{"code": "too-many", "detail": "Please wait 7 seconds."}',
    )


def offline(page: Any, server: Any) -> None:
    start(page, server)
    page.context.set_offline(True)
    page.wait_for_selector("#error p")


def waiting(page: Any, server: Any) -> None:
    start(page, server)
    page.clock.install()
    page.route("**/api/messages", lambda route: None)
    page.fill("#text", "hello")
    page.click("#send")
    page.clock.run_for(1100)


def slow(page: Any, server: Any) -> None:
    waiting(page, server)
    page.clock.run_for(7500)


def typed(text: str) -> Callable[[Any, Any], None]:
    def reach(page: Any, server: Any) -> None:
        start(page, server)
        page.fill("#text", text)
        page.wait_for_selector("#note p")

    return reach


def empty(page: Any, server: Any) -> None:
    start(page, server)
    page.click("#send")


def deleted(page: Any, server: Any) -> None:
    asked("hello")(page, server)
    page.click("#forget button")


def ended(page: Any, server: Any) -> None:
    """The chat had ended, and its page was sent without JavaScript."""
    page.route("**/chat.js", lambda route: route.abort())
    start(page, server)
    server.app.state.gateway.settings.clock.pass_seconds(7300)
    page.fill("#text", "how long")
    page.click("#send")


def without_script(page: Any, server: Any) -> None:
    page.route("**/chat.js", lambda route: route.abort())
    start(page, server)
    page.fill("#text", "everything")
    page.click("#send")


def transcript(page: Any, server: Any) -> None:
    """The saved file, opened in a browser."""
    asked("everything")(page, server)
    with page.expect_download() as download:
        page.click("#save")
    page.goto("about:blank")
    with open(download.value.path(), encoding="utf-8") as file:
        page.set_content(file.read())


def council_page(page: Any, server: Any) -> None:
    page.goto(server.url("/demo/bury"))
    page.wait_for_function("() => customElements.get('send-help')")


STATES = {
    "closed": State(council_page, "send-help a"),
    "start": State(start, "#start"),
    "young": State(at("/chat/south_glos?audience=young_person"), "text=Young people can call Childline"),
    "staff": State(at("/chat/bury?audience=staff"), "#quick"),
    "taps": State(all_taps, "details.quick details[open] .tap"),
    "panel": State(at("/chat/bury?panel=1"), "body.panel #text"),
    "waiting": State(waiting, "#wait >> text=Looking for an answer"),
    "slow": State(slow, "#wait >> text=Still looking"),
    "answer": State(asked("how long"), "#log .steps"),
    "timeline": State(asked("dates"), "#log .timeline"),
    "strategies": State(asked("strategies"), "#log .strategy"),
    "ladder": State(asked("tier"), "#log .ladder .here"),
    "record": State(asked("record"), "#log .record .act button"),
    "everything": State(opened, "#log .sources li"),
    "meaning": State(meaning, ".meaning"),
    "risk": State(asked("i want to die"), "#log .answer.interrupt"),
    "exit": State(asked("i want to die"), "#exit a"),
    "banner": State(asked("he was hurt"), "#log .answer.banner"),
    "fallback": State(fallback, "#log .contact"),
    "error": State(unsent(lambda route: route.abort()), ".unsent button"),
    "limit": State(unsent(too_many), "#error >> text=wait 7 seconds"),
    "offline": State(offline, "#error >> text=offline"),
    "personal": State(typed("07700 900123"), "#note button"),
    "long": State(typed("a" * 2100), "#note >> text=100 characters over"),
    "empty": State(empty, "#error p"),
    "ended": State(ended, ".notice >> text=had ended"),
    "deleted": State(deleted, "#start"),
    "no-script": State(without_script, "#log .sources"),
    "transcript": State(transcript, "main >> text=Saved on"),
    "choose": State(at("/"), ".councils"),
    "about": State(at("/about"), "main h2"),
    "not-found": State(at("/chat/atlantis"), ".councils"),
}


def reset(page: Any, server: Any) -> None:
    """Leave nothing of a state behind for the next one."""
    page.unroute_all(behavior="ignoreErrors")
    page.context.set_offline(False)
    server.rasa.up = True
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
