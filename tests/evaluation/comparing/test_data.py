"""Data sets are read as they are published, and settings are chosen on parts that the test part is not in."""

import json
from pathlib import Path

import pytest

from evaluation.comparing import data
from evaluation.comparing.data import (
    CHATTER,
    OUT,
    SETS,
    DataSet,
    Labelled,
    chatter,
    cut,
    few_of_each,
    labels_of,
    titles,
)

ROWS = [(f"{label} {number}", label) for label in "abcdefgh" for number in range(12)]
OWN = tuple(f"chat {number}" for number in range(100))


def texts(rows: Labelled) -> set[str]:
    return {text for text, _ in rows}


def test_hint3_names_what_is_out_of_scope(tmp_path: Path) -> None:
    folder = tmp_path / "hint3"
    folder.mkdir()
    (folder / "curekart_train.csv").write_text('sentence,label\n"how much, please",COST\n', "utf-8")
    (folder / "curekart_test.csv").write_text("sentence,label\nhow dear,COST\n500003,NO_NODES_DETECTED\n", "utf-8")
    found = SETS["curekart"](tmp_path)
    assert found.train == [("how much, please", "COST")]
    assert found.test == [("how dear", "COST"), ("500003", OUT)]
    assert found.open and set(found.own) == set(chatter())


def test_clinc150_learns_and_tries_its_own_examples_out_of_scope(tmp_path: Path) -> None:
    folder = tmp_path / "clinc150"
    folder.mkdir()
    parts = {name: [[f"{name} text", "pay"]] for name in ("train", "val", "test")}
    parts |= {f"oos_{name}": [[f"{name} other", "oos"]] for name in ("train", "val", "test")}
    (folder / "data_small.json").write_text(json.dumps(parts), "utf-8")
    found = SETS["clinc150"](tmp_path)
    assert found.train == [("train text", "pay"), ("train other", OUT)]
    (fold,) = found.folds()
    assert fold.test == [("val text", "pay"), ("val other", OUT)] and fold.whole is found


def test_banking77_takes_few_examples_of_each_label_always_the_same(tmp_path: Path) -> None:
    few = few_of_each(ROWS, 5)
    assert few == few_of_each(list(ROWS), 5) and len(few) == 40
    assert [label for _, label in few] == sorted(label for _, label in few)
    assert few_of_each([("only", "a")], 5) == [("only", "a")]


class TestFolds:
    def test_an_open_fold_meets_unknown_intents_and_chatter_that_it_was_not_told_of(self) -> None:
        found = DataSet("open", ROWS, [("x", OUT)], own=OWN)
        folds = list(found.folds())
        assert len(folds) == 3
        for fold in folds:
            unknown = set(labels_of(ROWS)) - set(labels_of(fold.train))
            assert len(unknown) == 2
            assert not texts(fold.train) & texts(fold.test) and not set(fold.own) & texts(fold.test)
            assert texts(fold.test) <= texts(ROWS) | set(OWN)
            inside = [label for _, label in fold.test if label != OUT]
            assert len(inside) == 18 and len(fold.test) == 18 + 9 + 9
        assert len({tuple(labels_of(fold.train)) for fold in folds}) > 1

    def test_a_set_that_is_never_left_is_cut_once(self) -> None:
        found = DataSet("closed", ROWS, [("x", "a")])
        (fold,) = found.folds()
        assert len(fold.test) == 24 and len(fold.train) == 72 and not found.open and fold.own == ()
        assert texts(fold.train) | texts(fold.test) == texts(ROWS)

    def test_the_test_part_is_in_no_fold(self) -> None:
        found = DataSet("open", ROWS, [("secret", OUT)], own=OWN)
        assert all("secret" not in texts(fold.train + fold.test) for fold in found.folds())


def test_every_text_is_listed_once() -> None:
    found = DataSet("set", [("a", "x"), ("b", "x")], [("b", "x")], [("c", OUT)], own=("a", "d"))
    assert found.texts == ["a", "b", "c", "x", "d"]


def test_the_names_of_labels_are_read_as_words() -> None:
    assert titles([("a", "lost_card?"), ("b", OUT), ("c", "100_NIGHT_TRIAL")]) == [
        ("100 night trial", "100_NIGHT_TRIAL"), ("lost card", "lost_card?")]


def test_a_cut_loses_nothing() -> None:
    most, rest = cut(ROWS, 0.25, 1)
    assert sorted(most + rest) == sorted(ROWS) and len(rest) == 24


def test_chatter_is_ours_and_of_no_field() -> None:
    assert len(chatter()) == data.MOST_CHATTER == len(set(chatter()))
    of_the_field = {e.text for e in data.nlu_examples(data.NLU) if e.wants not in CHATTER}
    assert not of_the_field & set(chatter())


@pytest.mark.parametrize("name", ["own-intents", "own-topics"])
def test_our_own_split_tests_what_it_does_not_learn(name: str, tmp_path: Path) -> None:
    found = SETS[name](tmp_path)
    assert 0.1 < len(found.test) / len(found.train) < 0.2 and not found.open
    assert set(labels_of(found.test)) <= set(labels_of(found.train))
