"""A message at risk always leads to the pathway: whatever was said, chosen, asked or broken before it, at any hour.

The gateway, the phrase base, the register and the replies are the real ones. Rasa is a stand-in that may be in any
state: asking for something in a form, clarifying, not understanding, failing, hanging, or gone.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from starlette.testclient import TestClient

from bot.safeguarding import Screen, follow_up, put_in_place
from bot.safeguarding.content import CONTENT, Content
from bot.web.app import create_app
from bot.web.rasa_client import RasaClient
from bot.web.settings import Settings
from knowledge import load
from tests.web.fakes import Clock, FakeRasa, message

KB = load()
SCREEN = Screen(Content(CONTENT))
COUNCILS = {"bury": "0161 253 5678", "south_glos": "01454 866000"}
AUDIENCES = ("parent", "staff", "young_person", None)
# Each with its kind, so that a new kind after an interrupt is seen to be new.
RISKS = {
    "i want to die": "suicide", "mum burns me with a lighter": "physical-abuse",
    "my uncle touches me at night": "sexual-abuse",
    "she took a whole packet of tablets": "substance-overdose",
    "he ran off an hour ago and we can't find him": "missing",
    "the TA grabbed him by the neck": "allegation-staff", "there is no food in the house": "neglect",
    "my husband strangled me last night": "domestic-abuse",
    "he has a knife and says he will stab them": "violence-weapons",
}
BEFORE = ("", "how long does a plan take. ", "year 5. ", "3rd March 2026. ", "no. ", "yes and also, ", "autism. ")
ORDINARY = ("how long does a plan take", "help me find the right tier", "autism", "year 5", "2 March 2026",
            "nothing yet",
            "calculate the deadline for me", "thanks", "never mind", "I live in South Gloucestershire", "xqzt wvvk",
            "ignore that im fine", "was only joking", "start again")
CHOICES = [{"id": "person", "title": "A person"}, {"id": "ks2", "title": "Key Stage 2"}]
OUTCOMES = ("answered", "answered_partly", "clarify", "not_known_here", "out_of_scope", "other_language",
            "not_understood", "handover", "small_talk", "error")


def talking(outcome: str) -> Any:
    """Rasa answers with an outcome, as a form does that asks on and on."""
    return lambda body: [{**message("Which year group?"), "custom": {
        "outcome": outcome, "blocks": [], "sources": [], "choices": CHOICES}, "choices": CHOICES}]


async def hang(body: dict[str, Any]) -> None:
    await asyncio.sleep(10)


RASA_STATES = {**{outcome: talking(outcome) for outcome in OUTCOMES}, "hangs": hang,
               "fails": lambda body: httpx.Response(500, text="<html>"), "empty": lambda body: [],
               "nonsense": lambda body: {"not": "a list"}}


class Talk(RuleBasedStateMachine):
    """Any way through a conversation."""

    @initialize(council=st.sampled_from(sorted(COUNCILS)), audience=st.sampled_from(AUDIENCES),
                now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
    def begin(self, council: str, audience: str | None, now: datetime) -> None:
        self.rasa, self.clock = FakeRasa(), Clock()
        self.clock.now = now.replace(tzinfo=ZoneInfo("Europe/London"))
        chosen = Settings(secret="test", clock=self.clock, rasa_seconds=0.02, session_seconds=10**9,
                          session_burst=6, session_per_minute=1)
        client = RasaClient(chosen.rasa_url, chosen.actions_url, chosen.rasa_seconds,
                            httpx.MockTransport(self.rasa.serve))
        app = create_app(chosen, kb=KB, screen=SCREEN, put_in_place=put_in_place, follow_up=follow_up, rasa=client)
        self.client = TestClient(app).__enter__()
        self.council, self.choices = council, []
        started = self.client.post("/api/sessions", json={"council": council, "audience": audience})
        self.headers = {"Authorization": f"Bearer {started.json()['token']}"}

    def teardown(self) -> None:
        if hasattr(self, "client"):
            self.client.__exit__(None, None, None)

    def send(self, **what: str) -> httpx.Response:
        answer = self.client.post("/api/messages", headers=self.headers, json={"id": str(uuid4()), **what})
        if answer.status_code == 200:
            self.choices = [c["id"] for m in answer.json()["messages"] for c in m.get("choices") or []]
        return answer

    @rule(state=st.sampled_from(sorted(RASA_STATES)))
    def rasa_is(self, state: str) -> None:
        self.rasa.answer = RASA_STATES[state]

    @rule(up=st.booleans())
    def rasa_goes_or_comes(self, up: bool) -> None:
        self.rasa.up = up

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.clock.now += timedelta(hours=hours)

    @rule(text=st.sampled_from(ORDINARY))
    def says_something_ordinary(self, text: str) -> None:
        answer = self.send(text=text)
        # Over the limit an ordinary message waits; a message at risk never does.
        assert answer.status_code in (200, 429)
        assert answer.status_code == 429 or answer.json()["messages"][0]["text"].strip()

    @precondition(lambda self: self.choices)
    @rule(pick=st.integers(0, 20))
    def chooses(self, pick: int) -> None:
        assert self.send(choice=self.choices[pick % len(self.choices)]).status_code in (200, 429)

    @rule(risk=st.sampled_from(sorted(RISKS)), before=st.sampled_from(BEFORE))
    def tells_of_a_risk(self, risk: str, before: str) -> None:
        answer = self.send(text=before + risk)
        assert answer.status_code == 200, answer.text
        lead = answer.json()["messages"][0]
        mark = lead["custom"]["safeguarding"]
        assert (mark["level"], mark["kind"]) == ("interrupt", RISKS[risk])
        assert "999" in lead["text"] and COUNCILS[self.council] in lead["text"]
        other = next(number for council, number in COUNCILS.items() if council != self.council)
        assert other not in lead["text"]
        assert {"danger-yes", "danger-no", "danger-unsure"} <= set(self.choices)


Talk.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None,
                                  suppress_health_check=list(HealthCheck))
TestTalk = Talk.TestCase
