"""Letters and words that a message shares with the example questions of an entry."""

from pathlib import Path

import numpy as np
import pytest

from bot.language.overlap import Overlap

QUESTIONS = ["how long does it take", "how many weeks", "who pays", "what does it cost"]
FIRSTS = np.array([0, 2])
TIME, MONEY = 0, 1


@pytest.fixture(scope="module")
def overlap() -> Overlap:
    return Overlap.fit(QUESTIONS, FIRSTS)


class TestOverlap:
    @pytest.mark.parametrize(("text", "entry"), [("how many weaks", TIME), ("payes who", MONEY), ("costs", MONEY)])
    def test_the_nearest_question_is_found_by_its_letters(self, overlap: Overlap, text: str, entry: int) -> None:
        assert overlap.nearest([text])[0].argmax() == entry

    @pytest.mark.parametrize(("text", "entry"), [("weeks does take", TIME), ("cost pays", MONEY)])
    def test_words_of_several_questions_add_up(self, overlap: Overlap, text: str, entry: int) -> None:
        assert overlap.shared([text])[0].argmax() == entry

    def test_a_question_is_wholly_like_itself(self, overlap: Overlap) -> None:
        near = overlap.nearest(QUESTIONS)
        assert near[[0, 1, 2, 3], [TIME, TIME, MONEY, MONEY]] == pytest.approx(1.0)
        assert near.max() <= 1.0001 and near.shape == (4, 2)

    @pytest.mark.parametrize("text", ["", "?", "\U0001f600", "qqqq zzzz"])
    def test_what_shares_nothing_is_near_to_nothing(self, overlap: Overlap, text: str) -> None:
        assert not overlap.nearest([text]).any() and not overlap.shared([text]).any()

    def test_it_says_the_same_after_it_was_kept(self, overlap: Overlap, tmp_path: Path) -> None:
        overlap.save(tmp_path)
        again = Overlap.load(tmp_path)
        assert np.array_equal(again.nearest(["who pays"]), overlap.nearest(["who pays"]))
        assert np.array_equal(again.shared(["who pays"]), overlap.shared(["who pays"]))

    def test_one_that_was_never_kept_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            Overlap.load(tmp_path)
