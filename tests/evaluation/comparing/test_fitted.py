"""The upper layers are fitted to plain classes, and go back to the published weights for the next fit."""

import numpy as np
import pytest

from evaluation.comparing import fitted
from evaluation.comparing.data import OUT, DataSet
from evaluation.comparing.fitted import Fitted, layers_of

TRAIN = [("what does it cost", "price"), ("is there a discount", "price"), ("can i pay monthly", "price"),
         ("how wide is the bed", "size"), ("which size fits me", "size"), ("is it long enough", "size"),
         ("good morning", OUT)]
DATA = DataSet("small", TRAIN, [("how much money", "price"), ("how big is it", "size"), ("hello", OUT)],
               own=("thank you", "what is the capital of france", "asdf"))


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitted, "MOST_ROUNDS", 6)
    monkeypatch.setattr(fitted, "KEPT_LAYERS", 5)


def test_labels_are_learnt_and_what_is_out_of_scope_is_less_likely_than_any() -> None:
    layers = layers_of(DATA)
    before = layers.vectors([0])
    first = Fitted(layers, 0, DATA.own)
    first.fit(DATA.train)
    chances = first.chances([text for text, _ in DATA.test])
    assert chances.shape == (3, 2) and chances.argmax(axis=1)[:2].tolist() == [0, 1]
    assert chances[2].max() < chances[:2].max(axis=1).min()
    second = Fitted(layers, 1)
    second.fit(DATA.train)
    assert not np.allclose(second.chances(["hello"]), chances[2:])
    assert np.allclose(first.chances(["hello"]), chances[2:], atol=1e-2), "the layers are put back as they were fitted"
    layers.reset()
    assert np.allclose(layers.vectors([0]), before, atol=1e-2)


def test_the_folds_of_a_set_share_its_layers() -> None:
    fold = DataSet("small", TRAIN[:2], TRAIN[2:], whole=DATA)
    assert layers_of(fold) is layers_of(DATA)
    with pytest.raises(KeyError):
        layers_of(fold).row("never seen")
