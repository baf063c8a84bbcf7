"""A small vocabulary and the spaCy language that is built from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import paths
from bot.language.encoder_export import FULL, SMALL
from bot.language.mentions import Mention, Mentions
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from knowledge import Knowledge
from knowledge.models import AudienceWords, Contact, Council, Intervention, Level, Need, OtherCouncil, Phase, Term
from tests.builders import knowledge_of, make

Find = Callable[[str], list[Mention]]


def vocabulary() -> Knowledge:
    """Make names that include, resemble and contradict one another."""
    years = {
        "early-years": ["reception"],
        "ks1": ["1", "2"],
        "ks2": ["3", "4", "5", "6"],
        "ks3": ["7", "8", "9"],
        "ks4": ["10", "11"],
        "post-16": ["12", "13"],
    }
    ages = {"early-years": (0, 5), "ks1": (5, 7), "ks2": (7, 11), "ks3": (11, 14), "ks4": (14, 16),
            "post-16": (16, 25)}
    return knowledge_of(
        make(
            Council,
            aliases=["testshire county"],
            places=["Old Town"],
            look_alikes=[{"name": "Testshire Moors", "aliases": ["the moors"]}],
        ),
        *(
            make(
                Phase,
                id=p,
                title=f"Phase {p}",
                ages={"from": ages[p][0], "to": ages[p][1]},
                years=years[p],
                aliases=[p.upper(), p.replace("-", " ")],
            )
            for p in years
        ),
        make(Need, id="autism", title="Autism", aliases=["autistic", "ASD", "on the spectrum"]),
        make(Need, id="adhd", title="ADHD", aliases=["attention deficit hyperactivity disorder"]),
        make(Need, id="pda", title="PDA profile of autism", aliases=["PDA"]),
        make(Need, id="bereavement", title="Bereavement", aliases=["mourning", "grief"]),
        make(Need, id="dyslexia", title="Dyslexia", aliases=["dyslexic"]),
        make(Need, id="dyspraxia", title="Dyspraxia"),
        make(Need, id="slcn", title="Communication needs", aliases=["language difficulty", "lost for words"]),
        make(Level, id="level-2", level=2, aliases=["targeted support"]),
        make(AudienceWords, id="staff", aliases=["senco here"]),
        make(Intervention, id="int-elklan", title="Elklan"),
        make(Contact, id="testshire-team", role="ehc-team", title="EHC team", name="EHC team"),
        make(OtherCouncil, id="other-moors", name="Moors"),
        make(Term, id="term-mediation", title="Mediation"),
        # Words for a need: most of its names are the need's, or it is called like the need.
        make(Term, id="term-asd", title="ASD", aliases=["autism spectrum disorder"]),
        make(Term, id="term-pda", title="PDA (demand avoidance)", aliases=["extreme avoidance", "avoids demands"]),
        make(Term, id="term-adhd", title="ADHD", aliases=["add"]),
        # About something else, though one of its names is a need's.
        make(Term, id="term-panel", title="Autism panel", aliases=["panel of experts", "on the spectrum"]),
    )


@pytest.fixture(scope="package")
def words() -> Knowledge:
    return vocabulary()


@pytest.fixture(scope="package")
def find(words: Knowledge) -> Find:
    language, mentions = build(words), Mentions(words, names(words))
    return lambda text: mentions.find(language(text))


@pytest.fixture(scope="session")
def exported_encoder() -> Path:
    """The folder of the sentence encoder as it was published, in full and in small."""
    if not all((paths.ENCODER / name).exists() for name in (FULL, SMALL)):
        pytest.skip("the encoder is not made: run `python -m bot train`")
    return paths.ENCODER
