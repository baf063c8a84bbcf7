"""However a message is written, its words come out the same."""

import pytest

from bot.safeguarding.phrases import PhraseLayer

SAME = {
    "i want to die": [
        "I WANT TO DIE", "i wanna die", "i  want\tto\ndie", "i want to d1e", "i want to d!e", "iwanttodie",
        "i w a n t t o d i e", "i want to dieeee", "\uff49 \uff57\uff41\uff4e\uff54 to die", "i want to d\u0456e",
        "i wa\u200bnt to d\u00adie", "i want to d.i.e", "i want to d-i-e", "i want to d*e",
    ],
    "do not": ["don't", "dont", "don\u2019t", "DON'T", "dnt"],
    "he is suicidal": ["hes sucidal", "he's su1c1dal", "he is suicidel", "he is s u i c i d a l"],
    "dad hit me": ["dad hit me", "dads hit me", "father hit me", "daddy hit me"],
    "self harm": ["self-harm", "selfharm", "s3lf harm", "self  harm"],
}
KEPT = ["y10", "ks2", "13yo", "therapist", "shed", "looked", "stable", "together", "harmonica", "analyse",
        "raided", "broken", "threads", "scarred"]


@pytest.mark.parametrize(("words", "written"), [(w, t) for w, texts in SAME.items() for t in texts])
def test_disguises_come_out_the_same(layer: PhraseLayer, words: str, written: str):
    assert " ".join(layer.comparer(written).words) == words


@pytest.mark.parametrize("word", KEPT)
def test_ordinary_words_are_not_bent_to_risk(layer: PhraseLayer, word: str):
    expected = {"shed": "she would"}.get(word, word)
    assert " ".join(layer.comparer(word).words) == expected


def test_a_sentence_end_is_kept_and_a_pause_is_not(layer: PhraseLayer):
    assert layer.comparer("Stop. Go! Now?").words == ("stop", ".", "go", ".", "now", ".")
    assert layer.comparer("i want to... die").words == ("i", "want", "to", "die")


def test_a_comma_is_remembered_as_a_break(layer: PhraseLayer):
    assert layer.comparer("no, he wants to die").breaks == {1}


def test_broken_unicode_is_read(layer: PhraseLayer):
    assert layer.comparer("\ud800 kill \x00 myself \udfff").words == ("kill", "myself")
