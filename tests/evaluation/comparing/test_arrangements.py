"""Every arrangement learns which label a text has, and leaves room for what is out of scope."""

from collections.abc import Sequence

import numpy as np
import pytest

from evaluation.comparing import arrangements
from evaluation.comparing.arrangements import Arrangement, Blend, Regression, Retrieval, Titled, With, lemmas
from evaluation.comparing.data import OUT, Labelled

WORDS = ("cost", "price", "pay", "bed", "size", "wide", "hello", "bye")
TRAIN = [("what does it cost", "price"), ("the price please", "price"), ("can i pay later", "price"),
         ("how wide is the bed", "size"), ("which size", "size"), ("is the bed wide", "size")]
OUTSIDE = ("hello there", "bye bye", "hello")


class FakeEncoder:
    """Knows eight words."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[float(word in text) for word in WORDS] for text in texts])
        return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)).astype(np.float32)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrangements, "encoder", FakeEncoder)


EVERY = [Regression(True, False), Regression(False, True), Regression(True, True), Retrieval()]


@pytest.mark.parametrize("arrangement", EVERY)
def test_the_label_of_a_text(arrangement: Arrangement) -> None:
    arrangement.fit(TRAIN)
    found = arrangement.chances(["the cost, can i pay", "size of the bed"])
    assert found.shape == (2, 2) and found.argmax(axis=1).tolist() == [0, 1]
    assert found.min() >= 0 and found.max() <= 1


@pytest.mark.parametrize("arrangement", EVERY[:3])
def test_what_was_learnt_as_out_of_scope_takes_from_every_label(arrangement: Arrangement) -> None:
    told = With(OUTSIDE, arrangement)
    told.fit(TRAIN)
    outside, inside = told.chances(["hello bye", "which size bed"])
    assert outside.sum() < 0.5 < inside.sum() <= 1


def test_examples_out_of_scope_are_no_label_of_a_retrieval() -> None:
    retrieval = Retrieval()
    retrieval.fit([*TRAIN, *((text, OUT) for text in OUTSIDE)])
    assert retrieval.chances(["hello"]).tolist() == [[0.0, 0.0]]


class Fixed:
    """Gives one chance for every label."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def fit(self, train: Labelled) -> None:
        self.fitted = True

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        return np.full((len(texts), 2), self.chance)


def test_a_blend_is_the_mean_of_its_members_beside_one_more() -> None:
    members, beside = [Fixed(0.2), Fixed(0.6)], Fixed(1.0)
    blend = Blend(members, beside, 0.3)
    blend.fit(TRAIN)
    share = 0.3
    assert all(part.fitted for part in (*members, beside))
    assert blend.chances(["x"])[0].tolist() == pytest.approx([0.4 * (1 - share) + share] * 2)


def test_texts_are_read_in_lemmas_as_the_pipeline_reads_them() -> None:
    assert lemmas(["the beds were sold"]) == ["the bed be sell"]


def test_the_name_of_a_label_is_learnt() -> None:
    arrangement = Titled(Retrieval())
    arrangement.fit([("how wide is it", "bed_size"), ("the price please", "can_pay")])
    assert arrangement.chances(["pay"]).argmax() == 1 and arrangement.chances(["pay"]).max() > 0.5
