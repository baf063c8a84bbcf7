"""Whole messages, word by word: reply, follow-up and banner, made of small words and a register of our own."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest

from bot.safeguarding import put_in_place
from bot.safeguarding.model import AFTER, Level, Screening
from bot.safeguarding.place import level_of
from bot.safeguarding.render import block, lines, name_of, reach, sources
from bot.safeguarding.reply import danger_reply, reply
from bot.safeguarding.routes import Way
from tests.safeguarding.fakes import WEEKDAYS, Broken, FakeContact, FakeKnowledge, FakePack, hours
from tests.safeguarding.small_content import small_parts

NOON, NIGHT = datetime(2026, 11, 23, 12), datetime(2026, 11, 23, 23)
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Source:
    title: str
    url: str = "https://s.example"
    section: str = "s 1"


def contact(id: str, **more: Any) -> FakeContact:
    known = {"name": id.title(), "phone": f"1 {id}", "purpose": f"For {id}", "sources": (Source(f"On {id}"),
                                                                                         Source("B"))}
    return FakeContact(id, **{**known, **more})


FRONT = contact("front", role="front-door")
DUTY = contact("duty", role="out-of-hours", checked_on=date(2026, 11, 3))
LINES = [contact(name) for name in ("line", "other-line", "last-line", "nspcc", "childline", "samaritans")]


@pytest.fixture
def register() -> FakeKnowledge:
    """Two councils: one with a pair of doors whose hours are not known, one with a door by day alone."""
    two = FakePack("Two Towns", {"front-door": FRONT, "out-of-hours": DUTY})
    one = FakePack("One Town", {"front-door": replace(FRONT, hours=hours(WEEKDAYS))})
    helplines = {c.id: c for c in [*LINES, contact("emergency-999", phone="999")]}
    return FakeKnowledge(helplines, {"two": two, "one": one})


@pytest.fixture(autouse=True)
def small_words(monkeypatch: pytest.MonkeyPatch):
    words, routes = small_parts()
    for module in ("setting", "reply", "banner"):
        monkeypatch.setattr(import_module(f"bot.safeguarding.{module}"), "parts", lambda: (words, routes))


def said(kind: str | None, voice: str | None = None, **more: Any) -> Screening:
    return Screening(Level.INTERRUPT, kind, voice, **more)


def made(screening: Screening, kb: Any, council: str | None = "two", audience: str | None = None,
         now: datetime = NOON) -> dict[str, Any]:
    return dict(reply(screening, council=council, audience=audience, now=now, kb=kb))


def card(of: FakeContact, **more: Any) -> dict[str, Any]:
    return {"kind": "contact", "name": of.name, "purpose": of.purpose, "tel": of.phone,
            "checked_on": str(of.checked_on), **more}


def source(of: FakeContact) -> dict[str, Any]:
    return {"title": f"On {of.id}", "section": "s 1", "url": "https://s.example", "checked_on": str(of.checked_on),
            "status": "confirmed"}


def text(words: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": words}


LINE, OTHER, LAST = LINES[:3]
EMERGENCY = contact("emergency-999", phone="999")
YES_NO = [{"id": "danger-yes", "title": "Yes"}, {"id": "danger-no", "title": "No"},
          {"id": "danger-unsure", "title": "Unsure"}]
BACK = {"id": "back-to-question", "title": "Back"}
COUNCILS = [{"id": "council:two", "title": "Two Towns"}, {"id": "council:one", "title": "One Town"}]
PAIR = "- Front: call 1 front (safety)\n- Duty: call 1 duty (nights). Or the other. Checked 3 November 2026."


def test_a_reply_to_a_parent_about_a_child(register):
    assert made(said("plain", "parent"), register, audience="parent") == {
        "text": f"Plain.\n\nA machine.\n\nDanger: 999.\n\nThen:\n{PAIR}\n- Line: call 1 line (a line)\n"
                "- Other-Line: call 1 other-line\n\nDanger?",
        "custom": {
            "outcome": "safeguarding", "topic": None, "council": "two", "audience": "parent",
            "blocks": [text("Plain."), text("A machine."), {"kind": "steps", "items": ["Danger: 999.", "Then:"]},
                       card(FRONT), card(DUTY), card(LINE), card(OTHER), text("Danger?")],
            "sources": [source(FRONT), source(DUTY), source(LINE), source(OTHER)],
            "safeguarding": {"level": "interrupt", "kind": "plain", "routes": ["front-door", "line", "other-line"]},
        },
        "choices": [*YES_NO, BACK]}


def test_a_reply_to_somebody_about_themselves_in_danger(register):
    message = made(said("grave", "parent", about_self=True, immediate=True), register)
    assert message["text"] == ("You, grave.\n\nA machine.\n\nNow: 999. Do this.\n\nThen:\n- Line: call 1 line (a line)"
                               "\n\nBe with someone.\n\nDanger?")
    assert message["custom"]["blocks"] == [
        text("You, grave."), text("A machine."), {"kind": "steps", "items": ["Now: 999.", "Do this.", "Then:"]},
        card(EMERGENCY), card(LINE), text("Be with someone."), text("Danger?")]
    assert message["custom"]["safeguarding"]["routes"] == ["line"]
    assert message["custom"]["sources"] == [source(LINE)]


@pytest.mark.parametrize(("screening", "audience", "before", "first_way"), [
    (said("plain", "staff"), None, "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.",
     "Front"),
    (said("told", "staff"), None, "Told.\n\nA machine.\n\nDanger, told: 999. Tell the head. Listen.", "Front"),
    (said("plain"), None, "Plain.\n\nA machine.\n\nDanger: 999. If you work there, tell the lead.", "Front"),
    (said("grave", None, about_self=True), None,
     "You, grave.\n\nA machine.\n\nDanger: 999. If about a pupil too, tell the lead. Do this.", "Front"),
    (said("grave", "staff", about_self=True), None,
     "You, grave.\n\nA machine.\n\nDanger: 999. If about a pupil too, tell the lead. Do this.", "Front"),
    (said("plain", "staff", about_self=True), None,
     "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.", "Front"),
    (said("grave", "young_person"), None, "Child, grave.\n\nA machine, child.\n\nDanger: 999. Do this.", "Line"),
    (said("grave", "young_person", about_self=True), None,
     "You, child, grave.\n\nA machine, child.\n\nDanger: 999. Do this.", "Line"),
    (said(None), None, "Something.\n\nA machine.\n\nDanger: 999. If you work there, tell the lead. Hear it.", "Front"),
    (said("unheard-of", "other"), None, "Something.\n\nA machine.\n\nDanger: 999. Hear it.", "Front"),
    # The page fills in, or knows better.
    (said("plain"), "staff", "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.", "Front"),
    (said("plain", "other"), "staff", "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.",
     "Front"),
    (said("plain", "parent"), "staff", "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.",
     "Front"),
    (said("plain", "staff", voice_said=False), "parent", "Plain.\n\nA machine.\n\nDanger: 999.", "Front"),
    (said("plain", "staff", voice_said=False), None,
     "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.", "Front"),
    (said("plain", "staff"), "parent", "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.",
     "Front"),
    (said("plain", "young_person"), "parent", "Plain.\n\nA machine.\n\nDanger: 999.", "Front"),
    (said("plain", "young_person", about_self=True), "parent", "Plain.\n\nA machine, child.\n\nDanger: 999.", "Line"),
    (said("plain", "young_person"), "robot", "Plain.\n\nA machine, child.\n\nDanger: 999.", "Line"),
    (said("plain", "robot"), None, "Plain.\n\nA machine.\n\nDanger: 999. If you work there, tell the lead.", "Front"),
    (said("plain", "parent"), "young_person",
     "Plain.\n\nA machine.\n\nDanger: 999. If you work there, tell the lead.", "Front"),
    (said("plain", "other"), "young_person",
     "Plain.\n\nA machine.\n\nDanger: 999. If you work there, tell the lead.", "Front"),
    (said("plain", "staff"), "young_person",
     "Plain, staff.\n\nA machine.\n\nDanger: 999. Tell the lead. Write it down.", "Front"),
    (said("plain"), "young_person", "Plain.\n\nA machine, child.\n\nDanger: 999.", "Line"),
])
def test_the_words_are_for_the_one_who_writes(register, screening, audience, before, first_way):
    message = made(screening, register, audience=audience)
    opening, ways = message["text"].split("\n\nT", 1)
    assert opening == before
    assert ways.splitlines()[1].startswith(f"- {first_way}:")
    assert message["custom"]["audience"] == audience
    steps = message["custom"]["blocks"][2]["items"]
    assert " ".join(steps[:-1]) == before.split("\n\n")[2]


def test_a_reply_to_a_child(register):
    message = made(said("told", "young_person"), register, council="nowhere", audience="young_person")
    assert message["custom"]["blocks"] == [
        text("Told."), text("A machine, child."),
        {"kind": "steps", "items": ["Danger, told: 999.", "Listen.", "Told, then:"]},
        card(LINE), card(contact("childline")), text("Which council, child?"), text("Danger, child?")]
    assert message["text"].endswith("Which council, child?\n\nDanger, child?")
    plain = made(said("plain", "young_person"), register)
    assert plain["custom"]["blocks"][2] == {"kind": "steps", "items": ["Danger: 999.", "Then, child:"]}
    child = danger("danger-yes", said("plain", "young_person", about_self=True), register)
    assert "- Line: call 1 line (a line, child)" in child["text"]


def test_who_may_be_staff_is_told_in_the_words_of_the_kind(register):
    assert "999. If you work there, tell the head. Listen." in made(said("told"), register)["text"]


def test_hours_are_shown_on_a_card(register):
    register.helplines["line"] = replace(LINE, hours=hours("24/7"))
    for message in (made(said("grave", "parent", about_self=True), register),
                    danger("danger-no", said("grave", "parent", about_self=True), register)):
        assert [b["hours"] for b in message["custom"]["blocks"] if "hours" in b] == ["Day and night"]


def test_sources_carry_the_titles_of_the_register(register):
    register.source_title = lambda source: ("Title of ours", "https://ours.example")
    message = made(said("grave", "parent", about_self=True), register)
    assert message["custom"]["sources"] == [{**source(LINE), "title": "Title of ours", "url": "https://ours.example"}]


def test_a_register_without_councils_offers_none():
    class Lines:
        helplines = {"line": LINE, "nspcc": contact("nspcc")}

    message = made(said("plain", "parent"), Lines())
    assert message["choices"] == [*YES_NO, BACK] and message["custom"]["safeguarding"]["routes"] == ["nspcc", "line"]


def test_an_emergency_shows_999_as_a_card(register):
    plain = made(said("medical-emergency", "parent"), register)
    assert plain["custom"]["blocks"][3] == card(EMERGENCY) and "Now: 999." not in plain["text"]
    assert card(EMERGENCY) not in made(said("plain", "parent"), register)["custom"]["blocks"]


def test_ways_may_be_told_in_other_words(register):
    assert "\n\nTold, then:\n- Front: call 1 front (ask for the LADO)\n" in made(said("told", "staff"),
                                                                                 register)["text"]
    assert "\n\nThen, child:\n- Line: call 1 line (a line, child)\n- Front: call 1 front (safety, child)\n" in made(
        said("plain", "young_person"), register)["text"]


def test_an_unknown_council_is_asked_for(register):
    message = made(said("plain", "parent"), register, council=None)
    assert message["text"].endswith("\n- Line: call 1 line (a line)\n- Other-Line: call 1 other-line"
                                    "\n\nWhich council?\n\nDanger?")
    assert message["custom"]["blocks"][-2:] == [text("Which council?"), text("Danger?")]
    assert message["choices"] == [*YES_NO, *COUNCILS, BACK] and "Then:\n- Nspcc: call 1 nspcc\n" in message["text"]
    assert message["custom"]["safeguarding"]["routes"] == ["nspcc", "line", "other-line"]
    assert "Which council for the LADO?" in made(said("told", "staff"), register, council=None)["text"]
    child = made(said("plain", "young_person"), register, council="nowhere")
    assert child["custom"]["safeguarding"]["routes"] == ["line",
                                                         "childline"] and "Which council, child?" in child["text"]
    own = made(said("grave", "parent", about_self=True), register, council=None)
    assert "Which council" not in own["text"] and own["choices"] == [*YES_NO, BACK]


def test_the_door_by_the_clock(register):
    day, night = (made(said("plain", "staff"), register, "one", now=now) for now in (NOON, NIGHT))
    assert "\n- Front: call 1 front (safety)\n- Line:" in day["text"]
    assert "\n- Front: call 1 front (safety; closed now)\n- Line:" in night["text"]
    assert night["custom"]["safeguarding"]["routes"] == ["front-door", "line", "other-line"]


@pytest.mark.parametrize("kb", [None, Broken(), FakeKnowledge(councils={"two": object()})], ids=["none", "fails",
                                                                                                 "odd"])
def test_without_a_register_the_words_are_there(kb):
    message = made(said("plain", "parent", immediate=True), kb)
    assert message["text"] == "Plain.\n\nA machine.\n\nNow: 999.\n\nWhich council?\n\nDanger?"
    assert message["custom"]["blocks"] == [text("Plain."), text("A machine."), {"kind": "steps",
                                                                                "items": ["Now: 999."]},
                                           text("Which council?"), text("Danger?")]
    assert (message["custom"]["sources"], message["custom"]["safeguarding"]["routes"]) == ([], [])
    assert message["choices"] == [*YES_NO, BACK]


@pytest.mark.parametrize("broken", [
    replace(LINE, sources=(object(),)), replace(LINE, hours=None, phone="", text="", url=7), "a line"])
def test_a_contact_that_cannot_be_shown_takes_no_words_away(register, broken):
    register.helplines["line"] = broken
    message = made(said("grave", "parent", about_self=True), register)
    assert message["text"].startswith("You, grave.\n\nA machine.\n\nDanger: 999. Do this.")
    assert message["text"].endswith("Danger?")


# --- the answer to the question whether anyone is in danger

def danger(choice: str, screening: Screening | None, kb: Any, council: str | None = "two") -> dict[str, Any]:
    return dict(danger_reply(choice, screening, council=council, audience="parent", now=NOON, kb=kb))


@pytest.mark.parametrize("choice", ["danger-yes", "danger-unsure", "anything"])
def test_danger_or_not_sure(register, choice):
    assert danger(choice, said("plain", "parent"), register) == {
        "text": f"Call 999. Stay.\n\n{PAIR}\n- Line: call 1 line (a line)\n- Other-Line: call 1 other-line",
        "custom": {
            "outcome": "safeguarding", "topic": None, "council": "two", "audience": "parent",
            "blocks": [{"kind": "steps", "items": ["Call 999.", "Stay."]}, card(EMERGENCY), card(FRONT), card(DUTY),
                       card(LINE), card(OTHER)],
            "sources": [source(FRONT), source(DUTY), source(LINE), source(OTHER)],
            "safeguarding": {"level": "interrupt", "kind": "plain", "routes": ["front-door", "line", "other-line"]}},
        "choices": [BACK]}


def test_no_danger_now(register):
    message = danger("danger-no", said("plain", "parent"), register)
    assert message["text"].startswith(f"It matters. Call one.\n\n{PAIR}\n- Line")
    assert message["custom"]["blocks"][:2] == [{"kind": "steps", "items": ["It matters.", "Call one."]}, card(FRONT)]


@pytest.mark.parametrize(("screening", "yes", "no"), [
    (said("grave", "parent", about_self=True), "Call 999 for yourself.", "You matter."),
    (said("grave", None, about_self=True), "Call 999 for yourself.", "You matter."),
    (said("grave", "parent"), "Call 999. Stay.", "It matters. Call one."),
    (said("plain", "parent", about_self=True), "Call 999. Stay.", "It matters. Call one."),
    (said("grave", "young_person", about_self=True), "Call 999, child.", "It matters, child."),
    (None, "Call 999. Stay.", "It matters. Call one."),
])
def test_the_answer_is_for_the_one_who_writes(register, screening, yes, no):
    assert danger("danger-yes", screening, register)["text"].split("\n\n")[0] == yes
    assert danger("danger-no", screening, register)["text"].split("\n\n")[0] == no
    kind = screening.kind if screening else "disclosure-unspecified"
    assert danger("danger-no", screening, register)["custom"]["safeguarding"]["kind"] == kind


def test_danger_with_an_unknown_council_or_no_register(register):
    message = danger("danger-yes", said("plain", "parent"), register, None)
    assert message["text"].endswith("- Other-Line: call 1 other-line\n\nWhich council?")
    assert message["custom"]["blocks"][-1] == text("Which council?")
    assert message["choices"] == [*COUNCILS, BACK]
    without = danger("danger-yes", said("plain", "parent"), Broken())
    assert without["text"] == "Call 999. Stay.\n\nWhich council?" and without["choices"] == [BACK]
    assert without["custom"]["blocks"] == [{"kind": "steps", "items": ["Call 999.", "Stay."]}, text("Which council?")]
    child = danger("danger-no", said("plain", "young_person", about_self=True), register, None)
    assert child["text"].endswith("Which council, child?")


# --- how a contact is written

def test_the_ways_to_reach_somebody():
    words, _ = small_parts()
    assert reach(contact("a"), words) == "call 1 a"
    assert reach(contact("a", text="2"), words) == "call 1 a or text 2"
    assert reach(contact("a", phone="", text="2"), words) == "text 2"
    assert reach(contact("shout", phone="", text="2"), words) == "text SHOUT to 2"
    assert reach(contact("a", phone="", url="https://www.a.uk/b/"), words) == "go to a.uk/b"
    assert reach(contact("a", phone="", url="a.uk"), words) == "go to a.uk"
    assert reach(contact("a", phone="", url="https://a.uk/X/"), words) == "go to a.uk/X"
    assert reach(contact("a", phone="", url="http://a.uk/go?to=http://b.uk"), words) == "go to b.uk"


def test_lines_of_a_way():
    words, _ = small_parts()
    always = contact("line", hours=hours("24/7"))
    assert lines(Way("line", (always,)), words, None) == ["- Line: call 1 line (a line; day and night)"]
    assert lines(Way("x", (replace(always, id="x"),)), words, None) == ["- Line: call 1 line (day and night)"]
    assert lines(Way("line", (LINE,), closed=True), words, "young_person") == [
        "- Line: call 1 line (a line, child; closed now)"]
    assert lines(Way("x", (LINE,)), words, None) == ["- Line: call 1 line"]
    bare = replace(DUTY, checked_on=None)
    assert lines(Way("front-door", (replace(FRONT, checked_on=None), bare)), words, None) == [
        "- Front: call 1 front (safety)", "- Duty: call 1 duty (nights). Or the other."]
    assert lines(Way("front-door", (FRONT, bare)), words, None)[-1].endswith("Or the other. Checked 22 November 2026.")


def test_a_second_contact_without_a_role_is_called_by_its_id():
    @dataclass
    class NoRole:
        id: str = "line"
        name: str = "N"
        phone: str = "5"
        text: str = ""
        hours: Any = None

    words, _ = small_parts()
    assert lines(Way("front-door", (FRONT, NoRole())), words, None)[1].startswith("- N: call 5 (a line)")


def test_the_other_number_is_told_at_the_last_of_all():
    words, _ = small_parts()
    three = lines(Way("front-door", (FRONT, LINE, DUTY)), words, None)
    assert ["Or the other" in row for row in three] == [False, False, True]


def test_a_card_shows_what_is_there():
    words, _ = small_parts()
    full = contact("a", text="2", email="e@a.uk", url="https://a.uk", note="Ring twice.", hours=hours("24/7"))
    assert block(full, words) == {
        "kind": "contact", "name": "A", "purpose": "For a", "tel": "1 a", "text_number": "2", "email": "e@a.uk",
        "url": "https://a.uk", "note": "Ring twice.", "hours": "Day and night", "checked_on": "2026-11-22"}
    assert block(LINE, words) == card(LINE)


def test_a_name_is_the_name_or_the_title():
    @dataclass
    class Titled:
        title: str = "T"
        name: str = ""

    assert (name_of(Titled()), name_of(Titled(name="N")), name_of(LINE)) == ("T", "N", "Line")


def test_sources_are_given_once_and_by_the_register_where_it_names_them(register):
    twice = contact("b", sources=LINE.sources)
    assert sources([LINE, twice, OTHER], register) == [source(LINE), source(OTHER)]
    assert sources([contact("a", sources=())], register) == []

    class Names:
        def source_title(self, source: Source) -> tuple[str, str]:
            return f"My {source.title}", "https://mine.example"

    assert sources([LINE], Names()) == [{**source(LINE), "title": "My On line", "url": "https://mine.example"}]
    bare = contact("c", sources=(type("S", (), {"title": "C", "url": "u"})(),))
    assert sources([bare, object()], register)[0]["section"] == ""


# --- the banner

def worry(kind: str | None = "plain", voice: str | None = "parent", **more: Any) -> Screening:
    return Screening(Level.BANNER, kind, voice, **more)


def put(messages: list[Any], screening: Screening, kb: Any, council: str | None = "two",
        now: datetime = NOON) -> list[dict[str, Any]]:
    return put_in_place(messages, screening, council=council, audience=None, now=now, kb=kb)


def banner_of(screening: Screening, kb: Any, council: str | None = "two", now: datetime = NOON) -> str:
    (message,) = put([], screening, kb, council, now)
    return str(message["text"])


def test_a_banner_beside_an_answer(register):
    answer = {"recipient_id": "r", "text": "Six weeks.", "custom": {"outcome": "answered", "topic": "t"}}
    assert put([answer, {"text": "B"}], worry(), register) == [
        {"recipient_id": "r", "text": "Six weeks.\n\nWorried: Front on 1 front, or Duty on 1 duty.\nNow: 999.",
         "custom": {"outcome": "answered", "sources": [], "topic": "t",
                    "blocks": [text("Six weeks."), text("Worried: Front on 1 front, or Duty on 1 duty. Now: 999.")],
                    "safeguarding": {"level": "banner", "kind": "plain", "routes": ["front-door", "line",
                                                                                    "other-line"]}}},
        {"text": "B"}]
    assert put([{"text": ""}], worry(), register)[0]["custom"]["blocks"] == [
        text("Worried: Front on 1 front, or Duty on 1 duty. Now: 999.")]
    assert put([], worry(None), register)[0]["custom"] == {
        "outcome": "safeguarding", "sources": [],
        "blocks": [text("Worried: Front on 1 front, or Duty on 1 duty. Now: 999.")],
        "safeguarding": {"level": "banner", "kind": "disclosure-unspecified",
                         "routes": ["front-door", "line", "other-line"]}}


@pytest.mark.parametrize(("layers", "outcome", "replaced"), [
    ((), "not_understood", True), ((), "out_of_scope", False), ((AFTER,), "out_of_scope", True),
    ((AFTER,), "not_understood", True), ((AFTER,), "answered", False), (("phrases",), "out_of_scope", True),
])
def test_what_a_banner_says_in_place_of_no_answer(register, layers, outcome, replaced):
    asked = {"text": "Pardon?", "choices": [1], "custom": {"outcome": outcome, "blocks": [text("Pardon?")],
                                                           "choices": [1]}}
    (message,) = put([asked], worry(layers=layers), register)
    assert message["text"].startswith("No right answer.\n\nWorried" if replaced else "Pardon?\n\nWorried")
    assert message["custom"]["blocks"][0] == text("No right answer." if replaced else "Pardon?")
    assert ("choices" in message, message["custom"]["choices"]) == ((False, []) if replaced else (True, [1]))
    child = put([asked], worry(voice="young_person", layers=layers), register)[0]["text"]
    assert child.startswith("No right answer, child." if replaced else "Pardon?")


@pytest.mark.parametrize(("screening", "council", "said"), [
    (worry("grave"), "two", "Worried: Front on 1 front, or Duty on 1 duty.\nHard: Samaritans on 1 samaritans."),
    (worry("plain", None), "two", "Worried, whoever you are: Front on 1 front, or Duty on 1 duty.\nNow: 999."),
    (worry("plain", "young_person"), "two",
     "Wrong: Childline on 1 childline.\nOr Front on 1 front, or Duty on 1 duty."),
    (worry("plain"), None, "Worried: Nspcc on 1 nspcc, or children's services.\nNow: 999."),
    (worry("plain", "young_person"), None, "Wrong: Childline on 1 childline.\nOr children's services."),
    (worry("plain"), "one", "Worried: Front on 1 front.\nNow: 999."),
    (worry("unheard-of"), "nowhere", "Worried: Nspcc on 1 nspcc, or children's services.\nNow: 999."),
])
def test_the_lines_of_a_banner(register, screening, council, said):
    assert banner_of(screening, register, council) == said


def test_a_banner_with_less_of_a_register(register):
    del register.helplines["samaritans"]
    assert banner_of(worry("grave"), register) == "Bare: Front on 1 front, or Duty on 1 duty.\nNow: 999."
    del register.helplines["nspcc"]
    assert banner_of(worry(), register, None) == "Worried: children's services.\nNow: 999."
    assert banner_of(worry(), Broken()) == "Worried: children's services.\nNow: 999."
    assert banner_of(worry("plain", "young_person"), Broken()) == "Bare, child: children's services.\nNow: 999."
    register.helplines["childline"] = contact("childline", phone="", text="85")
    assert banner_of(worry("plain", "young_person"), register,
                     None) == "Wrong: Childline on 85.\nOr children's services."


@pytest.mark.parametrize(("broken", "level"), [
    ({"text": "x", "custom": None}, "interrupt"), ("x", "interrupt"), ({"custom": {"safeguarding": 1}}, "interrupt"),
    ({"custom": {"safeguarding": {"level": "banner"}}}, "interrupt"),
])
def test_a_reply_leads_whatever_stands_there(register, broken, level):
    (lead, *rest) = put([broken], said("plain", "parent"), register)
    assert lead["custom"]["safeguarding"]["level"] == level and rest == [] and "recipient_id" not in lead


def test_the_page_of_a_reply_and_of_a_banner_is_known(register):
    place = {"council": "two", "audience": "staff", "now": NOON, "kb": register}
    (lead,) = put_in_place([], said("plain"), **place)
    assert lead["text"].startswith("Plain, staff.") and lead["custom"]["audience"] == "staff"
    (message,) = put_in_place([], worry("plain", voice=None), **place)
    assert message["text"].startswith("Worried: Front")
    (child,) = put_in_place([], worry("plain", voice=None), **{**place, "audience": "young_person"})
    assert child["text"].startswith("Wrong: Childline")


def test_blocks_of_an_answer_stay_before_the_banner(register):
    answer = {"text": "In short.", "custom": {"outcome": "answered", "blocks": [text("At length."), text("And more.")]}}
    (message,) = put([answer], worry(), register)
    assert message["custom"]["blocks"][:2] == [text("At length."), text("And more.")]
    assert len(message["custom"]["blocks"]) == 3


def test_a_message_that_offers_nothing_is_replaced_too(register):
    (message,) = put([{"text": "Pardon?", "custom": {"outcome": "not_understood"}}], worry(), register)
    assert message["text"].startswith("No right answer.") and "choices" not in message


@pytest.mark.parametrize(("message", "level"), [
    ({}, ""), ("x", ""), ({"custom": 1}, ""), ({"custom": {"safeguarding": 1}}, ""),
    ({"custom": {"safeguarding": {}}}, ""),
    ({"custom": {"safeguarding": {"level": "banner"}}}, "banner"),
])
def test_the_level_that_a_message_carries(message, level):
    assert level_of(message) == level


def test_the_reply_is_sent_to_whom_the_answer_was_for(register):
    answers = [{"recipient_id": "r", "custom": {"outcome": outcome}} for outcome in (
        "answered", "answered_partly", "clarify", "error", "out_of_scope")]
    answers[1]["recipient_id"] = "another"
    lead, *rest = put(answers, said("plain", "parent"), register)
    assert lead["recipient_id"] == "r" and rest == answers[:3]
    assert lead["text"] == made(said("plain", "parent"), register)["text"]


def test_what_is_in_place_stays(register):
    banner_there = [{"text": "x", "custom": {"safeguarding": {"level": "banner"}}}]
    reply_there = [{"text": "x"}, {"text": "y", "custom": {"safeguarding": {"level": "interrupt"}}}]
    assert put(banner_there, worry(), register) == banner_there
    assert put(reply_there, worry(), register) == put(reply_there, said("plain"), register) == reply_there
    assert put([{"text": "x"}], Screening(), register) == [{"text": "x"}]
