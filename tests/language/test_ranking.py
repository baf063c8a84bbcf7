"""The ranker learns from the content; here with vectors that need no trained encoder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.language import softmax
from bot.language.features import Features
from bot.language.ranking import TopicRanker, examples
from bot.language.vector_memory import VectorMemory
from knowledge import Knowledge
from knowledge.models import Need, Strategy, Term, Topic
from tests.builders import knowledge_of, make


class LetterEncoder:
    """Vectors that count letters: enough to tell sentences apart, always the same."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[text.count(chr(97 + i)) + 0.01 for i in range(26)] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def asked() -> Knowledge:
    return knowledge_of(
        make(
            Topic,
            id="time",
            title="How long it takes",
            answer="It takes twenty weeks at the very most.",
            questions=["how long does it take", "how many weeks", "when will it be done", "how much time"],
        ),
        make(
            Topic,
            id="money",
            title="Who pays for it",
            answer="The council pays for all of the help.",
            questions=["who pays", "what does it cost", "is it free", "do we have to pay"],
        ),
        make(
            Term,
            id="word",
            title="EHCP",
            aliases=["education health and care plan"],
            questions=["what is an ehcp", "meaning of ehcp", "explain ehcp", "ehcp stands for"],
        ),
        make(Strategy, id="unasked"),
        make(Need, id="hidden", questions=["who pays"], status="unconfirmed"),
    )


@pytest.fixture(scope="module")
def ranker(asked: Knowledge) -> Iterator[TopicRanker]:
    # So few rows make one batch; the real content makes a hundred.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(softmax, "EPOCHS", 200)
        yield TopicRanker.train(asked, LetterEncoder())


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how long does it take", "time"),
        ("do we have to pay for it", "money"),
        ("What is an EHCP?", "word"),
        ("what does education health and care plan mean", "word"),
    ],
)
def test_the_entry_that_is_asked_for_comes_first(ranker: TopicRanker, text: str, entry: str) -> None:
    assert ranker.rank(text)[0].entry == entry


def test_scores_are_chances_in_order(ranker: TopicRanker) -> None:
    ranked = ranker.rank("how long")
    scores = [r.score for r in ranked]
    assert {r.entry for r in ranked} == {"time", "money", "word"}
    assert sum(scores) == pytest.approx(1, abs=1e-4) and scores == sorted(scores, reverse=True)


def test_only_as_many_as_are_wanted(ranker: TopicRanker) -> None:
    assert len(ranker.rank("how long", best=2)) == 2


@pytest.mark.parametrize("text", ["", "?", "\U0001f600", "zzzz qqqq"])
def test_any_text_is_ranked(ranker: TopicRanker, text: str) -> None:
    assert len(ranker.rank(text)) == 3


def test_it_is_the_same_after_it_was_saved(ranker: TopicRanker, asked: Knowledge, tmp_path: Path) -> None:
    ranker.save(tmp_path)
    again = TopicRanker.load(tmp_path, asked, LetterEncoder())
    for before, after in zip(ranker.rank("who pays"), again.rank("who pays"), strict=True):
        assert (after.entry, after.score) == (before.entry, pytest.approx(before.score, abs=1e-6))


def test_one_that_was_never_made_is_missing(asked: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        TopicRanker.load(tmp_path, asked, LetterEncoder())


def test_questions_and_names_weigh_more_than_what_the_entry_says() -> None:
    topic = make(
        Topic,
        id="t",
        title="A title",
        aliases=["a name"],
        questions=["how long"],
        answer="It takes twenty weeks. Then it ends.",
        next=["Ask."],
    )
    assert list(examples(topic)) == [
        ("how long", "t", 1.0),
        ("A title", "t", 1.0),
        ("a name", "t", 1.0),
        ("It takes twenty weeks.", "t", 0.3),
    ]


def test_features_must_be_fitted_first() -> None:
    with pytest.raises(ValueError, match="not fitted"):
        Features(LetterEncoder()).of(["how long"])


class TestVectorMemory:
    def recalled(self, file: Path, texts: list[str]) -> tuple[np.ndarray, list[str]]:
        encoded: list[str] = []

        def encode(missing: Sequence[str]) -> np.ndarray:
            encoded.extend(missing)
            return LetterEncoder().encode(missing)

        return VectorMemory(file).recall(texts, encode), encoded

    def test_only_what_is_not_known_is_encoded(self, tmp_path: Path) -> None:
        file = tmp_path / "kept" / "vectors.npz"
        first, encoded = self.recalled(file, ["one", "two", "one"])
        assert encoded == ["one", "two"] and first.shape == (3, 26)
        second, encoded = self.recalled(file, ["two", "three"])
        assert encoded == ["three"]
        assert np.allclose(second[0], first[1])

    @pytest.mark.parametrize("content", [b"", b"not vectors", b"PK\x03\x04 cut off"])
    def test_a_broken_file_is_an_empty_memory(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "vectors.npz"
        file.write_bytes(content)
        assert self.recalled(file, ["one"])[1] == ["one"]
        assert self.recalled(file, ["one"])[1] == []


def test_softmax_learns_and_says_the_same_again() -> None:
    rows = np.eye(3, dtype=np.float32)[[0, 1, 2] * 40]
    labels = np.array([2, 0, 1] * 40)
    weights, bias = softmax.fit_softmax(rows, labels, np.ones(120))
    assert np.argmax(rows[:3] @ weights.T + bias, axis=1).tolist() == [2, 0, 1]
    again, _ = softmax.fit_softmax(rows, labels, np.ones(120))
    assert np.allclose(weights, again, atol=1e-5)
