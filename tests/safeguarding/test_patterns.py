"""The pattern language does what its description says, and refuses what it does not know."""

import pytest

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.context import matches
from bot.safeguarding.patterns import Compiler, Index, PatternError

COMPILER = Compiler({"who": "he | she | [my|our] son"}, lambda word: {"cant": ["can", "not"]}.get(word, [word]))


def found(pattern: str, text: str) -> list[str]:
    message = Comparable(tuple(text.split()))
    spans = matches(Index([COMPILER.compile(pattern)]), message)
    return [" ".join(message.words[s.start:s.end]) for _, s in spans]


@pytest.mark.parametrize(("pattern", "text", "expected"), [
    ("red (cat|big dog)", "a red big dog", ["red big dog"]),
    ("red (cat|big dog)", "a red dog", []),
    ("{who} hits", "our son hits", ["our son hits"]),
    ("{who} hits", "our sun hits", []),
    ("kill*", "he was killing", ["killing"]),
    ("not ~12 alive", "not a b c d e f g h i j k l alive", ["not a b c d e f g h i j k l alive"]),
    ("not ~12 alive", "not a b c d e f g h i j k l m alive", []),
    ("red dog", "a red dog a red dog . red dog . red . dog", ["red dog"] * 3),
    ("# years", "three years . eighty years . five5 years", ["three years"]),
    ("kill*", "a skill", []),
    ("not ~3 alive", "not to be quite alive", ["not to be quite alive"]),
    ("not ~3 alive", "not to be ever quite alive", []),
    ("not ~3 alive", "not it . alive", []),
    ("[really] hurts", "it really hurts", ["really hurts"]),
    ("# years", "two years", ["two years"]),
    ("# years", "13 years", ["13 years"]),
    ("cant cope", "i can not cope", ["can not cope"]),
])
def test_a_pattern_finds(pattern: str, text: str, expected: list[str]):
    assert found(pattern, text) == expected


@pytest.mark.parametrize(("pattern", "says"), [
    ("(open", "'(open' does not close a bracket"), ("(a]", "'(a]' does not close a bracket"),
    ("[half", "'[half' does not close a bracket"), ("[a)", "'[a)' does not close a bracket"),
    ("close)", "'close)' closes a bracket that it did not open"),
    ("a ~13 far", "'a ~13 far' has a gap of more than 12 words"), ("what?",
                                                                   "'what?' has a sign that patterns do not know"),
    ("{unknown} word", "'{unknown} word' names the group 'unknown', which words.yml does not have"),
    ("", "'' has an empty part"), ("a||b", "'a||b' has an empty part"), ("a ()", "'a ()' has an empty part"),
    ("[only optional]", "'[only optional]' has no word that must be there"), ("~3",
                                                                              "'~3' has no word that must be there"),
    ("# #", "'# #' has no word that must be there"), ("(a|#)", "'(a|#)' has no word that must be there"),
])
def test_a_wrong_pattern_is_refused_and_named(pattern: str, says: str):
    with pytest.raises(PatternError) as refused:
        COMPILER.compile(pattern)
    assert str(refused.value) == says


def same(word: str) -> list[str]:
    return [word]


@pytest.mark.parametrize(("pattern", "needs"), [
    ("red dog", [{"red"}, {"dog"}]), ("the dog", [{"dog"}, {"the"}]), ("dog dog", [{"dog"}]), ("kill*", [{"kill*"}]),
    ("(red|blue|green) dog", [{"dog"}, {"red", "blue", "green"}]), ("(red|the) a b", [{"a"}, {"b"}, {"red", "the"}]),
    ("[red] ~3 dog #", [{"dog"}]), ("(red [big] dog|the cat)", [{"red", "cat"}]), ("(red|#) dog", [{"dog"}]),
    ("{colour} dog", [{"dog"}, {"red", "blue"}]), ("cant go", [{"can"}, {"not"}, {"go"}]),
])
def test_a_pattern_needs_its_words_the_rarest_first(pattern: str, needs: list[set[str]]):
    compiler = Compiler({"colour": "red | blue"}, lambda word: {"cant": ["can", "not"]}.get(word, [word]),
                        common=frozenset({"the"}))
    compiled = compiler.compile(pattern)
    assert list(compiled.needs) == needs and compiled.anchors == needs[0] and compiled.source == pattern


def test_only_patterns_that_may_fit_are_tried_in_their_order():
    compiler = Compiler({"who": "he | she"}, same, common=frozenset({"he"}))
    patterns = ["{who} kicks", "kick* hard", "big dog", "dog", "~2 kicks ~2 dog", "(kick|kicks) (dog|cat)", "ki*"]
    index = Index([compiler.compile(p) for p in patterns])
    assert index.candidates("he kicks".split()) == [0, 6]
    assert index.candidates("kicking hard".split()) == [1, 6]
    assert index.candidates("kicks a dog".split()) == [3, 4, 5, 6]
    assert index.candidates("a big dog".split()) == [2, 3]
    assert index.candidates("kick".split()) == [6] and index.candidates("k".split()) == []
    assert index.candidates("a cat".split()) == [] and index.candidates([]) == []


def test_the_longest_choice_and_the_shortest_gap_are_taken():
    assert found("(go|go on|go on then)", "go on then now") == ["go on then"]
    assert found("go ~3 on", "go on on on") == ["go on"]
    assert found("# (years|years ago)", "ten years ago") == ["ten years ago"]


def test_a_group_may_hold_groups_and_is_one_piece():
    compiler = Compiler({"who": "{young} | she", "young": "boy | girl"}, same)
    index = Index([compiler.compile("{who} kicks"), compiler.compile("my {who}")])
    message = Comparable(("my", "girl", "kicks"))
    assert [(n, s.start, s.end) for n, s in matches(index, message)] == [(0, 1, 3), (1, 0, 2)]
