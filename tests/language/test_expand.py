"""Abbreviations are opened up before a sentence is encoded, and other words are left alone."""

import pytest

from bot.language.expand import Expander
from bot.language.words import english
from knowledge import Knowledge
from knowledge.models import Term
from tests.builders import knowledge_of, make


@pytest.fixture(scope="module")
def expander() -> Expander:
    return Expander(
        knowledge_of(
            make(
                Term,
                id="plan",
                title="EHC plan (EHCP)",
                aliases=["EHCP", "E.H.C.P.", "EHC plan", "echp", "education, health and care plan"],
            ),
            make(
                Term,
                id="therapist",
                title="Speech and language therapist (SALT)",
                aliases=["SALT", "speech therapist", "speech and language therapist"],
            ),
            make(Term, id="send", title="SEND", aliases=["special educational needs and disabilities"]),
            make(Term, id="outcome", title="Outcome", aliases=["section E outcomes"]),
            make(Term, id="eotas", title="EOTAS", aliases=["education otherwise than at school"]),
            make(Term, id="alone", title="OFSTED"),
        )
    )


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("how long does an EHCP take?", "how long does an education health and care plan take"),
        ("how long does an ehcp take", "how long does an education health and care plan take"),
        ("SALT report", "speech and language therapist report"),
        ("what is EOTAS", "what is education otherwise than at school"),
        ("a good outcome", "a good outcome"),
        ("ofsted came", "ofsted came"),
        ("salted ehcps", "salted ehcps"),
        ("nothing to open", "nothing to open"),
        ("\u201cEHCP\u201d \u2026", "education health and care plan"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_expand(expander: Expander, text: str, expanded: str) -> None:
    assert expander.expand(text) == expanded


def test_a_misspelt_abbreviation_is_opened_too(expander: Expander) -> None:
    assert "plan" in expander.expand("my echp") and "echp" not in expander.expand("my echp").split()[:2]


def test_an_abbreviation_is_never_opened_to_single_letters(expander: Expander) -> None:
    assert "e h c p" not in expander.expand("ehcp echp")


def test_nothing_to_know_is_no_error() -> None:
    assert Expander(knowledge_of()).expand("An EHCP") == "an ehcp"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ehcp", "education health and care plan"),
        ("salt", "speech and language therapist"),
        ("adhd", "attention deficit hyperactivity disorder"),
        ("eotas", "education otherwise than at school"),
        ("camhs", "child and adolescent mental health services"),
    ],
)
def test_real_abbreviations(kb: Knowledge, short: str, long: str) -> None:
    assert Expander(kb).expand(f"about {short.upper()}") == f"about {long}"


def test_english_words() -> None:
    assert {"morning", "medication", "outcome", "children", "went"} <= english()
    assert not {"ehcp", "dyslexa", "autisim", "camhs"} & english()


def test_an_old_word_gets_todays_beside_it() -> None:
    old = make(Term, id="term-statement", title="Statement (old word)", aliases=["statement"], today="EHC plan")
    expander = Expander(knowledge_of(old))
    assert expander.expand("how long for a statement") == "how long for a statement ehc plan"
    assert expander.expand("how long for a statement", today=True) == "how long for a ehc plan"
