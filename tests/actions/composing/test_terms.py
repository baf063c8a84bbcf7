"""Which glossary terms a message names, and how they are named back."""

import pytest

from actions.composing.explanations import named_in_full
from actions.composing.terms import terms_named
from knowledge import Knowledge
from knowledge.models import Council, Term
from tests.builders import COUNCIL, context, knowledge_of, make


class TestTerms:
    @pytest.fixture(scope="class")
    def glossary(self) -> Knowledge:
        return knowledge_of(
            make(Term, id="ehcp", title="EHC plan (EHCP)", aliases=["EHCP", "EHC plan"]),
            make(Term, id="section-f", title="Section F"),
            make(Term, id="send", title="SEND", aliases=["special educational needs and disabilities"]),
            make(Term, id="hi", title="Hearing impairment (HI)", aliases=["hearing impairment"]),
            make(Term, id="needs", title="Special educational needs"),
        )

    @pytest.mark.parametrize(("text", "ids"), [
        ("what is Section F", ["section-f"]), ("what is an EHCP", ["ehcp"]), ("section f of the ehcp", ["section-f"]),
        ("what is SEND", ["send"]), ("send me section f", ["section-f"]),
        ("special educational needs and disabilities", ["send"]), ("Special educational needs?", ["needs"]),
        ("what is HI and section F", ["hi", "section-f"]), ("hi, what is section F", ["section-f"]),
        ("sections of it", []), ("", []),
    ])
    def test_the_terms_of_a_message(self, glossary: Knowledge, text: str, ids: list[str]) -> None:
        assert [t.id for t in terms_named(glossary, context(text=text))] == ids

    @pytest.mark.parametrize(("council", "ids"), [
        (COUNCIL, ["local", "portage"]), ("elsewhere", ["portage"]), (None, ["portage"])])
    def test_a_councils_own_word_is_told_to_its_people_only(self, council: str | None, ids: list[str]) -> None:
        kb = knowledge_of(make(Council), make(Term, id="portage", title="Portage"),
                          make(Term, id="local", title="Costed map (CM)", aliases=["costed map"]))
        kb.council_of["local"] = COUNCIL
        text = "what is CM and a costed map and portage"
        assert [t.id for t in terms_named(kb, context(text=text, council=council))] == ids

    @pytest.mark.parametrize(("title", "aliases", "shown"), [
        ("EOTAS", ["education otherwise than at school"], "EOTAS: education otherwise than at school"),
        ("MASH", ["the mash team", "Multi-Agency Safeguarding Hub"], "MASH: Multi-Agency Safeguarding Hub"),
        ("Meltdown", ["melt down"], "Meltdown"),
        ("Mediation", ["mediation adviser"], "Mediation"),
        ("SEND Priority Plan", ["SEND PIP"], "SEND Priority Plan"),
        ("SEND (special educational needs and disabilities)", ["special educational needs and disabilities"],
         "SEND (special educational needs and disabilities)"),
        ("OAIP", [], "OAIP"),
    ])
    def test_an_abbreviation_is_named_in_full(self, title: str, aliases: list[str], shown: str) -> None:
        assert named_in_full(make(Term, title=title, aliases=aliases)) == shown
