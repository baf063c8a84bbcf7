"""What a message mentions: names, misspelt ones, years and ages, and what it denies."""

import pytest

from bot.language.mentions import Mentions
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from knowledge import Knowledge
from tests.language.conftest import Find


def values(find: Find, text: str) -> list[tuple[str, str]]:
    return [(m.kind, m.value) for m in find(text) if not m.denied]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "mentioned"),
        [
            ("help with autism please", [("need", "autism")]),
            ("AUTISM", [("need", "autism")]),
            ("is he on the spectrum", [("need", "autism")]),
            ("autism and adhd", [("need", "autism"), ("need", "adhd")]),
            ("who is the EHC team in Testshire", [("contact", "ehc-team"), ("council", "testshire")]),
            ("elklan for KS2", [("intervention", "int-elklan"), ("phase", "ks2")]),
            ("targeted support, senco here", [("tier", "level-2"), ("audience", "staff")]),
            ("we live in the moors", [("other_council", "Testshire Moors")]),
            ("his extreme avoidance at home", [("need", "pda")]),
            ("please ring the panel of experts", [("term", "term-panel")]),
            ("a communication need or language difficulties", [("need", "slcn"), ("need", "slcn")]),
            ("lost for word", [("need", "slcn")]),
            ("autism at post-16", [("need", "autism"), ("phase", "post-16")]),
            ("Post 16 strategies", [("phase", "post-16")]),
            ("POST-16", [("phase", "post-16")]),
            ("nothing here", []),
            ("", []),
        ],
    )
    def test_in_the_order_of_the_message(self, find: Find, text: str, mentioned: list[tuple[str, str]]) -> None:
        assert values(find, text) == mentioned

    @pytest.mark.parametrize(
        ("text", "mentioned"),
        [
            ("PDA profile of autism", [("need", "pda")]),
            ("attention deficit hyperactivity disorder", [("need", "adhd")]),
            ("testshire moors", [("other_council", "Testshire Moors")]),
            ("autism spectrum disorder", [("need", "autism")]),
            ("the autism panel", [("term", "term-panel")]),
        ],
    )
    def test_the_longest_name_wins(self, find: Find, text: str, mentioned: list[tuple[str, str]]) -> None:
        assert values(find, text) == mentioned

    @pytest.mark.parametrize("text", ["padaced", "automatism", "kstwo", "dyslexias of letters"])
    def test_a_part_of_a_word_is_no_name(self, find: Find, text: str) -> None:
        assert values(find, text) == []

    def test_the_place_is_known(self, find: Find) -> None:
        text = "my son has autism, I think"
        (mention,) = find(text)
        assert text[mention.start : mention.end] == mention.text == "autism"


class TestMisspelt:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("autisim", "autism"),
            ("austism", "autism"),
            ("dyslexa", "dyslexia"),
            ("dislexia", "dyslexia"),
            ("dyslexica", "dyslexia"),
            ("dysprxia", "dyspraxia"),
            ("berevement", "bereavement"),
            ("beareavement", "bereavement"),
            ("mediaton", "term-mediation"),
            ("testsire", "testshire"),
        ],
    )
    def test_one_letter_off(self, find: Find, text: str, value: str) -> None:
        assert [m.value for m in find(f"help with {text} please")] == [value]

    @pytest.mark.parametrize(
        "text",
        [
            "he cannot go in the morning",
            "he takes medication",
            "she likes meditation",
            "he is very artistic",
            "I asked the mediator",
            "explosion of anger",
            "an impulse",
            "adhb",
            "audism",
            "moor",
            "elk",
        ],
    )
    def test_another_word_is_no_misspelling(self, find: Find, text: str) -> None:
        assert values(find, text) == []

    def test_the_first_letter_is_never_wrong(self, find: Find) -> None:
        assert values(find, "nereavement") == []


class TestDenied:
    @pytest.mark.parametrize(
        "text",
        [
            "not autism",
            "it is not autism",
            "it isn't autism",
            "it isnt autism",
            "he doesn't have autism",
            "without autism",
            "no autism here",
            "never autism",
            "not in testshire",
            "not KS2",
            "not targeted support",
        ],
    )
    def test_what_is_denied_is_marked(self, find: Find, text: str) -> None:
        assert [m.denied for m in find(text)] == [True]

    @pytest.mark.parametrize(
        ("text", "mentioned"),
        [
            ("not autism but adhd", [("need", "adhd")]),
            ("no, I meant autism", [("need", "autism")]),
            ("I meant adhd, not autism", [("need", "adhd")]),
            ("he is not in school and has autism", [("need", "autism")]),
            ("I do not know what the EHC team does", [("contact", "ehc-team")]),
            ("not without mediation", [("term", "term-mediation")]),
        ],
    )
    def test_what_is_meant_is_kept(self, find: Find, text: str, mentioned: list[tuple[str, str]]) -> None:
        assert values(find, text) == mentioned


class TestYearsAndAges:
    @pytest.mark.parametrize(
        ("text", "phase"),
        [
            ("year 1", "ks1"),
            ("Year 2", "ks1"),
            ("yr 3", "ks2"),
            ("yr6", "ks2"),
            ("Y7", "ks3"),
            ("y-9", "ks3"),
            ("years 10", "ks4"),
            ("year.11", "ks4"),
            ("KS1", "ks1"),
            ("my 4 year old", "early-years"),
            ("a 4-year-old", "early-years"),
            ("he's 7", "ks2"),
            ("aged 5", "ks1"),
            ("she is 11", "ks3"),
            ("just turned 14", "ks4"),
            ("7yo", "ks2"),
            ("7 y/o", "ks2"),
            ("8 yr old", "ks2"),
            ("4 and a half year old", "early-years"),
            ("age 15", "ks4"),
            ("who is 6", "ks1"),
            ("shes 9", "ks2"),
            ("he's nearly 12", "ks3"),
            ("she is actually 6", "ks1"),
        ],
    )
    def test_a_year_group_or_an_age_is_a_phase(self, find: Find, text: str, phase: str) -> None:
        assert values(find, f"strategies for {text} please") == [("phase", phase)]

    @pytest.mark.parametrize(
        "text",
        [
            "the limit is 6 weeks",
            "it is 20 weeks",
            "he is 3 years behind",
            "she is 2 years below",
            "it is 15 days",
            "year 14",
            "year 0",
            "20 year wait",
            "is 5 times",
            "the answer is 40",
            "in 2026",
            "section 9",
            "it is 10 minutes",
            "the cost is 5%",
        ],
    )
    def test_other_numbers_are_no_phase(self, find: Find, text: str) -> None:
        assert values(find, text) == []

    def test_a_year_group_wins_over_an_age(self, find: Find) -> None:
        assert values(find, "he is 8 and in year 3") == [("phase", "ks2")]
        assert values(find, "she is 11 but in year 6") == [("phase", "ks2")]

    def test_two_year_groups(self, find: Find) -> None:
        assert values(find, "year 2 and year 3") == [("phase", "ks1"), ("phase", "ks2")]


class TestRealContent:
    @pytest.fixture(scope="class")
    def real(self, kb: Knowledge) -> Find:
        language, mentions = build(kb), Mentions(kb, names(kb))
        return lambda text: mentions.find(language(text))

    @pytest.mark.parametrize(
        ("text", "mentioned"),
        [
            ("strategies for autism in year 3", [("need", "autism"), ("phase", "ks2")]),
            ("who do I ring in Bury", [("council", "bury")]),
            ("i live in prestwich", [("council", "bury")]),
            ("South Gloucestershire", [("council", "south_glos")]),
            ("help with dyslexa", [("need", "dyslexia")]),
            ("anxiety at post-16", [("need", "anxiety"), ("phase", "post-16")]),
            ("post 16 and adhd", [("phase", "post-16"), ("need", "adhd")]),
            ("she has a visual impairment", [("need", "vision-impairment")]),
            ("visual impairments", [("need", "vision-impairment")]),
        ],
    )
    def test_stable_names(self, real: Find, text: str, mentioned: list[tuple[str, str]]) -> None:
        found = values(real, text)
        assert [m for m in found if m in mentioned] == mentioned

    def test_bury_st_edmunds_is_not_bury(self, real: Find) -> None:
        assert ("council", "bury") not in values(real, "I live in Bury St Edmunds")

    def test_everyday_words_are_no_needs(self, real: Find) -> None:
        text = "he takes his medication every morning and then there is a meeting about the transcription"
        assert [m for m in values(real, text) if m[0] == "need"] == []
