"""The words, breaks and sentences of a message, with a speller that knows a handful of words."""

import pytest

from bot.safeguarding.comparable import HEAD, MANY, TAIL, Comparable, Comparer, clip
from bot.safeguarding.spelling import Speller


@pytest.fixture
def comparer() -> Comparer:
    """Knows few words, so that a test can hold them in its head."""
    speller = Speller(
        expansions={"he's": "he is", "dont": "do not", "o'er": "over", "x'y": "wrong"}, variants={"kick": ["kik"]},
        guarded=["kick", "kill", "die", "beaten"], lookalikes=[], common=["i", "to", "want", "read"])
    return Comparer(speller, {"\U0001F52A": "emojiknife", "\u2620": "emojiskull"}, ["step dad", "any more"])


@pytest.mark.parametrize(("written", "words"), [
    ("", []), ("?!", []), ("...", []), (". . .", []), ("he's dont", ["he", "is", "do", "not"]),
    ("O'er", ["over"]), ("dad's car", ["dad", "car"]), ("dads' car", ["dads", "car"]), ("o'clock", ["oclock"]),
    ("x'y's", ["xy"]), ("he's's", ["he"]), ("'kik'", ["kick"]), ("kick/kill", ["kick", "kill"]),
    ("read/write", ["read", "write"]), ("pre-read", ["pre", "read"]), ("k-i-c-k", ["kick"]), ("k i c k", ["kick"]),
    ("d i e", ["die"]), ("a b", ["a", "b"]), ("x y z", ["x", "y", "z"]), ("a d i e", ["a", "d", "i", "e"]),
    ("1 2 3", ["1", "2", "3"]), ("ki-ll", ["kill"]), ("(die/)", ["die"]), ("a b ", ["a", "b"]), ("d i", ["d", "i"]),
    ("kick_kill_die", ["kick", "kill", "die"]), ("X\u00a3Y", ["x", "y"]), ("\u2460", ["1"]), ("a\u00d7b", ["a", "b"]),
    ("k.i.k", ["k", "i", "k"]), ("d.i.e now", ["die", "now"]), ("d i e n", ["d", "i", "e",
                                                                                                        "n"]),
    ("now d i e", ["now", "die"]), ("K.I.C.K. now", ["kick", ".", "now"]), ("i want to d i e.", ["i", "want", "to",
                                                                                                 "die", "."]),
    ("d i e, now", ["die", "now"]), ("a b. c d", ["a", "b", ".", "c", "d"]), ("x y. d i e", ["x", "y", ".", "die"]),
    ("d i e! d i e", ["die", ".", "die"]), ("a. b. c.", ["a", ".", "b", ".", "c", "."]),
    ("step dad", ["stepdad"]), ("step dad step", ["stepdad", "step"]), ("any more step dad", ["anymore", "stepdad"]),
    ("dad step", ["dad", "step"]), ("my step", ["my", "step"]), ("step. dad", ["step", ".", "dad"]),
    ("\U0001F52A\U0001F52A", ["emojiknife", "emojiknife"]), ("a\u2620b", ["a", "emojiskull", "b"]),
    ("Caf\u00e9 na\u00efve", ["cafe", "naive"]), ("\u0436\u0438", ["\u0436\u0438"]), ("a\u2192b", ["a", "b"]),
    ("\u00a35 b\u00a3at\u20acn", ["5", "beaten"]), ("k\u0456ck", ["kick"]), ("m\u0336e", ["me"]),
    ("one. two! three? four; five", ["one", ".", "two", ".", "three", ".", "four", ".", "five"]),
    ("one.) two.\" three.' four", ["one", ".", "two", ".", "three", ".", "four"]),
    ("one... two.. three", ["one", "two", "three"]), ("one!! . two", ["one", ".", "two"]), (". one", ["one"]),
])
def test_the_words_of_a_message(comparer: Comparer, written: str, words: list[str]):
    assert list(comparer(written).words) == words


@pytest.mark.parametrize(("written", "breaks"), [
    ("no he kicks", set()), ("no, he kicks", {1}), ("no: he kicks", {1}), ("no (he) kicks", {1}), ("no he) kicks", {2}),
    ("no [he] kicks", {2}), ("no he[ kicks", {2}), ("no - he kicks", {1}), ("no -he kicks", {1}), ("no he- kicks", {2}),
    ('no "he" kicks', {1}), ('no he" kicks', {2}), ("no he kicks,", {3}), ("dont, kick, i", {2, 3}),
    ("step dad, i", {1}), ("i -dont -kick", {1, 3}),
])
def test_smaller_breaks(comparer: Comparer, written: str, breaks: set[int]):
    assert comparer(written).breaks == breaks


def test_what_is_said_over_and_over_is_read_three_times(comparer: Comparer):
    assert len(comparer("stop it " * (MANY // 2 - 1)).words) == MANY - 2
    assert comparer("stop it " * (MANY // 2)).words == ("stop", "it") * 3
    assert comparer("so " + "a b c d e f g h " * 20 + "kick").words[-9:] == (*"abcdefgh", "kick")
    parts = "a b c d e f g h j k l m n p q r s t u v "
    assert len(comparer(parts * 4).words) == 60
    assert len(comparer((parts + "w ") * 4).words) == 84
    third = " ".join(f"w{i}" for i in range(19))
    assert len(comparer(f"{third} " + "so " * 38).words) == 57, "19 and 1 of 57 are more than a third"
    assert len(comparer(f"{third} " + "so " * 41).words) == 22, "20 of 60 are not"
    assert len(comparer("so so so so " + " ".join(f"w{i}" for i in range(40))).words) == 44


def test_sentences_are_runs_of_words_between_stops():
    assert Comparable(("a", "b", ".", "c", ".", ".")).sentences == [range(2), range(3, 4)]
    assert Comparable((".",)).sentences == [] and Comparable(()).sentences == []
    assert Comparable(("ab", "c")).starts == [0, 3, 5]
    assert Comparable(("ab", ".")).text == "ab . "


def test_a_text_is_clipped_only_when_it_is_too_long():
    assert clip("x" * (HEAD + TAIL)) == "x" * (HEAD + TAIL)
    assert clip("a" * HEAD + "b" + "z" * TAIL) == "a" * HEAD + " . " + "z" * TAIL
