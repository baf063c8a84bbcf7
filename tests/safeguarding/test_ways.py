"""Ways to help by small rules and a small register: which rule applies, and who answers at the hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.safeguarding.routes import Routes
from tests.safeguarding.fakes import WEEKDAYS, FakeContact, FakeKnowledge, hours, town

MONDAY_10, MONDAY_20 = (datetime(2026, 11, 23, hour, tzinfo=ZoneInfo("Europe/London")) for hour in (10, 20))
SMALL_RULES = [
    {"kinds": ["a", "b"], "voices": ["parent"], "about": "self", "ways": ["one"]},
    {"kinds": ["a"], "voices": ["parent", "unknown"], "ways": ["two", "front-door", "two", "three", "four"]},
    {"kinds": "any", "voices": ["young_person"], "ways": ["front-door", "one"]},
    {"kinds": "any", "voices": ["parent", "staff", "unknown"], "ways": ["lado"]},
]


def small(kind, voice, kb, council="town", about_self=False, now=MONDAY_10):
    return Routes(SMALL_RULES).choose(kind, voice, council, now, kb, about_self)


def lines_of(*names, **hours_of):
    found = {name: FakeContact(name, name, hours=hours(hours_of.get(name, "unknown"))) for name in names}
    return FakeKnowledge(helplines=found, councils=town().councils)


@pytest.mark.parametrize(("kind", "voice", "about_self", "ways"), [
    ("a", "parent", True, ("one",)), ("b", "parent", True, ("one",)), ("b", "parent", False, ("lado",)),
    ("a", "parent", False, ("two", "front-door", "two", "three", "four")), ("c", "parent", True, ("lado",)),
    ("a", None, False, ("two", "front-door", "two", "three", "four")), ("a", "staff", False, ("lado",)),
    ("a", "young_person", True, ("front-door", "one")),
])
def test_the_first_rule_that_fits_applies(kind, voice, about_self, ways):
    assert Routes(SMALL_RULES).wanted(kind, voice, about_self) == ways


def test_ways_come_in_their_order_once_and_at_most_three():
    kb = lines_of("one", "two", "three", "four")
    assert [w.id for w in small("a", "parent", kb)] == ["two", "front-door", "three"]
    assert [w.id for w in small("a", "parent", kb, about_self=True)] == ["one"]
    two, door, _ = small("a", None, kb)
    assert two.contacts == (kb.helplines["two"],) and two.closed is False
    assert [c.name for c in door.contacts] == ["Town Front Door", "Town Duty Team"]


def test_what_is_not_there_or_not_confirmed_is_passed_over():
    kb = lines_of("two", "three", "four")
    kb.helplines["three"].status = "unconfirmed"
    assert [w.id for w in small("a", "parent", kb)] == ["two", "front-door", "four"]
    assert small("a", "parent", object(), about_self=True) == []
    assert small("c", "parent", FakeKnowledge()) == []


@pytest.mark.parametrize(("field", "shown"), [("phone", True), ("text", True), ("url", True), ("email", False)])
def test_a_contact_needs_a_way_to_be_reached_at_once(field, shown):
    kb = FakeKnowledge(helplines={"one": FakeContact("one", "One", **{"phone": "", field: "x"})})
    assert [w.id for w in small("a", "parent", kb, about_self=True)] == (["one"] if shown else [])


def test_without_a_door_a_national_line_takes_its_place():
    kb = lines_of("nspcc", "childline", "one")
    assert [w.id for w in small("a", "staff", kb, None)] == ["nspcc"]
    assert [w.id for w in small("a", "young_person", kb, "nowhere")] == ["childline", "one"]
    assert [w.id for w in small("a", "staff", kb)] == ["lado"]


def test_a_closed_line_gives_way_to_its_night_number_or_to_nothing():
    kb = lines_of("one", "one-out-of-hours", one=WEEKDAYS)
    assert [w.id for w in small("a", "parent", kb, about_self=True)] == ["one"]
    (night,) = small("a", "parent", kb, about_self=True, now=MONDAY_20)
    assert (night.id, night.contacts) == ("one-out-of-hours", (kb.helplines["one-out-of-hours"],))
    del kb.helplines["one-out-of-hours"]
    assert small("a", "parent", kb, about_self=True, now=MONDAY_20) == []


@pytest.mark.parametrize(("day", "now", "names", "closed"), [
    (WEEKDAYS, MONDAY_10, ["Town Front Door"], False), (WEEKDAYS, MONDAY_20, ["Town Duty Team"], False),
    ("unknown", MONDAY_20, ["Town Front Door", "Town Duty Team"], False),
    ("24/7", MONDAY_20, ["Town Front Door"], False),
])
def test_the_doors_by_the_clock(day, now, names, closed):
    (way,) = small("c", "parent", town(day), now=now)
    assert (way.id, [c.name for c in way.contacts], way.closed) == ("lado", names, closed)


@pytest.mark.parametrize(("gone", "day", "night", "now", "closed"), [
    ("out-of-hours", WEEKDAYS, "unknown", MONDAY_20, True), ("out-of-hours", WEEKDAYS, "unknown", MONDAY_10, False),
    ("out-of-hours", "unknown", "unknown", MONDAY_20, False), ("front-door", "unknown", WEEKDAYS, MONDAY_20, True),
])
def test_a_single_door_is_given_and_said_to_be_closed(gone, day, night, now, closed):
    (way,) = small("c", "parent", town(day, night, **{gone: None}), now=now)
    assert len(way.contacts) == 1 and way.closed is closed
