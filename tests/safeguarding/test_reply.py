"""The reply: its elements in order, its words, and that it never fails."""

import re
from datetime import datetime
from itertools import product

import pytest

from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.model import VOICES, Level, Screening
from bot.safeguarding.reply import danger_reply, follow_up, reply
from tests.safeguarding.fakes import WEEKDAYS, Broken, FakeContact, FakeKnowledge, FakePack, town

content = Content(CONTENT)
KINDS = tuple(content.kinds)
SPEAKERS = (*VOICES, None)
NOW = datetime(2026, 11, 22, 21, 30)
MOST_WORDS = 80
QUESTION = "Is anyone in danger right now?"
WHERE = "Do you know where they are now?"
DOORS = {
    "bury": ("Bury Multi-Agency Safeguarding Hub (MASH)", "0161 253 5678", "Emergency Duty Team", "0161 253 6606"),
    "south_glos": ("Access and Response Team (ART)", "01454 866000", "Emergency Duty Team", "01454 615165"),
}
DSL = "Designated Safeguarding Lead"
CRISIS = re.compile("Samaritans|Shout|NHS 111")
BANNED = re.compile(
    r"secrecy|commit(?:s|ted|ting)? suicide|attention.seeking|just a phase|successful(?:ly)? attempt|failed attempt|"
    r"not alone|tell me more|what happened|when did|who did|are you safe|why did|secret between|"
    r"keep (?:this|it|that) (?:a )?(?:secret|private|confidential)|won't tell|will not tell|confidential|"
    r"low risk|high risk|risk level|calm down|don't worry|do not worry|great question|sorry|"
    r"be okay|be ok\b|everything will|report has been|have passed|we will contact|i will contact",
    re.IGNORECASE,
)
METHODS = re.compile(
    r"\b(?:hang(?:ing)?|noose|rope|ligature|overdos\w*|paracetamol|pills?|bleach|poison\w*|blades?|razors?|"
    r"kniv?fe|knives|guns?|bridges?|jump\w*|drown\w*|railway|train tracks?|cut(?:ting)? (?:your|their)\w*|"
    r"burn(?:ing)?|suffocat\w*|wrists?)\b",
    re.IGNORECASE,
)
# Staff are asked not to promise it.
ASKED_NOT_TO = "Do not promise secrecy."


def made(kb, kind="neglect", voice="parent", council="bury", audience=None, **said):
    screening = Screening(Level.INTERRUPT, kind, voice, **said)
    return reply(screening, council=council, audience=audience, now=NOW, kb=kb)


def everything(kb, councils=("bury", "south_glos", None)):
    for kind, voice, own, urgent, council in product(KINDS, SPEAKERS, (False, True), (False, True), councils):
        yield (kind, voice, own, urgent, council), made(kb, kind, voice, council, about_self=own, immediate=urgent)


@pytest.fixture(scope="module")
def replies(kb):
    return list(everything(kb))


def own_words(message):
    """The words of the reply without the lines that say whom to call and how."""
    without = [
        line
        for line in message["text"].splitlines()
        if not line.startswith("- ") and "ell me which council" not in line and "Tell me your council" not in line
    ]
    return " ".join(without)


def sentences(text):
    return [s for s in re.split(r"(?<=[.!?:])\s+", text) if s.strip()]


def all_strings(value):
    if isinstance(value, dict):
        for part in value.values():
            yield from all_strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from all_strings(part)
    else:
        yield value


def test_elements_stand_in_their_order(replies):
    for case, message in replies:
        text = message["text"]
        order = [text.index("I am an automated service"), text.index("999"), text.index("\n- "), text.rindex(QUESTION)]
        assert order == sorted(order), case
        assert order[0] > 0, case
        assert text.endswith(QUESTION), case


def test_it_says_that_it_is_automated_and_tells_nobody(replies):
    for case, message in replies:
        assert re.search(r"can't (?:see who you are, )?send help or pass this on", message["text"]), case


def test_own_life_adds_company_and_distance_after_the_ways_to_help(replies):
    for case, message in replies:
        if case[0] not in ("suicide", "self-harm"):
            continue
        after = message["text"].rsplit("\n- ", 1)[1]
        assert re.search("Stay with them|Be with someone|nobody is left alone", after), case
        assert re.search("[Mm]ove away", after), case


def test_the_first_bubble_is_short(replies):
    longest = max((len(own_words(m).split()), str(case)) for case, m in replies)
    assert longest[0] <= MOST_WORDS, longest


def test_one_question_only(replies):
    for case, message in replies:
        text = message["text"].replace(WHERE, "") if case[0] == "missing" else message["text"]
        assert text.count("?") == 1, case


def test_missing_adult_is_asked_where_the_child_is(replies):
    for case, message in replies:
        if case[0] == "missing" and case[1] != "young_person":
            assert WHERE in message["text"], case


def test_999_is_always_said_and_comes_first_when_immediate(replies):
    for case, message in replies:
        text = message["text"]
        assert "999" in text, case
        if case[3]:
            assert re.search("[Cc]all 999", text.split("\n- ")[0]), case
            assert next(b for b in message["custom"]["blocks"] if b["kind"] == "contact").get("tel") == "999", case


def test_front_door_by_name_and_number(replies):
    for (kind, voice, own, urgent, council), message in replies:
        if council is None:
            continue
        assert all(part in message["text"] for part in DOORS[council]), (kind, voice, own, urgent)
        assert "child's safety" in message["text"] or voice == "young_person"
        assert "If nobody answers, call the other number." in message["text"]
        assert "22 November 2026" in message["text"]


def test_never_the_other_council(replies):
    for case, message in replies:
        for council, (name, number, _, night) in DOORS.items():
            if case[4] != council:
                assert name not in message["text"] and number not in message["text"]
                assert night not in message["text"], case


def test_staff_are_told_of_the_lead(replies):
    for case, message in replies:
        if case[1] in ("staff", None):
            assert DSL in message["text"], case


def test_young_people_are_given_childline(replies):
    for case, message in replies:
        if case[1] == "young_person":
            assert "Childline: call 0800 1111" in message["text"], case


def test_own_life_has_a_crisis_line(replies):
    for case, message in replies:
        if case[0] in ("suicide", "self-harm"):
            assert CRISIS.search(message["text"]), case


def test_an_allegation_never_rests_on_the_school_alone(replies):
    for case, message in replies:
        if case[0] == "allegation-staff":
            assert "LADO" in message["text"] and "head" in message["text"], case
            if case[1] != "young_person":
                assert "chair of governors" in message["text"], case


@pytest.mark.parametrize("voice", ["parent", "young_person", "other", None])
def test_domestic_abuse_warns_of_the_screen_where_the_speaker_lives_with_it(kb, voice):
    text = made(kb, "domestic-abuse", voice)["text"]
    assert "leave this page" in text or voice == "other"


def test_routes_are_at_most_three_and_are_those_of_the_text(replies):
    for case, message in replies:
        mark = message["custom"]["safeguarding"]
        assert mark["level"] == "interrupt" and mark["kind"] == case[0]
        assert 1 <= len(mark["routes"]) <= 3, case
        shown = [b for b in message["custom"]["blocks"] if b["kind"] == "contact" and b.get("tel") != "999"]
        pair = case[4] is not None and bool({"front-door", "lado"} & set(mark["routes"]))
        assert len(shown) == len(mark["routes"]) + pair, case


def test_text_is_complete_without_the_blocks(replies):
    for case, message in replies:
        for block in message["custom"]["blocks"]:
            if block["kind"] == "contact" and block.get("tel") != "999":
                assert block["name"] in message["text"], case
                assert block.get("tel", "") in message["text"], case
                assert block["purpose"] and block["checked_on"] == "2026-11-22"
            if block["kind"] == "paragraph":
                assert block["text"] in message["text"], case
            if block["kind"] == "steps":
                assert all(item in message["text"] for item in block["items"]), case


def test_every_source_has_a_title_and_a_day(replies):
    for case, message in replies:
        assert message["custom"]["sources"], case
        for source in message["custom"]["sources"]:
            assert set(source) == {"title", "section", "url", "checked_on", "status"}
            assert source["title"] and source["checked_on"] == "2026-11-22"


def test_choices_ask_whether_anyone_is_in_danger_and_lead_back(replies):
    for case, message in replies:
        titles = {c["id"]: c["title"] for c in message["choices"]}
        assert titles["danger-yes"] == "Yes" and titles["danger-no"] == "No"
        assert titles["danger-unsure"] == "Not sure"
        assert message["choices"][-1] == {"id": "back-to-question", "title": "Go back to my question"}
        assert ("council:bury" in titles) == (case[4] is None and "council" in message["text"]), case


def test_custom_is_as_the_page_expects(kb):
    custom = made(kb, audience="parent")["custom"]
    assert custom["outcome"] == "safeguarding"
    assert (custom["topic"], custom["council"], custom["audience"]) == (None, "bury", "parent")


def test_no_banned_phrase_no_method_no_promise(replies):
    texts = {m["text"] for _, m in replies} | set(all_strings(content.replies))
    for text in texts:
        assert not BANNED.search(text.replace(ASKED_NOT_TO, "")), BANNED.search(text)
        assert not METHODS.search(text), METHODS.search(text)
        assert "!" not in text


def test_the_words_hold_no_number_but_999():
    for text in all_strings(content.replies):
        for number in re.findall(r"\d{3,}", text):
            assert number == "999", text


def test_every_number_comes_from_the_register(kb, replies):
    people = [c for pack in kb.councils.values() for c in pack.contacts.values()] + [*kb.helplines.values()]
    known = {re.sub(r"\D", "", n) for c in people for n in (c.phone, c.text) if n} | {"999"}
    for case, message in replies:
        for number in re.findall(r"(?:call|text|to) (\d[\d ]+\d)", message["text"]):
            assert number.replace(" ", "") in known, (case, number)


def test_young_people_read_short_sentences():
    lengths = []
    for kind in content.replies["kinds"].values():
        for part, texts in kind.items():
            if part != "group":
                for name in ("young_person", "young_person_self"):
                    lengths += [len(s.split()) for s in sentences(texts.get(name, ""))]
    assert max(lengths) <= 12
    assert sum(length <= 8 for length in lengths) / len(lengths) >= 0.8


def test_adults_read_sentences_under_twenty_words():
    for text in all_strings(content.replies):
        for sentence in sentences(re.sub(r"\{[^}]+\}", "X", text)):
            assert len(sentence.split()) <= 20, sentence


def test_abuse_is_not_the_childs_fault(kb):
    for kind in (
        "sexual-abuse",
        "physical-abuse",
        "emotional-abuse",
        "neglect",
        "domestic-abuse",
        "bullying-harm",
        "sexual-exploitation-online",
        "criminal-exploitation",
        "fgm-forced-marriage",
        "allegation-staff",
        "discriminatory-hate",
        "home-unsafe",
        "disclosure-unspecified",
    ):
        assert "It is not your fault" in made(kb, kind, "young_person")["text"] or kind == "domestic-abuse"


def test_every_kind_has_its_own_words_for_a_child():
    for kind in KINDS:
        texts = content.replies["kinds"][kind]
        assert texts["group"] in content.replies["banner"]
        for part in ("opening", "now"):
            assert "any" in texts[part] and "young_person" in texts[part], kind
        assert set(texts) <= {"group", "opening", "danger", "danger_now", "dsl", "dsl_if", "now", "ways", "stay"}
        for voices in (v for part, v in texts.items() if part != "group"):
            assert set(voices) <= {"any", *VOICES, "unknown", "self", "young_person_self"}, kind


@pytest.mark.parametrize(
    "broken",
    [
        None,
        Broken(),
        FakeKnowledge(),
        object(),
        FakeKnowledge(helplines={"childline": object()}),
        FakeKnowledge(councils={"bury": object()}),
        FakeKnowledge(councils={"bury": FakePack("B", {"front-door": "x"})}),
    ],
    ids=["none", "failing", "empty", "other", "helpline", "council", "contact"],
)
def test_without_a_register_999_and_childrens_services_are_still_said(broken):
    for (kind, voice, own, urgent, _), message in everything(broken, councils=("bury", None)):
        text = message["text"]
        assert "999" in text and "I am an automated service" in text and text.endswith(QUESTION)
        assert "children's services" in text or "council has people" in text, (kind, voice, own, urgent)
        assert message["custom"]["safeguarding"]["routes"] == []
        assert message["custom"]["blocks"] and message["choices"]


def test_strange_settings_do_no_harm(kb):
    for council, audience, now in (("nowhere", "robot", NOW), ([], {}, NOW), (None, None, None), (7, 7, "late")):
        message = reply(
            Screening(Level.INTERRUPT, "no-such-kind", "nobody"), council=council, audience=audience, now=now, kb=kb
        )
        assert "999" in message["text"] and message["text"].endswith(QUESTION)


def test_hours_choose_the_number_in_the_text():
    kb = town(day=WEEKDAYS)
    screening = Screening(Level.INTERRUPT, "neglect", "staff")
    day = reply(screening, council="town", audience=None, now=datetime(2026, 11, 23, 10), kb=kb)["text"]
    night = reply(screening, council="town", audience=None, now=datetime(2026, 11, 23, 22), kb=kb)["text"]
    assert "0111 100" in day and "0111 200" not in day
    assert "0111 200" in night and "0111 100" not in night


def test_a_door_that_is_closed_is_said_to_be():
    kb = town(day=WEEKDAYS, **{"out-of-hours": None})
    assert (
        "closed now"
        in reply(
            Screening(Level.INTERRUPT, "neglect", "staff"),
            council="town",
            audience=None,
            now=datetime(2026, 11, 23, 22),
            kb=kb,
        )["text"]
    )


def test_a_contact_that_is_only_online_or_takes_texts_is_said_so(kb):
    assert "go to ceop.police.uk/safety-centre" in made(kb, "sexual-exploitation-online", "staff")["text"]
    assert "call 116 000 or text 116 000" in made(kb, "missing", "parent")["text"]
    fake = FakeKnowledge(helplines={"nspcc": FakeContact("nspcc", "N", phone="", url="https://www.n.uk/")})
    assert "go to n.uk" in made(fake, council=None)["text"]


@pytest.mark.parametrize(
    ("audience", "said", "has"),
    [
        ("staff", Screening(Level.INTERRUPT, "neglect", "parent"), DSL),
        ("staff", Screening(Level.INTERRUPT, "neglect"), DSL),
        ("staff", Screening(Level.INTERRUPT, "neglect", "young_person", about_self=False), DSL),
        ("parent", Screening(Level.INTERRUPT, "neglect", "staff"), DSL),
        ("young_person", Screening(Level.INTERRUPT, "neglect", "parent"), "Childline"),
        ("young_person", Screening(Level.INTERRUPT, "neglect"), "Childline"),
        ("parent", Screening(Level.INTERRUPT, "neglect", "young_person", about_self=True), "Childline"),
        ("parent", Screening(Level.INTERRUPT, "neglect", "young_person", voice_said=False), "NSPCC"),
    ],
)
def test_words_tell_who_speaks_and_the_page_fills_in(kb, audience, said, has):
    assert has in reply(said, council="bury", audience=audience, now=NOW, kb=kb)["text"]


@pytest.mark.parametrize("choice", ["danger-yes", "danger-unsure", "danger-no", "anything"])
def test_follow_up(kb, choice):
    for kind, voice, own in product(KINDS, SPEAKERS, (False, True)):
        screening = Screening(Level.INTERRUPT, kind, voice, about_self=own)
        message = danger_reply(choice, screening, council="bury", audience=None, now=NOW, kb=kb)
        text = message["text"]
        assert text.startswith("Call 999 now.") == (choice != "danger-no")
        assert "999" in text and "?" not in text
        assert not BANNED.search(text) and not METHODS.search(text)
        assert message["choices"][-1]["id"] == "back-to-question"
        assert message["custom"]["safeguarding"]["level"] == "interrupt"
        assert len(text.split("\n- ")[0].split()) <= MOST_WORDS


def test_follow_up_without_a_screening_and_without_a_register(kb):
    assert follow_up("danger-no", council="bury", audience="staff", now=NOW, kb=kb)["text"].count(DSL) == 1
    text = danger_reply("danger-yes", council="bury", audience=None, now=NOW, kb=None)["text"]
    assert text.startswith("Call 999 now.") and "children's services" in text


def test_no_one_in_danger_still_gets_the_front_door_and_no_reassurance(kb):
    for voice in SPEAKERS:
        text = danger_reply(
            "danger-no",
            Screening(Level.INTERRUPT, "neglect", voice),
            council="south_glos",
            audience=None,
            now=NOW,
            kb=kb,
        )["text"]
        assert all(part in text for part in DOORS["south_glos"])
