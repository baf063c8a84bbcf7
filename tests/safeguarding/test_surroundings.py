"""Where the cues of a message stand, and how far each of them reaches."""

import pytest

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.context import Context, Span, Surroundings
from tests.safeguarding.small_content import small_content, small_layer


def around(text: str, breaks: tuple[int, ...] = ()) -> Surroundings:
    return Context(small_layer().compiler, small_content()).read(Comparable(tuple(text.split()), frozenset(breaks)))


def kicks(text: str) -> Span:
    at = text.split().index("kicks")
    return Span(at, at + 1)


def test_cues_are_found_by_their_names():
    seen = around("never . today it reads policy but not only joking")
    places = {name: sorted(spans, key=lambda span: span.start) for name, spans in seen.cues.items()}
    assert places == {"negation": [Span(0, 1), Span(7, 8)], "recent": [Span(2, 3)], "quoted": [Span(3, 5)],
                      "policy": [Span(5, 6)], "not_negation": [Span(7, 9)], "denial": [Span(8, 10)]}
    assert seen.clause_words == {"but", "and"}


@pytest.mark.parametrize(("text", "sentence"), [
    ("a b kicks c", (0, 4)), ("a . b kicks c . d", (2, 5)), ("a . . kicks", (3, 4)), ("kicks . a", (0, 1)),
    ("a . b . c kicks", (4, 6)),
])
def test_the_sentence_of_a_span(text: str, sentence: tuple[int, int]):
    assert around(text).sentence(kicks(text)) == Span(*sentence)


W = ["w"] * 20


def at_distance(words: int, cue: str = "policy", after: bool = False) -> str:
    gap = " ".join(W[:words])
    return f"kicks {gap} {cue}" if after else f"{cue} {gap} kicks"


@pytest.mark.parametrize(("text", "near"), [
    (at_distance(11), True), (at_distance(12), False), (at_distance(11, after=True), True),
    (at_distance(12, after=True), False), ("policy . kicks", False), ("kicks . policy", False), ("kicks policy", True),
    ("policy kicks", True), ("it kicks", False),
])
def test_a_cue_is_near_within_twelve_words_of_its_sentence(text: str, near: bool):
    assert around(text).near("policy", kicks(text)) is near


def test_how_near_may_be_chosen():
    seen = around("policy w w kicks w w policy")
    assert seen.near("policy", Span(3, 4), 3) is True and seen.near("policy", Span(3, 4), 2) is False
    assert seen.near("recent", Span(3, 4), 5) is False


@pytest.mark.parametrize(("text", "span", "outside"), [
    ("it reads he kicks", (3, 4), True), ("kicks . it reads", (0, 1), False), ("it reads . kicks", (3, 4), False),
    ("he kicks it reads", (1, 2), True), ("he kicks it reads", (1, 4), False), ("he kicks it reads", (2, 4), False),
    ("he kicks it reads", (3, 4), True), ("he kicks it reads w", (1, 5), False), ("a it reads", (0, 2), True),
])
def test_a_cue_outside_a_span(text: str, span: tuple[int, int], outside: bool):
    assert around(text).outside("quoted", Span(*span)) is outside


@pytest.mark.parametrize(("text", "breaks", "negated"), [
    ("not kicks", (), True), ("never a b c d e f kicks", (), True), ("never a b c d e f g kicks", (), False),
    ("kicks not", (), False), ("not . kicks", (), False), ("not a . b kicks", (), False), ("a . not b kicks", (), True),
    ("not a but kicks", (), False), ("not but kicks", (), False), ("but not a kicks", (), True), ("not kicks but", (),
                                                                                                  True),
    ("not a kicks", (1,), False), ("not a kicks", (2,), False), ("not a kicks", (0,), True), ("not a kicks", (3,),
                                                                                              True),
    ("not only kicks", (), False), ("not sure that he kicks", (), False), ("not kicks not only", (), True),
    ("not only a not b kicks", (), True), ("ruled out that he kicks", (), True), ("he kicks", (), False),
    ("not but a not kicks", (), True), ("never sure not only kicks", (), True),
])
def test_a_denial_reaches_six_words_within_its_clause(text: str, breaks: tuple[int, ...], negated: bool):
    assert around(text, breaks).negated(kicks(text)) is negated


def test_an_undoing_phrase_may_share_one_word_with_the_span():
    seen = around("not sure that kicks")
    assert seen.negated(Span(2, 4)) is False, "the phrase ends one word into the span"
    assert seen.negated(Span(1, 4)) is True


@pytest.mark.parametrize(("text", "about_self"), [
    ("i kicks", True), ("he kicks", False), ("nobody kicks", False), ("he i kicks", True), ("i he kicks", False),
    ("my son kicks", False), ("son my kicks", True), ("myself w w w w w w w kicks", True),
    ("myself w w w w w w w w kicks", False), ("i . kicks", False), ("kicks i", False), ("said i kicks", False),
    ("said w w w i kicks", False), ("said w w w w i kicks", True), ("i said kicks", True), ("texted me kicks", False),
])
def test_whether_a_span_is_about_the_writer(text: str, about_self: bool):
    assert around(text).about_self(kicks(text)) is about_self


def test_the_last_word_of_a_span_counts():
    seen = around("he kicks me")
    assert seen.about_self(Span(1, 3)) is True and seen.about_self(Span(1, 2)) is False
    assert seen.about_self(Span(1, 9)) is True, "a span may reach past the last word"


@pytest.mark.parametrize(("text", "alone"), [
    ("i am", True), ("w w", False), ("he is", False), ("i and he", False), ("my w", True)])
def test_whether_a_message_is_about_nobody_else(text: str, alone: bool):
    assert around(text).only_self() is alone
