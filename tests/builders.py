"""Builders that make what a test needs from a few words and fill in the rest."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.composing.context import Context
from knowledge import Knowledge
from knowledge.models import (
    AnswerWords,
    AudienceWords,
    Audit,
    Contact,
    Council,
    Entry,
    Helpline,
    Intervention,
    Ladder,
    Level,
    LocalRoute,
    Need,
    Phase,
    Process,
    RegisteredSource,
    Situation,
    Step,
    Strategy,
    Term,
    Tier,
    Topic,
)
from knowledge.models.base import Model
from knowledge.placing import KINDS, OF_A_COUNCIL, PLACERS, parts

CHECKED = date(2026, 11, 22)
COUNCIL = "testshire"
# A Sunday; no test asks what day it really is.
TODAY = date(2026, 11, 22)

OF_AN_ENTRY: dict[str, Any] = {
    "sources": [{"title": "A law"}], "status": "confirmed", "checked_on": CHECKED,
}
ANSWERS = {
    "change-better": ["better"], "change-none": ["no change", "no progress"], "change-worse": ["worse"],
    "change-unknown": ["not sure"], "audit-yes": ["yes", "in place"], "audit-partly": ["some", "sort of"],
    "audit-no": ["no", "not yet"], "audit-unsure": ["not sure", "skip"], "scope-child": ["one child"],
    "scope-setting": ["whole school", "our school"],
}
FILLED: dict[type[Model], dict[str, Any]] = {
    Topic: {"answer": "The answer."},
    Step: {"answer": "The step's answer."},
    Process: {"answer": "The overview.", "purpose": "Why it is done.", "who_starts": "Anyone."},
    Need: {"area": "semh", "meaning": "What the need means."},
    Strategy: {"needs": ["autism"], "phases": ["ks2"], "levels": [1], "do": "Do it.", "why": "It helps.",
               "see": "Less of it."},
    Situation: {"check_first": "Look first.", "strategies": ["st-one"]},
    Intervention: {"what": "What it is.", "who_for": "Pupils who need it."},
    Term: {"meaning": "What the term means."},
    Helpline: {"purpose": "Worries."},
    Contact: {"purpose": "Worries.", "role": "front-door"},
    Tier: {"meaning": "What the tier means."},
    LocalRoute: {"topic": "a-topic", "text": "The council's own way."},
    Council: {"id": COUNCIL, "name": "Testshire Council", "short_name": "Testshire"},
}


def make(kind: type[Model], /, **fields: Any) -> Any:
    """Make a model of a kind; what is not given is filled in."""
    entry = {**OF_AN_ENTRY, "id": "one", "title": "A title"} if issubclass(kind, Entry) else {}
    return kind.parse_obj({**entry, **FILLED.get(kind, {}), **fields})


def limit(value: int, unit: str, **fields: Any) -> dict[str, Any]:
    """Make the fields of a time limit."""
    return {"value": value, "unit": unit, "clock": "request-received", "starts": "the day they got it", **fields}


def knowledge_of(*entries: Any, council: str = COUNCIL) -> Knowledge:
    """Put models into a knowledge base, those of a council into one pack."""
    kb = Knowledge()
    add(kb, *entries, council=council)
    return kb


def add(kb: Knowledge, *entries: Any, council: str = COUNCIL) -> None:
    """Put more models into a knowledge base, those of a council into its pack."""
    for entry in entries:
        key = next(k for k, kind in KINDS.items() if type(entry) is kind)
        owner = council if key in OF_A_COUNCIL else None
        for part in parts(key, entry):
            kb.entries[part.id] = part
            kb.files[part.id] = Path("content.yml")
            if owner:
                kb.council_of[part.id] = owner
        PLACERS[key](kb, entry, owner)


def area(name: str, title: str) -> dict[str, Any]:
    """Make the fields of one stop of an audit."""
    return {"id": name, "title": title, "child": f"{title} for this child?", "setting": f"{title} for all?",
            "ideas": [f"First idea for {title}.", f"Second idea for {title}."], "training": f"Training in {title}",
            "status": "confirmed", "sources": [{"title": "A toolkit"}]}


def small_knowledge() -> Knowledge:
    """Make a knowledge base with one or two entries of every kind."""
    steps = [
        make(Step, id="decide", title="They decide", limit=limit(6, "week"), missed="Write to them."),
        make(Step, id="finish", title="They finish", limit=limit(20, "week"), related=["right"]),
        make(Step, id="comment", title="You comment", limit=limit(15, "day", kind="at_least", clock="served")),
        make(Step, id="talk", title="They talk to you", limit=limit(5, "school_day")),
    ]
    return knowledge_of(
        make(RegisteredSource, id="law", title="The Act", url="https://law.example.org/act", kind="law"),
        make(Phase, id="ks1", title="Key stage 1", ages={"from": 5, "to": 7}, years=["1", "2"]),
        make(Phase, id="ks2", title="Key stage 2", ages={"from": 7, "to": 11}, years=["3", "4", "5", "6"]),
        make(Level, id="level-1", level=1, aliases=["universal"], signs=["visual timetable"]),
        make(Level, id="level-2", level=2, aliases=["targeted"], signs=["small group"]),
        make(Level, id="level-3", level=3, aliases=["specialist"], signs=["speech therapist"]),
        make(AudienceWords, id="staff", aliases=["senco here"]),
        *(make(AnswerWords, id=way, words=words) for way, words in ANSWERS.items()),
        make(AnswerWords, id="told-support", words=["so far", "with"]),
        make(AnswerWords, id="told-tried", words=["have used"]),
        make(AnswerWords, id="tried-nothing", words=["nothing yet"], alone=["no", "none"]),
        make(Topic, id="right", title="A right", kind="right", answer="Yes. You may ask.", next=["Write."],
             sources=[{"ref": "law", "section": "section 1"}], contacts=["front-door"], related=["belief"]),
        make(Topic, id="belief", title="A belief", kind="belief", status="good_practice"),
        make(Topic, id="secret", title="Not confirmed", status="unconfirmed", answer="Nobody may see this."),
        make(Process, id="ehc-needs-assessment", title="The process", steps=steps, contacts=["front-door"],
             limit=limit(20, "week"), exceptions=["One."], clocks=[
                 {"id": "request-received", "title": "the day of asking", "asks": "When did you ask?"},
                 {"id": "served", "title": "the day of the draft", "asks": "When was the draft sent?"}]),
        make(Topic, id="elsewhere", title="A limit of its own", limit=limit(
            3, "month", clock="decision", starts="the day the school decides")),
        make(Need, id="autism", title="Autism", aliases=["autistic"], meaning={"parent": "For parents.",
             "staff": "For staff."}, notice={"ks2": ["Lines things up."]}),
        make(Need, id="epilepsy", title="Epilepsy", area="sensory-physical", warning="Call 999 first."),
        make(Strategy, id="st-one", title="Visual timetable", do="Show the day.", home="Draw the day."),
        make(Strategy, id="st-two", title="Quiet corner", do="Make a corner.", levels=[2]),
        make(Strategy, id="st-three", title="Safe place", needs=["epilepsy"], do="Clear the floor."),
        make(Situation, id="sit-lunch", title="Lunch is hard", check_first="Ask what hurts.",
             strategies=["st-one"]),
        make(Situation, id="sit-fit", title="A seizure", strategies=["st-three"], warning="Stay with them."),
        make(Intervention, id="int-lego", title="Lego club", group={"min": 3, "max": 6},
             per_week={"min": 1, "max": 1}, minutes={"min": 60, "max": 60}, weeks={"min": 12, "max": 12}),
        make(Intervention, id="int-talk", title="Talk time", evidence="Promising.",
             cost={"amount": 225, "per": "year", "dated": "2026"}),
        make(Term, id="term-plan", title="EHC plan", aliases=["EHCP", "education, health and care plan"],
             meaning={"parent": "A legal plan.", "staff": "A statutory plan."}),
        make(Term, id="term-coordinator", title="SENCO", aliases=["special educational needs coordinator"],
             meaning="Leads SEN in a school."),
        make(Helpline, id="ipsea", title="IPSEA", purpose="Free legal advice. By appointment.",
             url="https://ipsea.example.org"),
        make(Council),
        make(Contact, id="testshire-front-door", name="The Hub", title="The Hub", role="front-door",
             purpose="Worries about a child's safety.", phone="01632 960 001"),
        make(Contact, id="testshire-ehc-team", name="EHC team", title="EHC team", role="ehc-team",
             purpose="EHC plans.", email="ehc@testshire.example"),
        make(Contact, id="testshire-sendiass", name="Advice service", title="Advice service",
             role="sendiass", purpose="Free advice.", phone="01632 960 002"),
        make(Ladder, id="testshire-ladder", title="Ladder", purpose="send", tiers=[
            make(Tier, id="testshire-first", title="First (in class)", level=1, what_next="Then the second."),
            make(Tier, id="testshire-second", title="Second", level=2, aliases=["more help"]),
        ]),
        make(Audit, id="testshire-audit", title="Testshire audit", opening="A short walk.", note="Good practice only.",
             reference="belief", walk=[area("teaching", "Teaching"), area("families", "Families")]),
        make(LocalRoute, id="testshire-route", topic="right", text="Use the council's form.",
             contacts=["ehc-team"]),
    )


def context(**fields: Any) -> Context:
    """Make the context of a turn: a parent, no council, nothing said."""
    return Context(**{"text": "", "intent": "", "council": None, "audience": "parent", "today": TODAY,
                      **fields})


def tracker(text: str = "", intent: str = "", *, ranking: dict[str, float] | None = None,
            entities: dict[str, str] | None = None, denied: dict[str, str] | None = None,
            slots: dict[str, Any] | None = None, metadata: dict[str, Any] | None = None,
            loop: str | None = None, asked: str | None = None, before: tuple[str, ...] = (),
            alone: str = "") -> Tracker:
    """Make a tracker whose latest message was understood in this way, by itself too, and the intents before it."""
    found = [{"entity": kind, "value": value} for kind, value in (entities or {}).items()]
    found += [{"entity": kind, "value": value, "role": "denied"} for kind, value in (denied or {}).items()]
    message = {
        "text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": found,
        "topic_ranking": [{"id": i, "score": s} for i, s in (ranking or {}).items()],
        "metadata": metadata or {},
    }
    if alone:
        message["alone"] = {"text": text, "start": 0, "end": len(text), "intent": alone,
                            "topic_ranking": message["topic_ranking"]}
    return Tracker(
        sender_id="test", slots={**(slots or {}), "requested_slot": asked}, latest_message=message,
        events=[{"event": "user", "parse_data": {"intent": {"name": name}}} for name in (*before, intent)] if before
        else [], paused=False, followup_action=None,
        active_loop={"name": loop} if loop else {}, latest_action_name="action_listen",
    )


REMEMBERED = ("shown", "earlier")


class Said(NamedTuple):
    """What a person sees after an action, and what the conversation remembers."""

    text: str
    custom: dict[str, Any]
    slots: dict[str, Any]
    # What is remembered after every turn: what was shown, and the topics before.
    memory: dict[str, Any]
    # What happens next without the person: an action, or the end of a guide.
    next_action: str | None = None
    guide_ended: bool = False

    @property
    def choices(self) -> list[str]:
        """List the titles of the choices."""
        return [c["title"] for c in self.custom.get("choices", [])]

    def blocks(self, kind: str) -> list[dict[str, Any]]:
        """List the blocks of a kind."""
        return [b for b in self.custom["blocks"] if b["kind"] == kind]


def say(action: Action, turn: Tracker) -> Said:
    """Run an action and return what it said and set."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, turn, {}))
    message = dispatcher.messages[-1] if dispatcher.messages else {}
    slots = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    return Said(message.get("text") or "", message.get("custom") or {},
                {name: value for name, value in slots.items() if name not in REMEMBERED},
                {name: value for name, value in slots.items() if name in REMEMBERED},
                next((e["name"] for e in events if e["event"] == "followup"), None),
                any(e["event"] == "active_loop" and e["name"] is None for e in events))
