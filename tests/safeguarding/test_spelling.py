"""A written word comes to the form of the phrase base, and an ordinary word stays what it is."""

import pytest

from bot.safeguarding.spelling import Speller

LONG_COMMON, TOO_LONG_COMMON = "straightjacket", "unquestioningly"


@pytest.fixture
def speller() -> Speller:
    return Speller(
        expansions={"cant": "can not", "ima": "i am", "id'vee": "i would have"},
        variants={"hurt": ["hrt", "hert"], "beat up": ["beatup"]},
        guarded=["hurt", "kill", "die", "od", "abuse", "abused", "suicidal", "strangled", "choked"],
        lookalikes=["abuser", "skill", "kicking", "thing"],
        common=["he", "want", "to", "in", "into", "i", "me", LONG_COMMON, TOO_LONG_COMMON],
    )


@pytest.mark.parametrize(("written", "read"), [
    ("cant", "can not"), ("hrt", "hurt"), ("beatup", "beat up"), ("hurt", "hurt"), ("hello", "hello"),
    # One sign for a letter, or for one of several.
    ("k1ll", "kill"), ("ki!!", "kill"), ("ki||", "kill"), ("d*e", "die"), ("d1e", "die"), ("su1c1d@l", "suicidal"),
    ("+7z", "+7z"), ("h3rt", "hurt"), ("h3llo", "h3llo"), ("1kill", "1kill"), ("ki1l$", "ki1l$"), ("k1ll3", "k1ll3"),
    ("a8u53", "abuse"), ("o9d", "o9d"), ("0d", "od"), ("*d", "od"), ("*die", "*die"), ("!ma", "i am"), ("y10", "y10"),
    # Stretched, and what stretching cannot explain.
    ("dieeee", "die"), ("killlll", "kill"), ("hhhurt", "hurt"), ("cannnt", "can not"), ("hellooo", "helloo"),
    ("goood", "good"), ("kkill", "kkill"), ("skiiill", "skill"),
    # Run together: what carries risk, in three words or in two long ones.
    ("iwanttodie", "i want to die"), ("wantkill", "want kill"), ("wanttokill", "want to kill"), ("icantdie",
                                                                                                 "i can not die"),
    ("intokill", "into kill"), ("wantintoi", "wantintoi"), ("tohurtto", "to hurt to"), ("mediedie", "me die die"),
    ("hurtmetoo", "hurtmetoo"), ("iwanttood", "iwanttood"), ("diehurt", "diehurt"), ("wantodkill", "want od kill"),
    # One slip, two in a long word; the first letter holds.
    ("abuze", "abuse"), ("abbuse", "abuse"), ("auubse", "auubse"), ("zbuse", "zbuse"), ("suicidla", "suicidal"),
    ("suicdla", "suicdla"), ("stranglde", "strangled"), ("strngeled", "strangled"), ("strxxyled", "strxxyled"),
    ("strangl", "strangl"), ("hurz", "hurz"), ("chokd", "choked"), ("abus3d", "abused"), ("ab-se", "ab-se"),
    ("abuser", "abuser"), ("skill", "skill"), ("abused", "abused"),
    # A g that is not said.
    ("kickin", "kicking"), ("thin", "thin"), ("kikin", "kikin"),
])
def test_a_word(speller: Speller, written: str, read: str):
    assert " ".join(speller.word(written)) == read


def test_the_nearest_word_wins(speller: Speller):
    near = Speller(expansions={}, variants={}, guarded=["abuses", "abused"], lookalikes=[], common=[])
    assert near.word("abusedd") == ["abused"]
    assert near.word("abusess") == ["abuses"]
    assert near.word("abusef") == ["abused"], "the first of two that are as near"


def test_what_is_learnt_is_right_from_then_on(speller: Speller):
    assert speller.word("abusey") == ["abuse"]
    speller.learn(["abusey"])
    assert speller.word("abusey") == ["abusey"]


def test_only_a_word_of_bearable_length_is_looked_into(speller: Speller):
    assert speller.word("die" + "e" * 197) == ["die"]
    assert speller.word("die" + "e" * 198) == ["die" + "e" * 198]


@pytest.mark.parametrize(("signs", "read"), [
    ("unconsciously" + "4" * 11, None), ("c0nsequentially", "consequentially")])
def test_signs_are_read_in_words_of_bearable_length(signs: str, read: str | None):
    speller = Speller(expansions={}, variants={}, guarded=["consequentially"], lookalikes=[], common=[])
    assert speller.word(signs) == [read or signs]


def test_a_disguise_of_24_signs_is_read_and_of_25_is_not():
    longest, longer = "a" * 23 + "o", "b" * 24 + "o"
    speller = Speller(expansions={}, variants={}, guarded=[longest, longer], lookalikes=[], common=[])
    assert speller.word(longest[:-1] + "0") == [longest]
    assert speller.word(longer[:-1] + "0") != [longer]


def test_a_slip_is_seen_in_words_of_five_to_24_letters():
    words = ["abcde", "abcd", "c" + "ab" * 11 + "d", "e" + "ab" * 12]
    speller = Speller(expansions={}, variants={}, guarded=words, lookalikes=[], common=[])
    assert speller.word("abcdf") == ["abcde"]
    assert speller.word("abcx") == ["abcx"]
    assert speller.word("c" + "ab" * 11 + "x") == ["c" + "ab" * 11 + "d"]
    assert speller.word("e" + "ab" * 11 + "ax") == ["e" + "ab" * 11 + "ax"]


@pytest.mark.parametrize(("letters", "read"), [
    ("hurt", "hurt"), ("hello", None), ("iwanttodie", "i want to die"), ("want", None), ("hurtme", None),
    ("killhurt", "kill hurt"), ("tohurt", None), ("imadie", None), ("wantintoto", None),
    (LONG_COMMON + "kill", f"{LONG_COMMON} kill"), (TOO_LONG_COMMON + "kill", None),
    ("want" * 49 + "kill", "want " * 49 + "kill"), ("want" * 50 + "kill", None),
    ("kill" + LONG_COMMON, f"kill {LONG_COMMON}"), ("kill" + TOO_LONG_COMMON, None),
])
def test_letters_without_spaces(speller: Speller, letters: str, read: str | None):
    found = speller.joined(letters)
    assert (found and " ".join(found)) == read


def test_a_word_of_a_pattern_is_only_expanded(speller: Speller):
    assert speller.canonical("cant") == ["can", "not"]
    assert speller.canonical("hrt") == ["hurt"]
    assert speller.canonical("k1ll") == ["k1ll"]
    assert speller.replaced == {"cant", "ima", "id'vee", "hrt", "hert", "beatup"}
