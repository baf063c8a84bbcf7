"""What an answer marks in its words: numbers that dial, abbreviations with their meaning."""

import pytest

from bot.web.abbreviations import Abbreviations, short_forms
from tests.web.fakes import FakeTerm, knowledge, message


def marked(block):
    """List what is marked in each text of a block, and check that the spans say the text word for word."""
    found = []
    for name, value in block.get("spans", {}).items():
        several = isinstance(block[name], list)
        for parts, text in zip(value, block[name], strict=True) if several else [(value, block[name])]:
            assert "".join(p if isinstance(p, str) else p.get("term", p.get("tel")) for p in parts) == text
            found += [p.get("term", p.get("tel")) for p in parts if isinstance(p, dict)]
    return found


@pytest.fixture
def answer(api, rasa):
    def ask(*blocks, **custom):
        reply = message("x", list(blocks))
        reply["custom"] |= {"council": "bury", "audience": "parent"} | custom
        rasa.answer = lambda body: [reply]
        return api.say("hello").json()["messages"][0]["custom"]["blocks"]

    return ask


def paragraph(text):
    return {"kind": "paragraph", "text": text}


def test_an_abbreviation_is_explained_where_it_first_stands(answer):
    blocks = answer(
        paragraph("Nothing here."),
        {"kind": "steps", "items": ["Write to the school.", "Ask the SENCO, then all SENCOs."]},
        paragraph("The SENCO answers."),
    )

    assert [marked(b) for b in blocks] == [[], ["SENCO"], []]
    term = blocks[1]["spans"]["items"][1][1]
    assert term["name"] == "SENCO"
    assert term["meaning"].startswith("The SENCO is the teacher")


def test_the_meaning_speaks_to_the_audience(answer):
    block = answer(paragraph("Ask the SENCO."), audience="staff")[0]

    assert block["spans"]["text"][1]["meaning"].startswith("The qualified teacher")


@pytest.mark.parametrize(
    "text",
    [
        "An EHC plan (education, health and care plan) is a document. Ask for an EHC plan.",
        "The special educational needs coordinator (SENCO) knows. Ask the SENCO.",
        "SEND is known.",
        "PIP can mean two things, so neither is said.",
        "ART is a word of another council.",
        "A SENCO-like sound, MEHCP and sENCO are other words.",
    ],
)
def test_what_needs_no_meaning_is_left(answer, text):
    assert marked(answer(paragraph(text))[0]) == []


def test_an_answer_about_a_term_does_not_explain_it_again(answer):
    assert marked(answer(paragraph("The SENCO leads."), topic="term-senco")[0]) == []


def test_the_longest_name_is_marked(answer):
    assert marked(answer(paragraph("Ask for EHC plans."))[0]) == ["EHC plan"]


def test_numbers_dial_in_every_kind_of_text(answer):
    timeline = {"kind": "timeline", "steps": [{"what": "Call 0161 496 0 003 today."}, {"what": "Wait."}]}
    blocks = answer(paragraph("Call 0161 496 0 003 or 999."), timeline)

    assert marked(blocks[0]) == ["0161 496 0 003"]
    assert marked(blocks[1]["steps"][0]) == ["0161 496 0 003"]
    assert "spans" not in blocks[1]["steps"][1]


def test_where_there_may_be_danger_numbers_are_marked_and_nothing_else(answer):
    blocks = answer(paragraph("Call 0800 1111. Tell the SENCO."), safeguarding={"level": "interrupt"})

    assert marked(blocks[0]) == ["0800 1111"]


def test_short_forms_of_a_term():
    term = FakeTerm("x", "Autism (ASD, ASC)", ("autistic", "ASDs", "A", "ASD pathway today maybe"), None)

    assert short_forms(term) == {"ASD", "ASC", "ASDs"}


def test_the_real_glossary_explains_each_abbreviation_in_one_way(kb):
    found = Abbreviations(kb)
    for council, text, expected in [
        ("bury", "Ask the SENCO and the EP at CAMHS.", ["term-senco", "term-ep", "term-camhs"]),
        ("south_glos", "Call ART.", ["south-glos-term-art"]),
        ("bury", "Call ART.", []),
        ("bury", "An EHC needs assessment", ["term-ehcna"]),
        ("bury", "SEN Support at an SEN Panel", ["term-sen-support", "term-send"]),
    ]:
        assert [f.term.id for f in found.find(text, council)] == expected


def test_no_terms_find_nothing():
    kb = knowledge()
    kb.terms = {}

    assert list(Abbreviations(kb).find("The SENCO", "bury")) == []
