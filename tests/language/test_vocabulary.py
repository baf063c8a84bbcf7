"""Every name in the content stands for one thing."""

import pytest

from bot.language.vocabulary import Name, names, normal
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
    assert named(words, "autism spectrum disorder") == ("term", "term-asd")


def test_longer_names_come_first(words: Knowledge) -> None:
    lengths = [len(n.words) for n in names(words)]
    assert lengths == sorted(lengths, reverse=True)


def test_no_name_stands_twice_or_for_nothing(words: Knowledge) -> None:
    said = [n.words for n in names(words)]
    assert len(said) == len(set(said)) and all(said)


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
