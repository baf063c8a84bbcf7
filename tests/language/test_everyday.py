"""Names that are everyday words where they stand."""

from datetime import date

import pytest

from bot.language.everyday import only_names
from bot.language.mentions import Mention, Mentions
from bot.language.named import everything_named
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from knowledge import Knowledge
from knowledge.models import Phase
from tests.builders import knowledge_of, make


def kept(text: str, word: str, kind: str) -> bool:
    start = text.lower().index(word)
    return bool(only_names([Mention(kind, "x", start, start + len(word), text[start:start + len(word)])], text))


@pytest.mark.parametrize(("text", "word", "kind", "name"), [
    ("bath time is a fight", "bath", "other_council", False), ("he hates the bath", "bath", "other_council", False),
    ("we live in Bath", "bath", "other_council", True), ("moved from bath in May", "bath", "other_council", True),
    ("the Bath council", "bath", "other_council", True),
    ("off to Wales for three nights", "wales", "other_council", False),
    ("a caravan holiday in Wales", "wales", "other_council", False),
    ("we moved here from Wales", "wales", "other_council", True),
    ("not a blind bit of notice", "blind", "need", False), ("he swears blind he did it", "blind", "need", False),
    ("she is blind", "blind", "need", True), ("blind pupils in PE", "blind", "need", True),
    ("reception told me to go", "reception", "phase", False), ("I rang reception twice", "reception", "phase", False),
    ("he is in reception", "reception", "phase", True), ("ask the reception teacher", "reception", "phase", True),
    ("a level 2 learner", "level 2", "tier", False), ("BTEC level 2", "level 2", "tier", False),
    ("what is level 2 support", "level 2", "tier", True),
    ("only eats mash", "mash", "contact", False), ("mash and peas at lunch", "mash", "contact", False),
    ("MASH number", "mash", "contact", True), ("who rings mash", "mash", "contact", False),
    ("I need to call mash", "mash", "contact", True), ("the mash team", "mash", "contact", True),
])
def test_a_name_by_the_words_around_it(text: str, word: str, kind: str, name: bool) -> None:
    assert kept(text, word, kind) is name


@pytest.fixture
def years() -> Knowledge:
    return knowledge_of(
        make(Phase, id="early-years", title="Early years", ages={"from": 0, "to": 5}, aliases=["YR"]),
        make(Phase, id="ks2", title="Key stage 2", ages={"from": 7, "to": 11}, years=["3", "4"], aliases=["yr 4"]))


@pytest.mark.parametrize(("text", "phases"), [
    ("yr 3/4 class, where do they sit", ["ks2"]), ("my lad in yr 4", ["ks2"]), ("a child in YR", ["early-years"])])
def test_years_side_by_side_are_no_reception_class_and_no_date(years: Knowledge, text: str,
                                                               phases: list[str]) -> None:
    named = everything_named(Mentions(years, names(years)), build(years)(text.lower()), text, date(2026, 11, 22))
    assert [(m.kind, m.value) for m in named] == [("phase", phase) for phase in phases]
