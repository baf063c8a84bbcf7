"""The ranker learns from the content which entry a sentence asks for."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.language import softmax
from bot.language.ranking import MOST_PROSE, TopicRanker, examples
from bot.language.vector_memory import VectorMemory
from knowledge import Knowledge
from knowledge.models import Need, Strategy, Term, Topic
from tests.builders import knowledge_of, make


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
def made(asked: Knowledge, exported_encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a trained ranker; it is made once, which takes seconds."""
    folder = tmp_path_factory.mktemp("topics")
    with pytest.MonkeyPatch.context() as patch:
        # So few sentences make no whole batch; the real content makes hundreds.
        patch.setattr("bot.language.topic_fitting.BATCH", 4)
        TopicRanker.train(asked, exported_encoder, folder)
    return folder


@pytest.mark.rasa
class TestRanker:
    @pytest.fixture(scope="class")
    def ranker(self, made: Path, asked: Knowledge) -> TopicRanker:
        return TopicRanker.load(made, asked)

    @pytest.mark.parametrize(
        ("text", "entry"),
        [
            ("how long does it take", "time"),
            ("do we have to pay for it", "money"),
            ("What is an EHCP?", "word"),
            ("what does education health and care plan mean", "word"),
        ],
    )
    def test_the_entry_that_is_asked_for_comes_first(self, ranker: TopicRanker, text: str, entry: str) -> None:
        assert ranker.rank(text)[0].entry == entry

    def test_scores_are_chances_in_order(self, ranker: TopicRanker) -> None:
        ranked = ranker.rank("how long")
        scores = [r.score for r in ranked]
        assert {r.entry for r in ranked} == {"time", "money", "word"}
        assert sum(scores) == pytest.approx(1, abs=1e-4) and scores == sorted(scores, reverse=True)

    def test_a_message_that_names_nothing_leans_on_the_last_answer(self, ranker: TopicRanker, asked: Knowledge,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.language.ranking.SURE_BY_ITSELF", 2.0)

        def chance(last: str | None) -> float:
            entry = asked.entries[last] if last else None
            return next(r.score for r in ranker.rank("and what about that", last=entry) if r.entry == "money")

        assert chance("money") != pytest.approx(chance("time"), rel=0.01) != pytest.approx(chance(None), rel=0.01)

    def test_what_is_clear_by_itself_leans_on_nothing(self, ranker: TopicRanker, asked: Knowledge,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.language.ranking.SURE_BY_ITSELF", 0.0)
        assert ranker.rank("who pays", last=asked.entries["time"]) == ranker.rank("who pays")

    def test_an_old_word_counts_where_words_are_asked_about(self, ranker: TopicRanker,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ranker._expander, "expand", lambda text, today=False: "who pays" if today else text)
        assert ranker.rank("how long does it take")[0].entry == "time"
        assert ranker.rank("how long does it take", about_words=False)[0].entry == "money"

    def test_only_as_many_as_are_wanted(self, ranker: TopicRanker) -> None:
        assert len(ranker.rank("how long", best=2)) == 2

    @pytest.mark.parametrize("text", ["", "?", "\U0001f600", "zzzz qqqq", "so " * 500], ids=range(5))
    def test_any_text_is_ranked(self, ranker: TopicRanker, text: str) -> None:
        assert len(ranker.rank(text)) == 3

    def test_it_is_the_same_after_it_was_loaded_again(self, ranker: TopicRanker, made: Path, asked: Knowledge) -> None:
        again = TopicRanker.load(made, asked)
        for before, after in zip(ranker.rank("who pays"), again.rank("who pays"), strict=True):
            assert (after.entry, after.score) == (before.entry, pytest.approx(before.score, abs=1e-6))


def test_one_that_was_never_made_is_missing(asked: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        TopicRanker.load(tmp_path, asked)


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


def test_no_more_than_a_few_sentences_of_the_entry_itself() -> None:
    topic = make(Topic, id="t", title="A title", answer="This is one sentence. " * 20)
    assert [weight for _, _, weight in examples(topic)] == [1.0] + [0.3] * MOST_PROSE


class TestVectorMemory:
    def recalled(self, file: Path, texts: list[str]) -> tuple[np.ndarray, list[str]]:
        encoded: list[str] = []

        def encode(missing: Sequence[str]) -> np.ndarray:
            encoded.extend(missing)
            return np.array([[text.count(chr(97 + i)) for i in range(26)] for text in missing], np.float32)

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


def test_softmax_learns_and_says_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # So few rows make one batch; the real content makes a hundred.
    monkeypatch.setattr(softmax, "EPOCHS", 200)
    rows = np.eye(3, dtype=np.float32)[[0, 1, 2] * 40]
    labels = np.array([2, 0, 1] * 40)
    weights, bias = softmax.fit_softmax(rows, labels, np.ones(120))
    assert np.argmax(rows[:3] @ weights.T + bias, axis=1).tolist() == [2, 0, 1]
    again, _ = softmax.fit_softmax(rows, labels, np.ones(120))
    assert np.allclose(weights, again, atol=1e-5)
