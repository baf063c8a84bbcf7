"""Every name in the content stands for one thing."""

import pytest

from bot.language.vocabulary import Name, in_other_number, names, normal, with_adverbs
from knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("EHC Plan", "ehc plan"),
        ("  Getting   Help ", "getting help"),
        ("pre-school", "pre school"),
        ("E.H.C.P.", "e h c p"),
        ("child's plan", "child's plan"),
        ("R&D", "r & d"),
        ("(PDA)", "pda"),
        ("Tourette's", "tourette's"),
        ("snake_case", "snake case"),
        ("?!", ""),
        ("caf\u00e9", "caf\u00e9"),
    ],
)
def test_normal(text: str, words: str) -> None:
    assert normal(text) == words


def named(kb: Knowledge, words: str) -> tuple[str, str]:
    name = next(n for n in names(kb) if n.words == words)
    return name.kind, name.value


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("testshire council", "council", "testshire"),
        ("testshire", "council", "testshire"),
        ("old town", "council", "testshire"),
        ("testshire county", "council", "testshire"),
        ("senco here", "audience", "staff"),
        ("ks2", "phase", "ks2"),
        ("autistic", "need", "autism"),
        ("targeted support", "tier", "level-2"),
        ("elklan", "intervention", "int-elklan"),
        ("ehc team", "contact", "ehc-team"),
        ("the moors", "other_council", "Testshire Moors"),
        ("moors", "other_council", "Moors"),
        ("mediation", "term", "term-mediation"),
    ],
)
def test_each_kind_has_names(words: Knowledge, said: str, kind: str, value: str) -> None:
    assert named(words, said) == (kind, value)


def test_the_earlier_kind_keeps_a_shared_name(words: Knowledge) -> None:
    assert named(words, "asd") == ("need", "autism")
    assert {(n.kind, n.value) for n in names(words) if n.words == "asd"} == {("need", "autism")}


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("autism spectrum disorder", "autism"),
        ("pda demand avoidance", "pda"),
        ("extreme avoidance", "pda"),
        ("avoids demands", "pda"),
    ],
)
def test_a_word_of_the_glossary_that_names_a_need_is_that_need(words: Knowledge, said: str, need: str) -> None:
    assert named(words, said) == ("need", need)


@pytest.mark.parametrize(
    ("said", "term"),
    [
        # An everyday word is no need, whatever the glossary says of it.
        ("add", "term-adhd"),
        ("autism panel", "term-panel"),
        ("panel of experts", "term-panel"),
        ("mediation", "term-mediation"),
    ],
)
def test_another_word_of_the_glossary_stays_one(words: Knowledge, said: str, term: str) -> None:
    assert named(words, said) == ("term", term)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("communication needs", ["communication need"]),
        ("communication need", ["communication needs"]),
        ("language difficulty", ["language difficulties"]),
        ("language difficulties", ["language difficulty"]),
        ("school day", ["school days"]),
        ("weak illness", []),
        ("early diagnosis", []),
        ("dyslexia", []),
        ("the zqxj", []),
        ("", []),
    ],
)
def test_one_of_it_or_many(one: str, other: list[str]) -> None:
    assert in_other_number(one) == other


@pytest.mark.parametrize("said", ["communication need", "communication needs", "language difficulties"])
def test_a_need_is_named_by_one_or_many_of_it(words: Knowledge, said: str) -> None:
    assert named(words, said) == ("need", "slcn")


def test_longer_names_come_first(words: Knowledge) -> None:
    lengths = [len(n.words) for n in names(words)]
    assert lengths == sorted(lengths, reverse=True)


def test_no_name_stands_twice_or_for_nothing(words: Knowledge) -> None:
    written = [(n.words, n.written) for n in names(words)]
    assert len(written) == len(set(written)) and all(said for said, _ in written)


def test_however_it_is_written_a_name_stands_for_one_thing(words: Knowledge, kb: Knowledge) -> None:
    for known in (words, kb):
        owners: dict[str, set[tuple[str, str]]] = {}
        for name in names(known):
            owners.setdefault(name.words, set()).add((name.kind, name.value))
        assert {said: things for said, things in owners.items() if len(things) > 1} == {}


def test_each_way_of_writing_is_kept(words: Knowledge, kb: Knowledge) -> None:
    for known in (words, kb):
        assert {"post-16", "post 16"} <= {n.written for n in names(known) if n.value == "post-16"}


def test_a_tier_stands_for_its_own_name_whatever_the_marks(kb: Knowledge) -> None:
    tiers = [n for n in names(kb) if n.kind == "tier" and n.value not in kb.levels]
    assert tiers and all(n.value == n.words for n in tiers)


def test_the_written_form_is_kept() -> None:
    assert Name("pre school", "phase", "early-years", "pre-school").written == "pre-school"


@pytest.mark.parametrize(
    ("said", "value"),
    [("getting help", "getting help"), ("bury", "bury"), ("south glos", "south_glos"), ("prestwich", "bury")],
)
def test_real_names(kb: Knowledge, said: str, value: str) -> None:
    assert named(kb, said)[1] == value


def test_who_asks_may_be_put_right() -> None:
    said = with_adverbs("im a teacher")
    assert {"i am a teacher", "i'm actually a teacher", "im a teacher"} <= set(said)
    assert with_adverbs("teacher here") == ["teacher here"]
