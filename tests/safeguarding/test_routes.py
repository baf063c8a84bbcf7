"""Ways to help: kind of risk, voice, council and hour, against the real register and a test council."""

from datetime import datetime, timezone
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import VOICES
from bot.safeguarding.routes import DOORS, MOST, Routes
from tests.safeguarding.fakes import WEEKDAYS, FakeContact, FakeKnowledge, hours, town

LONDON = ZoneInfo("Europe/London")
content = Content(CONTENT)
KINDS = tuple(content.kinds)
SPEAKERS = (*VOICES, None)
COUNCILS = ("bury", "south_glos", None, "nowhere")
MONDAY_10, MONDAY_20, SATURDAY_10 = (
    datetime(2026, 11, 23, 10, tzinfo=LONDON),
    datetime(2026, 11, 23, 20, tzinfo=LONDON),
    datetime(2026, 11, 28, 10, tzinfo=LONDON),
)
TIMES = [datetime(2026, 11, 23 + day, hour, 30) for day in (0, 5, 6) for hour in (0, 8, 12, 16, 20)]


def all_routes():
    return Routes(content.routes)


def ids(kind, voice, council, now, kb, about_self=False):
    return [way.id for way in all_routes().choose(kind, voice, council, now, kb, about_self)]


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("kind", KINDS)
def test_at_most_three_ways_and_never_none(kb, kind, council):
    for voice, now, own in product(SPEAKERS, TIMES, (False, True)):
        found = ids(kind, voice, council, now, kb, own)
        assert 1 <= len(found) <= MOST
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_front_door_is_always_among_the_ways(kb, kind):
    for council, voice, now, own in product(("bury", "south_glos"), SPEAKERS, TIMES, (False, True)):
        found = ids(kind, voice, council, now, kb, own)
        assert not set(DOORS).isdisjoint(found), (voice, own, found)


@pytest.mark.parametrize("kind", KINDS)
def test_young_person_and_unknown_speaker_always_have_childline(kb, kind):
    for council, now, own in product(COUNCILS, TIMES, (False, True)):
        assert "childline" in ids(kind, "young_person", council, now, kb, own)


@pytest.mark.parametrize("kind", ["suicide", "self-harm"])
def test_own_life_always_has_a_crisis_line(kb, kind):
    crisis = {"samaritans", "shout", "nhs-111-mental-health"}
    for council, voice, now, own in product(COUNCILS, SPEAKERS, TIMES, (False, True)):
        assert crisis & set(ids(kind, voice, council, now, kb, own))


@pytest.mark.parametrize("kind", ["suicide", "self-harm"])
def test_a_young_person_whose_own_life_is_at_risk_can_text(kb, kind):
    for now in TIMES:
        assert ids(kind, "young_person", "bury", now, kb, True) == ["childline", "shout", "front-door"]
        assert ids(kind, "young_person", None, now, kb, True) == ["childline", "shout", "nhs-111-mental-health"]
        assert ids(kind, "young_person", "bury", now, kb) == ["childline", "nhs-111-mental-health", "front-door"]


def test_allegation_goes_by_the_front_door_to_the_lado(kb):
    for voice in SPEAKERS:
        assert "lado" in ids("allegation-staff", voice, "bury", MONDAY_10, kb)


def test_without_a_council_adults_have_the_nspcc_and_children_childline(kb):
    assert ids("neglect", "parent", None, MONDAY_10, kb) == ["nspcc"]
    assert ids("neglect", "staff", None, MONDAY_10, kb) == ["nspcc"]
    assert ids("neglect", "young_person", None, MONDAY_10, kb) == ["childline"]


@pytest.mark.parametrize(
    ("now", "name"),
    [
        (MONDAY_10, "Town Front Door"),
        (MONDAY_20, "Town Duty Team"),
        (SATURDAY_10, "Town Duty Team"),
        (datetime(2026, 12, 28, 10, tzinfo=LONDON), "Town Duty Team"),  # bank holiday in lieu of Boxing Day
        (datetime(2026, 11, 23, 8, 59, tzinfo=LONDON), "Town Duty Team"),
        (datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), "Town Front Door"),
        (datetime(2026, 11, 23, 17, 0, tzinfo=LONDON), "Town Duty Team"),
        (datetime(2027, 7, 1, 8, 15, tzinfo=timezone.utc), "Town Front Door"),  # summer time: 9:15 in London
        (datetime(2027, 7, 1, 16, 15, tzinfo=timezone.utc), "Town Duty Team"),
        (datetime(2026, 11, 23, 10), "Town Front Door"),  # a time without a zone is London's
    ],
)
def test_clock_chooses_between_day_and_night(now, name):
    (way,) = all_routes().choose("neglect", "staff", "town", now, town(day=WEEKDAYS))
    assert [contact.name for contact in way.contacts] == [name]
    assert not way.closed


def test_both_numbers_where_hours_are_unknown():
    for now in (MONDAY_10, MONDAY_20):
        (way,) = all_routes().choose("neglect", "staff", "town", now, town())
        assert [c.name for c in way.contacts] == ["Town Front Door", "Town Duty Team"]


@pytest.mark.parametrize(("missing", "left"), [("front-door", "Town Duty Team"), ("out-of-hours", "Town Front Door")])
def test_one_number_is_given_where_the_other_is_missing(missing, left):
    (way,) = all_routes().choose("neglect", "staff", "town", MONDAY_20, town(**{missing: None}))
    assert [c.name for c in way.contacts] == [left]
    assert not way.closed


def test_a_closed_door_without_a_night_team_is_given_and_said_to_be_closed():
    (way,) = all_routes().choose("neglect", "staff", "town", MONDAY_20, town(WEEKDAYS, **{"out-of-hours": None}))
    assert way.closed


def test_a_contact_that_is_not_confirmed_or_has_no_number_is_not_given():
    kb = town(
        **{"front-door": FakeContact("x", "X", status="unconfirmed"), "out-of-hours": FakeContact("y", "Y", phone="")}
    )
    assert all_routes().choose("neglect", "staff", "town", MONDAY_10, kb) == []


def test_a_closed_helpline_is_passed_over_and_the_next_moves_up(kb):
    assert ids("eating-disorder", "parent", "bury", datetime(2026, 11, 23, 16), kb) == [
        "beat",
        "front-door",
        "nhs-111-mental-health",
    ]
    assert ids("eating-disorder", "parent", "bury", SATURDAY_10, kb) == ["front-door", "nhs-111-mental-health"]


def test_a_helpline_with_a_night_number_gives_the_one_that_answers(kb):
    by_day = ids("fgm-forced-marriage", "parent", "bury", MONDAY_10, kb)
    by_night = ids("fgm-forced-marriage", "parent", "bury", MONDAY_20, kb)
    assert by_day == ["front-door", "nspcc-fgm", "forced-marriage-unit"]
    assert by_night == ["front-door", "nspcc-fgm", "forced-marriage-unit-out-of-hours"]


def test_a_helpline_open_only_at_other_times_is_no_way_now():
    line = FakeContact("childline", "Childline", hours=hours(WEEKDAYS))
    kb = FakeKnowledge(helplines={"childline": line})
    assert ids("neglect", "young_person", None, MONDAY_10, kb) == ["childline"]
    assert ids("neglect", "young_person", None, MONDAY_20, kb) == []


def test_every_name_in_the_rules_is_known(kb):
    for rule in all_routes().rules:
        assert rule.kinds is None or rule.kinds <= set(KINDS)
        assert rule.voices <= {*VOICES, "unknown"}
        assert all(name in DOORS or name in kb.helplines for name in rule.ways)


def test_every_rule_is_used():
    used = {all_routes().wanted(kind, voice, own): None for kind, voice, own in product(KINDS, SPEAKERS, (False, True))}
    assert {rule.ways for rule in all_routes().rules} <= set(used)
