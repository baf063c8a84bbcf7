"""The phrase layer: what is found, at which level, and why it is lower than the phrase says."""

import pytest

from bot.safeguarding.model import Finding, Level
from bot.safeguarding.phrases import PhraseLayer
from tests.safeguarding.small_content import small_layer

INTERRUPT, BANNER, NONE = Level.INTERRUPT, Level.BANNER, Level.NONE


@pytest.fixture
def layer() -> PhraseLayer:
    """The small phrase base, compiled anew."""
    return small_layer()


def looked(layer: PhraseLayer, text: str) -> list[Finding]:
    return layer.look(layer.comparer(text))[0]


def test_a_finding_says_where_what_and_of_whom(layer: PhraseLayer):
    assert looked(layer, "now my son kicks me") == [
        Finding("kicks", "plain", INTERRUPT, immediate=False, start=1, end=5, about_self=True, base=INTERRUPT),
        Finding("kicks", "plain", INTERRUPT, immediate=False, start=3, end=5, about_self=True, base=INTERRUPT)]
    assert looked(layer, "he is on the roof") == [
        Finding("roof", "grave", INTERRUPT, immediate=True, start=2, end=5, about_self=False, base=INTERRUPT)]
    assert looked(layer, "bruised") == [Finding("bruise", "plain", BANNER, immediate=False, start=0, end=1)]
    assert looked(layer, "we asked about it") == [
        Finding("asked", "grave", BANNER, immediate=False, start=1, end=4, fixed=True)]


@pytest.mark.parametrize(("text", "level", "context", "immediate"), [
    # Denied: each kind says how low; a grave phrase falls by one level at least.
    ("never on the roof", BANNER, ("negated",), False), ("never kicks me", BANNER, ("negated",), False),
    ("never told me a secret", NONE, ("negated",), False), ("never bruised", NONE, ("negated",), False),
    ("never asked about it", BANNER, (), False), ("not only kicks me", INTERRUPT, (), False),
    # Long ago: unless today is there too, or the kind never grows old.
    ("kicks me long ago", BANNER, ("past",), False), ("kicks me long ago and today", INTERRUPT, (), False),
    ("on the roof long ago", INTERRUPT, (), True), ("bruised long ago", BANNER, (), False),
    ("told me a secret long ago", BANNER, ("past",), False), ("asked about it long ago", BANNER, (), False),
    # Quoted, imagined, in a policy: what happened outweighs the last two.
    ("it reads kicks me", BANNER, ("quoted",), False), ("it reads bruised", NONE, ("quoted",), False),
    ("what if he kicks me", BANNER, ("hypothetical",), False), ("what if i saw he kicks me", INTERRUPT, (), False),
    ("a policy on kicks me", BANNER, ("policy",), False), ("a policy and i saw he kicks me", INTERRUPT, (), False),
    ("it reads what if kicks me", BANNER, ("quoted",), False), ("i saw it reads kicks me", BANNER, ("quoted",), False),
    ("what if a policy kicks me", BANNER, ("hypothetical",), False),
    ("a policy. kicks me", INTERRUPT, (), False), ("it reads. kicks me", INTERRUPT, (), False),
    ("never kicks me long ago", BANNER, ("negated",), False), ("it reads on the roof", BANNER, ("quoted",), False),
])
def test_how_it_is_said_lowers_the_level(layer: PhraseLayer, text: str, level: Level, context: tuple, immediate: bool):
    found = looked(layer, text)
    assert {(f.level, f.context, f.immediate) for f in found} == {(level, context, immediate)}


def test_of_a_phrase_that_is_found_twice_in_one_place_the_graver_counts(layer: PhraseLayer):
    assert [(f.start, f.level) for f in looked(layer, "never, kicks me. kicks me")] == [(1, INTERRUPT), (4, INTERRUPT)]
    twice = looked(layer, "bruised. never bruised")
    assert [(f.start, f.level) for f in twice] == [(0, BANNER), (3, NONE)]


def test_the_words_of_an_idiom_are_taken_out_and_no_others(layer: PhraseLayer):
    message = layer.comparer("he kicks the ball and kicks me")
    assert layer.masked(message).words == ("he", "_", "_", "_", "and", "kicks", "me")
    assert [(f.start, f.end) for f in layer.look(message)[0]] == [(5, 7)]
    assert looked(layer, "the kick off") == []


def test_cues_are_read_although_an_idiom_covers_them(layer: PhraseLayer):
    _, around = layer.look(layer.comparer("what if he kicks the ball today"))
    assert sorted(around.cues) == ["hypothetical", "recent"]
    assert around.message.words == ("what", "if", "he", "kicks", "the", "ball", "today")


def test_the_tables_of_spelling_are_all_used(layer: PhraseLayer):
    assert layer.comparer("my step dad kikk me \U0001F52A i cant dnt").words == (
        "my", "stepdad", "kick", "me", "emojiknife", "i", "can", "not", "do", "not")
    assert layer.comparer("strangle strangledd brusie told").words == ("strangle", "strangled", "brusie", "told")
    assert layer.comparer("iwanttokick").words == ("i", "want", "to", "kick")


def test_words_of_the_phrases_are_right_as_they_are(layer: PhraseLayer):
    # One slip from a guarded word, but a phrase spells it so.
    small = small_layer()
    small.speller.learn(["kickk"])
    assert small.comparer("kickz kickk").words == ("kicks", "kickk")
    assert layer.comparer("kickk").words == ("kicks",)
    assert layer.comparer("secret roof").words == ("secret", "roof")
