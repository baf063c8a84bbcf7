"""With Rasa or the action server killed, a person at risk and an ordinary one still get an answer."""

from collections.abc import Iterator

import httpx
import pytest

from knowledge import Knowledge
from tests.services.local import named, shown_of, ways
from tests.services.stack import Stack, need_models, until
from tests.services.talking import Chat, Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

ACTIONS, RASA = "action server", "Rasa"
STATES = {"actions killed": (ACTIONS,), "both killed": (ACTIONS, RASA), "rasa killed": (RASA,)}
AT_RISK = "my stepdad punches me and i am frightened to go home"
ORDINARY = "what is an annual review for"


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A service of its own, because it is broken on purpose."""
    need_models()
    stack = Stack(tmp_path_factory.mktemp("killed"))
    try:
        yield stack.wait()
    finally:
        stack.stop()


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def dead(fragile: Stack, request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Kill some processes and let the others run."""
    for name in (ACTIONS, RASA):
        running = fragile.child(name).process.poll() is None
        if name in request.param and running:
            fragile.kill(name)
        elif name not in request.param and not running:
            fragile.revive(name)
    wanted = {"actions": ACTIONS, "rasa": RASA}
    expected = {key: "down" if name in request.param else "ok" for key, name in wanted.items()}
    until(lambda: {k: v for k, v in fragile.health().items() if k in expected} == expected,
          f"readiness says {expected}")
    return request.param


@pytest.mark.parametrize("council", ["bury", "south_glos"])
def test_a_person_at_risk_gets_the_whole_local_pathway(fragile: Stack, dead, council, kb: Knowledge):
    heard = Chat(fragile.gateway, council, "young_person").say(AT_RISK)

    front_door = kb.councils[council].contacts["front-door"]
    assert heard.outcomes[0] == "safeguarding"
    assert heard.level == "interrupt"
    assert front_door.title.split(" (")[0] in heard.text
    assert shown_of({front_door.phone.replace(" ", "")}, heard.text)
    assert "999" in heard.text


@pytest.mark.parametrize("council", ["bury", "south_glos"])
def test_an_ordinary_question_gets_a_sentence_and_the_councils_send_people(fragile: Stack, dead, council,
                                                                           kb: Knowledge):
    heard = Chat(fragile.gateway, council, "parent").say(ORDINARY)

    contacts = kb.councils[council].contacts
    assert any(contacts[r].title.split(" (")[0] in heard.text for r in ("ehc-team", "sendiass")), heard.text
    assert named(kb, council, heard.text)
    assert not heard.level


def test_whether_anyone_is_in_danger_can_be_answered(fragile: Stack, dead):
    person = Chat(fragile.gateway, "bury", "parent")
    asked = person.say(AT_RISK)

    yes = next(i for t, i in asked.choices.items() if t.lower().startswith("yes"))

    assert "999" in person.choose(yes).text


def test_readiness_stays_and_says_what_is_down(fragile: Stack, dead):
    answer = httpx.get(f"{fragile.gateway}/health/ready", timeout=30)

    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"


def test_the_page_is_still_served(fragile: Stack, dead, kb: Knowledge):
    page = httpx.get(f"{fragile.gateway}/chat", params={"council": "bury"}, timeout=30, follow_redirects=True)

    assert page.status_code == 200
    assert shown_of(ways(kb, "bury"), page.text)


def test_rasas_own_channel_is_not_silent_without_actions(fragile: Stack, dead):
    if RASA in dead:
        pytest.skip("Rasa itself is killed")

    assert Rest(fragile.webhook, "bury").say(ORDINARY).outcomes == ["error"]
    assert Rest(fragile.webhook, "bury").say(AT_RISK).level == "interrupt"
