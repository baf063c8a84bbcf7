"""What the trained layer learns from: which ordinary questions are chosen, and that examples are read as written."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.safeguarding.fitting import examples
from bot.safeguarding.fitting.examples import (
    BURIED,
    NEAR,
    QUESTION,
    REVIEWED,
    Example,
    buried,
    joined,
    later,
    load,
    misspelt,
    questions,
    save,
)
from bot.safeguarding.model import Level


def example(text: str, level: Level = Level.NONE, group: str = "one") -> Example:
    return Example(text, "self-harm" if level else None, level, None, group, REVIEWED)


def by_number(texts: Sequence[str]) -> np.ndarray:
    return np.array([float(text.split()[-1]) for text in texts])


class TestQuestions:
    @pytest.fixture(autouse=True)
    def few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(examples, "NEAREST", 2)
        monkeypatch.setattr(examples, "SPREAD", 3)
        monkeypatch.setattr(examples, "MISSPELT_SHARE", 0.0)

    def test_the_likest_to_a_risk_and_some_of_the_rest(self) -> None:
        chosen = questions([f"question -{n}" for n in range(1, 9)], by_number)
        assert {e.text for e in chosen if e.source == NEAR} == {"question -1", "question -2"}
        assert len({e.text for e in chosen if e.source == QUESTION}) == 3
        assert {(e.level, e.kind) for e in chosen} == {(Level.NONE, None)}

    def test_one_that_may_well_be_a_risk_is_left_out(self) -> None:
        chosen = questions(["marks 5.4", "marks 2.1", "plan 1.9", "plan -3"], by_number)
        assert {e.text for e in chosen} == {"plan 1.9", "plan -3"}

    def test_odds_that_change_places_by_their_last_digit_change_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(examples, "NEAREST", 20)
        monkeypatch.setattr(examples, "MISSPELT_SHARE", 0.5)
        asked = [f"which support follows assessment -{n}" for n in range(20)]
        turned = questions(asked, lambda some: -by_number(some) - 20)
        assert [e.text for e in turned] == [e.text for e in questions(asked, by_number)]

    def test_each_is_taken_once_and_none_of_none(self) -> None:
        assert len(questions(["plan -1", "plan -1"], by_number)) == 1
        assert questions([], by_number) == []


def test_examples_are_read_as_they_were_written(tmp_path: Path) -> None:
    written = [example("Who’s “safe”?\nTwo lines\u2028three", Level.INTERRUPT), example("a plan")]
    save(written, tmp_path / "examples.jsonl")
    assert load(tmp_path / "examples.jsonl") == written


def test_twins_come_later_together_and_about_the_share_that_is_asked_for() -> None:
    pairs = [example(text, level, f"pair-{n}") for n in range(200) for text, level in (
        ("hurt", Level.BANNER), ("not hurt", Level.NONE))]
    found = later(pairs, 0.5)
    assert found[::2].tolist() == found[1::2].tolist()
    assert 150 < found.sum() < 250
    assert not later(pairs, 0.0).any()


def test_a_buried_risk_stays_a_risk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "BURIED_SHARE", 1.0)
    monkeypatch.setattr(examples, "MISSPELT_BURIED", 0.0)
    found = buried([example("he hurts himself", Level.INTERRUPT)] * 12, ["How long does it take?"])
    assert {(e.level, e.kind, e.source) for e in found} == {(Level.INTERRUPT, "self-harm", BURIED)}
    assert all("he hurts himself." in e.text for e in found) and any("How long" in e.text for e in found)


def test_ordinary_sentences_make_a_long_ordinary_message() -> None:
    assert {(e.level, e.text.count("How long?") in (2, 3)) for e in joined(["How long?"])} == {(Level.NONE, True)}
    assert joined([]) == []


def test_misspelt_words_keep_their_first_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "MISSPELT_WORDS", 1.0)
    told = misspelt("the council answered 20 weeks", np.random.default_rng(0)).split(" ")
    assert told[0] == "the" and told[3] == "20"
    assert [w[0] for w in told] == ["t", "c", "a", "2", "w"] and told[1:3] != ["council", "answered"]
