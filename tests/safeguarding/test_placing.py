"""The reply or the banner is put in place once, whoever asks, and nothing else is lost or doubled."""

import copy
from datetime import datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safeguarding import Level, Screening, put_in_place
from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import AFTER, VOICES
from tests.safeguarding.fakes import WEEKDAYS, Broken, FakeKnowledge, town
from tests.safeguarding.test_reply import BANNED, DOORS, DSL, METHODS

NO_ANSWER = ("I can only answer questions about special educational needs, "
             "so I may not have the right answer to this.")

KINDS = (*Content(CONTENT).kinds, None)
SPEAKERS = (*VOICES, None)
NOW = datetime(2026, 11, 22, 21, 30)
ANSWER = {"recipient_id": "r", "text": "Six weeks.",
          "custom": {"outcome": "answered", "blocks": [{"kind": "paragraph", "text": "Six weeks."}],
                     "sources": [{"title": "A law"}]},
          "choices": [{"id": "more", "title": "More"}]}
LOST = {"recipient_id": "r", "text": "I did not understand.",
        "custom": {"outcome": "not_understood", "sources": [], "choices": [{"id": "right", "title": "A right"}],
                   "blocks": [{"kind": "paragraph", "text": "I did not understand."}]},
        "choices": [{"id": "right", "title": "A right"}]}
PLAIN = {"recipient_id": "r", "text": "Plain words."}


def put(messages, screening, kb, council="bury", audience=None):
    return put_in_place(messages, screening, council=council, audience=audience, now=NOW, kb=kb)


def risk(kind="neglect", voice="parent", **said):
    return Screening(Level.INTERRUPT, kind, voice, **said)


def worry(kind="neglect", voice="parent", **said):
    return Screening(Level.BANNER, kind, voice, **said)


def test_nothing_changes_without_a_risk(kb):
    messages = [ANSWER, PLAIN]
    assert put(messages, Screening(), kb) == [ANSWER, PLAIN]
    assert put([], Screening(), kb) == []


@pytest.mark.parametrize("outcome", ["answered", "answered_partly", "clarify"])
def test_the_reply_leads_and_an_answer_follows(kb, outcome):
    answer = {**ANSWER, "custom": {**ANSWER["custom"], "outcome": outcome}}
    lead, after = put([answer], risk(), kb)
    assert lead["custom"]["safeguarding"]["level"] == "interrupt"
    assert lead["recipient_id"] == "r"
    assert after == answer


@pytest.mark.parametrize("outcome", ["not_understood", "error", "safeguarding", "out_of_scope", "small_talk",
                                     "not_known_here", "other_language", "handover"])
def test_what_is_no_answer_gives_way(kb, outcome):
    assert len(put([{"text": "x", "custom": {"outcome": outcome}}, PLAIN], risk(), kb)) == 1


def test_the_reply_comes_even_when_there_is_no_message(kb):
    (lead,) = put([], risk(), kb)
    assert "999" in lead["text"] and "recipient_id" not in lead


def test_a_reply_in_place_is_left_alone(kb):
    once = put([ANSWER], risk(), kb)
    assert put(once, risk("suicide", "staff"), kb) == once
    assert put(once, worry(), kb) == once
    assert put([PLAIN, *once], risk(), kb) == [PLAIN, *once]


def test_a_banner_in_place_is_left_alone_but_gives_way_to_a_reply(kb):
    banner = put([ANSWER], worry(), kb)
    assert put(banner, worry("suicide"), kb) == banner
    lead, after = put(banner, risk(), kb)
    assert lead["custom"]["safeguarding"]["level"] == "interrupt" and after == banner[0]


def test_the_banner_stands_in_the_text_and_in_a_block(kb):
    message, rest = put([ANSWER, PLAIN], worry(), kb)
    first, second = message["text"].removeprefix("Six weeks.\n\n").splitlines()
    assert message["custom"]["blocks"] == [*ANSWER["custom"]["blocks"],
                                           {"kind": "paragraph", "text": f"{first} {second}"}]
    assert message["custom"]["outcome"] == "answered"
    assert message["custom"]["sources"] == ANSWER["custom"]["sources"]
    assert message["choices"] == ANSWER["choices"]
    mark = message["custom"]["safeguarding"]
    assert (mark["level"], mark["kind"]) == ("banner", "neglect") and "front-door" in mark["routes"]
    assert rest == PLAIN


def test_a_message_without_blocks_keeps_its_words_on_the_page(kb):
    (message,) = put([PLAIN], worry(), kb)
    assert message["custom"]["blocks"][0] == {"kind": "paragraph", "text": "Plain words."}
    assert len(message["custom"]["blocks"]) == 2


def test_a_banner_comes_even_when_there_is_no_message(kb):
    (message,) = put([], worry(), kb)
    assert message["text"].count("\n") == 1
    assert message["custom"]["outcome"] == "safeguarding"


@pytest.mark.parametrize(("voice", "words"), [
    ("parent", f"{NO_ANSWER} Please talk to someone who can help."),
    ("staff", f"{NO_ANSWER} Please talk to someone who can help."),
    (None, f"{NO_ANSWER} Please talk to someone who can help."),
    ("young_person", "I can only answer questions about help at school. Please talk to someone. They can help you."),
])
def test_a_worry_that_is_not_understood_is_not_told_so(kb, voice, words):
    message, rest = put([LOST, PLAIN], worry(voice=voice), kb)
    opening, lines = message["text"].split("\n\n")
    assert opening == words and lines.count("\n") == 1
    assert [b["text"] for b in message["custom"]["blocks"]] == [words, lines.replace("\n", " ")]
    assert "understand" not in str(message) and rest == PLAIN


def test_a_worry_that_is_not_understood_offers_nothing_that_was_nearly_meant(kb):
    (message,) = put([LOST], worry(), kb)
    assert message["custom"]["choices"] == [] and "choices" not in message
    assert message["custom"]["outcome"] == "not_understood"
    assert message["custom"]["safeguarding"]["level"] == "banner"


@pytest.mark.parametrize("outcome", ["answered", "clarify", "handover", "out_of_scope", "error"])
def test_any_other_words_stay_beside_the_banner(kb, outcome):
    (message,) = put([{**ANSWER, "custom": {**ANSWER["custom"], "outcome": outcome}}], worry(), kb)
    assert message["text"].startswith("Six weeks.\n\n") and "right answer" not in message["text"]
    assert message["choices"] == ANSWER["choices"]


def test_after_a_disclosure_nobody_is_told_that_it_is_out_of_scope(kb):
    refused = {**LOST, "text": "I can't help with that.", "custom": {**LOST["custom"], "outcome": "out_of_scope"}}
    (after,) = put([refused], worry(layers=(AFTER,)), kb)
    assert after["text"].startswith(NO_ANSWER) and "can't help" not in str(after)
    (other,) = put([refused], worry(), kb)
    assert other["text"].startswith("I can't help with that.")


def test_a_worry_that_is_not_understood_needs_no_register():
    for kb in (None, Broken(), FakeKnowledge()):
        (message,) = put([LOST], worry(), kb, None)
        assert message["text"].startswith("I can only answer questions about") and "999" in message["text"]


def test_messages_are_never_changed_where_they_lie(kb):
    messages = [copy.deepcopy(ANSWER), copy.deepcopy(LOST)]
    before = copy.deepcopy(messages)
    put(messages, risk(), kb)
    put(messages, worry(), kb)
    assert messages == before


@pytest.mark.parametrize("kind", KINDS)
def test_two_short_lines_that_name_help(kb, kind):
    for voice, own, council in product(SPEAKERS, (False, True), ("bury", "south_glos")):
        (message,) = put([PLAIN], worry(kind, voice, about_self=own), kb, council)
        said = message["text"].removeprefix("Plain words.\n\n").splitlines()
        assert len(said) == 2
        assert all(len(line.split()) <= 45 for line in said), said
        text = " ".join(said)
        assert "999" in text and "{" not in text and "?" not in text
        assert all(part in text for part in DOORS[council]), text
        assert not BANNED.search(text) and not METHODS.search(text)
        assert ("Childline on 0800 1111" in text) == (voice in ("young_person", None)), text
        assert (DSL in text) == (voice in ("staff", None)), text
        if kind in ("suicide", "self-harm", "eating-disorder", "carer-at-risk"):
            assert "Samaritans on 116 123" in text


@pytest.mark.parametrize("kind", [None, "neglect", "disclosure-unspecified"])
def test_a_worry_of_any_kind_may_be_about_coping(kb, kind):
    for voice in ("parent", "other"):
        (message,) = put([PLAIN], worry(kind, voice), kb)
        assert "If it is hard to cope, call Samaritans on 116 123." in message["text"], voice


def test_banner_without_a_council_or_a_register():
    for kind, voice in product(KINDS, SPEAKERS):
        for kb in (None, Broken(), FakeKnowledge()):
            (message,) = put([PLAIN], worry(kind, voice), kb, None)
            assert message["text"].count("\n") == 3
            assert "999" in message["text"] and "{" not in message["text"]
            assert "children's services" in message["text"], (kind, voice)


def test_banner_names_the_nspcc_where_the_council_is_not_known(kb):
    (message,) = put([PLAIN], worry(), kb, None)
    assert "NSPCC Helpline on 0808 800 5000" in message["text"]


def test_banner_goes_by_the_clock():
    kb = town(day=WEEKDAYS)
    day = put_in_place([], worry(), council="town", audience=None, now=datetime(2026, 11, 23, 10), kb=kb)
    night = put_in_place([], worry(), council="town", audience=None, now=datetime(2026, 11, 23, 22), kb=kb)
    assert "0111 100" in day[0]["text"] and "0111 200" not in day[0]["text"]
    assert "0111 200" in night[0]["text"] and "0111 100" not in night[0]["text"]


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=2)
                    | st.dictionaries(st.text(max_size=8), inner, max_size=2), max_leaves=6)
OUTCOMES = st.sampled_from(["answered", "answered_partly", "clarify", "error", "safeguarding", "small_talk",
                           "not_understood"])
CUSTOMS = st.fixed_dictionaries({"outcome": OUTCOMES}, optional={
    "blocks": st.lists(st.just({"kind": "paragraph", "text": "x"}), max_size=2) | st.none(),
    "safeguarding": st.sampled_from([{"level": "interrupt"}, {"level": "banner"}, {}, None])})
MESSAGES = st.lists(st.fixed_dictionaries({"text": st.text(max_size=20)}, optional={
    "custom": CUSTOMS | JSON, "recipient_id": st.just("r")}) | JSON, max_size=4)
SCREENINGS = st.builds(Screening, st.sampled_from(list(Level)), st.sampled_from(KINDS),
                       st.sampled_from(SPEAKERS), st.booleans(), about_self=st.booleans())


@settings(max_examples=400, deadline=None)
@given(MESSAGES, SCREENINGS, st.sampled_from(["bury", "south_glos", None, "x"]),
       st.sampled_from([*VOICES[:3], None, "robot"]), st.datetimes(), st.booleans())
def test_it_never_fails_and_a_second_time_changes_nothing(kb, messages, screening, council, audience, now,
                                                          broken):
    register = Broken() if broken else kb
    place = {"council": council, "audience": audience, "now": now, "kb": register}
    once = put_in_place(messages, screening, **place)
    assert put_in_place(once, screening, **place) == once
    if screening.level is Level.NONE:
        assert once == messages
        return
    marks = [m["custom"]["safeguarding"] for m in once if isinstance(m, dict)
             and isinstance(m.get("custom"), dict) and m["custom"].get("safeguarding")]
    assert any(mark["level"] in ("interrupt", screening.level.name.lower()) for mark in marks)
    if screening.level is Level.INTERRUPT:
        assert any(mark["level"] == "interrupt" for mark in marks)
