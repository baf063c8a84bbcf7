"""The trained layer: how it reads its files, adds up its two models and compares with its thresholds."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from sklearn.feature_extraction.text import TfidfVectorizer
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from bot.safeguarding.classifier import (
    HEADS,
    MAX_TOKENS,
    TELLING_WORDS,
    VIEWS,
    Classifier,
    Reading,
    SentenceModel,
    WordModel,
    as_sentence,
    level_odds,
    share_of_words,
    softmax,
)
from bot.safeguarding.comparable import HEAD, TAIL, Comparable
from bot.safeguarding.context import Surroundings
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.fitting.words import FittedWords
from bot.safeguarding.model import Finding, Level

NOTHING = Surroundings(Comparable(()), {}, frozenset())
WORDS = ["[UNK]", "kick", "me", "now", "well"]


class FakeSentences:
    def __init__(self, risk: float, interrupt: float, kinds: list[float], voices: list[float],
                 whole: bool = True) -> None:
        self.found = np.array([risk, interrupt]), np.array(kinds), np.array(voices), whole
        self.texts: list[str] = []

    def read(self, text: str) -> Any:
        self.texts.append(text)
        return self.found


class FakeWords:
    def __init__(self, risk: float = 0, interrupt: float = 0) -> None:
        self.found = np.array([risk, interrupt])
        self.asked: list[Any] = []

    def scores(self, *asked: Any) -> np.ndarray:
        self.asked.append(asked)
        return self.found


THRESHOLDS = {"word_weight": 0.5,
              "thresholds": {"interrupt": 2.0, "banner": 0.5, "no_interrupt": -3.0, "no_risk": -2.0,
                             "surely_interrupt": 4.0,
                             "short_words": 0, "short_interrupt": 3.0, "short_banner": 1.0,
                             "long_words": 9, "long_interrupt": 2.5, "long_banner": 1.5}}
SETTINGS = {"kinds": ["a", "b", "c"], "voices": ["parent", "staff"], **THRESHOLDS}


def read(risk: float, interrupt: float, words: tuple[float, float] = (0, 0), voices: tuple[float, float] = (0.5, 0.5),
         whole: bool = True, kinds: tuple[float, float, float] = (0.1, 0.2, 0.7)) -> Reading:
    classifier = Classifier(FakeSentences(risk, interrupt, list(kinds), list(voices), whole),  # type: ignore[arg-type]
                            FakeWords(*words), SETTINGS)  # type: ignore[arg-type]
    return classifier.read("Text", Comparable(("text",)), [], NOTHING)


@pytest.mark.parametrize(("risk", "interrupt", "words", "level"), [
    (0, 2.0, (0, 0), Level.INTERRUPT), (0.5, 1.99, (0, 0), Level.BANNER), (0.49, 1.99, (0, 0), Level.NONE),
    (0, 1, (0, 2), Level.INTERRUPT), (0, 1, (0, 1.9), Level.NONE), (0, 0, (1, 0), Level.BANNER),
    (1, 2, (-1.1, -1), Level.NONE), (-9, 2, (0, 0), Level.INTERRUPT),
])
def test_the_sum_of_both_models_is_compared(risk: float, interrupt: float, words: tuple[float, float], level: Level):
    assert read(risk, interrupt, words).level is level


@pytest.mark.parametrize(("risk", "interrupt", "whole", "no_risk", "no_interrupt"), [
    (-2.1, -3.1, True, True, True), (-2, -3, True, False, False), (-2.1, -3, True, True, False),
    (-2, -3.1, True, False, True), (-9, -9, False, False, False),
])
def test_it_is_sure_of_the_opposite_only_when_it_read_all(risk: float, interrupt: float, whole: bool, no_risk: bool,
                                                          no_interrupt: bool):
    found = read(risk, interrupt, whole=whole)
    assert (found.no_risk, found.no_interrupt) == (no_risk, no_interrupt)
    assert (found.risk, found.interrupt) == (risk, interrupt)


@pytest.mark.parametrize(("words", "risk", "interrupt", "level"), [
    (("one", ".", "two", "."), 0, 2.9, Level.NONE), (("one", "two"), 0, 3.0, Level.INTERRUPT),
    (("one", "two"), 0.9, 0, Level.NONE), (("one", "two", "."), 1.0, 0, Level.BANNER),
    (("one", "two", "three"), 0, 2.0, Level.INTERRUPT), (("one", "two", "three"), 0.5, 0, Level.BANNER),
    (("one",) * 9, 0, 2.0, Level.INTERRUPT), (("one",) * 9, 0.5, 0, Level.BANNER),
    (("one",) * 10, 0, 2.4, Level.NONE), (("one",) * 10, 0, 2.5, Level.INTERRUPT),
    (("one",) * 10, 1.4, 0, Level.NONE), (("one",) * 10, 1.5, 0, Level.BANNER),
])
def test_a_message_of_few_words_or_of_many_has_limits_of_its_own(words: tuple[str, ...], risk: float, interrupt: float,
                                                      level: Level):
    limits = {**THRESHOLDS["thresholds"], "short_words": 2}  # type: ignore[dict-item]
    classifier = Classifier(FakeSentences(risk, interrupt, [1, 0, 0], [1, 0]),  # type: ignore[arg-type]
                            FakeWords(), {**SETTINGS, "thresholds": limits})  # type: ignore[arg-type]
    assert classifier.read("Text", Comparable(words), [], NOTHING).level is level


@pytest.mark.parametrize(("interrupt", "surely"), [(3.9, False), (4.0, True)])
def test_it_is_sure_of_an_interrupt_from_a_limit(interrupt: float, surely: bool):
    assert read(0, interrupt).surely_interrupt is surely


@pytest.mark.parametrize(("voices", "voice"), [
    ((0.6, 0.4), "parent"), ((0.59, 0.41), None), ((0.3, 0.7), "staff"), ((0.5, 0.5), None)])
def test_a_voice_must_be_likely(voices: tuple[float, float], voice: str | None):
    found = read(0, 0, voices=voices)
    assert (found.voice, found.kind) == (voice, "c")


@pytest.mark.parametrize(("kinds", "kind", "surely"), [
    ((0.5, 0.3, 0.2), "a", False), ((0.49, 0.3, 0.21), None, False), ((0.11, 0.1, 0.79), "c", False),
    ((0.1, 0.1, 0.8), "c", True)])
def test_a_kind_must_be_likely(kinds: tuple[float, float, float], kind: str | None, surely: bool):
    found = read(0, 0, kinds=kinds)
    assert (found.kind, found.surely_kind) == (kind, surely)


def test_each_model_reads_the_message_in_its_own_form():
    sentences, words = FakeSentences(0, 0, [1, 0, 0], [1, 0]), FakeWords()
    message, findings = Comparable(("text",)), [Finding("p", "k", Level.BANNER, False, 0, 1)]
    classifier = Classifier(sentences, words, SETTINGS)  # type: ignore[arg-type]
    classifier.read("  He SAID\u200b  so ", message, findings, NOTHING)
    assert sentences.texts == ["He SAID so"]
    assert words.asked == [(message, findings, NOTHING)]


def test_a_sentence_keeps_its_spelling_and_is_clipped():
    assert as_sentence(" He\u2019s  Fine! ") == "He's Fine!"
    assert as_sentence("a" * HEAD + "b" * 9 + "z" * TAIL) == "a" * HEAD + " . " + "z" * TAIL


def test_softmax():
    found = softmax(np.array([[0.0, np.log(3.0)], [1000.0, 1000.0]]))
    assert np.allclose(found, [[0.25, 0.75], [0.5, 0.5]])


def test_odds_of_any_risk_and_of_interrupt():
    found = level_odds(np.log(np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]])))
    assert np.allclose(found, [[0.0, np.log(0.2 / 0.8)], [np.log(9), np.log(4)]])
    extreme = level_odds(np.array([[1000.0, 0.0, 0.0], [0.0, 0.0, 1000.0]]))
    assert np.isfinite(extreme).all()
    assert np.allclose(extreme, [[np.log(1e-9), np.log(1e-9)], [np.log(1e9), np.log(1e9)]], rtol=1e-3)


# --- the word model

def fitted(texts: list[str]) -> tuple[dict[str, TfidfVectorizer], PhraseFeatures]:
    vectorisers = {view: TfidfVectorizer(sublinear_tf=True, **options).fit(texts) for view, options in VIEWS.items()}
    return vectorisers, PhraseFeatures(["p"])


def test_a_row_is_words_letters_and_phrases_and_words_count_double():
    vectorisers, features = fitted(["kick me", "me now"])
    phrases = np.ones((1, len(features)), dtype=np.float32)
    model = WordModel(list(vectorisers.values()), features, np.zeros((2, 1)), np.zeros(2))
    row = model.rows(["kick kick me"], phrases).toarray()[0]
    parts = [v.transform(["kick kick me"]).toarray()[0] * 2 for v in vectorisers.values()]
    assert np.allclose(row, np.concatenate([*parts, phrases[0]]))


def test_scores_and_files(tmp_path: Path):
    vectorisers, features = fitted(["kick me", "me now"])
    columns = sum(len(v.vocabulary_) for v in vectorisers.values()) + len(features)
    weights = np.zeros((2, columns), dtype=np.float32)
    weights[0, 0], weights[1, -1] = 1.0, 4.0
    offsets = np.array([0.25, -1.0], dtype=np.float32)
    model = WordModel(list(vectorisers.values()), features, weights, offsets)
    FittedWords(model, vectorisers, features, weights, offsets).save(tmp_path)
    loaded = WordModel.load(tmp_path)
    message, findings = Comparable(("kick", "me")), [Finding("p", "k", Level.INTERRUPT, False, 0, 1)]
    expected = vectorisers["words"].transform(["kick me"]).toarray()[0, 0] * 2 + 0.25, 4.0 * 0.5 - 1.0
    for one in (model, loaded):
        assert np.allclose(one.scores(message, findings, NOTHING), expected, atol=1e-4)
    assert np.allclose(loaded.scores(message, [], NOTHING)[1], -1.0)
    text = ["kick kick me kick"]
    assert np.allclose(loaded.rows(text, np.zeros((1, len(features)))).toarray(),
                       model.rows(text, np.zeros((1, len(features)))).toarray(), atol=1e-4)


def test_files_of_the_word_model_hold_no_code(tmp_path: Path):
    vectorisers, _ = fitted(["kick me"])
    idf = {f"idf_{view}": v.idf_ for view, v in vectorisers.items()}
    np.savez(tmp_path / "words.npz", weights=np.zeros((2, 1), dtype=object), offsets=np.zeros(2), **idf)
    (tmp_path / "words.json").write_text(json.dumps({**{view: sorted(v.vocabulary_) for view,
                                                        v in vectorisers.items()}, "phrases": []}))
    with pytest.raises(ValueError, match="pickle"):
        WordModel.load(tmp_path)


# --- the sentence model, with a network that hands its word numbers on

def network(folder: Path) -> None:
    """hidden = [number, number * mask] of every word."""
    values = [helper.make_tensor_value_info(n, TensorProto.INT64, ["b", "n"]) for n in ("input_ids", "attention_mask")]
    nodes = [helper.make_node("Mul", ["input_ids", "attention_mask"], ["kept"]),
             helper.make_node("Unsqueeze", ["input_ids", "axis"], ["one"]),
             helper.make_node("Unsqueeze", ["kept", "axis"], ["two"]),
             helper.make_node("Concat", ["one", "two"], ["both"], axis=2),
             helper.make_node("Cast", ["both"], ["hidden"], to=TensorProto.FLOAT)]
    out = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["b", "n", 2])
    axis = helper.make_tensor("axis", TensorProto.INT64, [1], [2])
    graph = helper.make_graph(nodes, "g", values, [out], [axis])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, str(folder / "sentence.onnx"))


@pytest.fixture
def sentences(tmp_path: Path) -> SentenceModel:
    network(tmp_path)
    tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    # mean and highest of both columns: four numbers; each head takes its own.
    weights = {"level": np.zeros((4, 3)), "kind": np.zeros((4, 2)), "voice": np.zeros((4, 2))}
    weights["level"][0, 2] = weights["kind"][2, 1] = weights["voice"][1, 0] = 1.0
    biases = {"level": np.array([1.0, 0.0, 0.0]), "kind": np.array([0.0, -1.0]), "voice": np.array([0.0, 2.0])}
    np.savez(tmp_path / "heads.npz", **{f"{n}_weights": weights[n] for n in HEADS},
             **{f"{n}_bias": biases[n] for n in HEADS})
    return SentenceModel(tmp_path)


def test_a_sentence_is_pooled_by_mean_and_highest(sentences: SentenceModel):
    odds, kinds, voices, whole = sentences.read("kick now")
    assert np.allclose(odds, level_odds(np.array([[1.0, 0.0, 2.0]]))[0])
    assert np.allclose(kinds, softmax(np.array([[0.0, 3.0 - 1.0]]))[0])
    assert np.allclose(voices, softmax(np.array([[2.0, 2.0]]))[0])
    assert whole is True


def test_it_knows_when_it_did_not_read_to_the_end(sentences: SentenceModel):
    assert sentences.read("kick " * MAX_TOKENS)[3] is True
    odds, _, _, whole = sentences.read("kick " * MAX_TOKENS + "well")
    assert whole is False
    assert np.allclose(odds, sentences.read("kick")[0])


def test_one_thread_is_enough(tmp_path: Path, sentences: SentenceModel):
    options = sentences._session.get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
    assert sentences._session.get_providers() == ["CPUExecutionProvider"]


def test_a_classifier_is_loaded_from_its_folder(tmp_path: Path, sentences: SentenceModel):
    vectorisers, features = fitted(["kick me", "me now"])
    columns = sum(len(v.vocabulary_) for v in vectorisers.values()) + len(features)
    blank = np.zeros((2, columns), dtype=np.float32), np.zeros(2, dtype=np.float32)
    FittedWords(WordModel([], features, *blank), vectorisers, features, *blank).save(tmp_path)
    settings = {"kinds": ["a", "\u00e9"], "voices": ["parent", "staff"]}
    (tmp_path / "model.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    found = Classifier.load(tmp_path, THRESHOLDS).read("well", Comparable(("well",)), [], NOTHING)
    assert (found.level, found.kind, found.voice) == (Level.INTERRUPT, "\u00e9", "parent")
    with pytest.raises(FileNotFoundError):
        Classifier.load(tmp_path / "nowhere", THRESHOLDS)


def test_a_word_counts_less_in_a_long_message():
    assert [share_of_words(count) for count in (1, TELLING_WORDS, 2 * TELLING_WORDS)] == [1, 1, 0.5]
    long = Comparable(("text",) * 2 * TELLING_WORDS)
    classifier = Classifier(FakeSentences(0, 0, [1, 0, 0], [1, 0]), FakeWords(1, 0), SETTINGS)  # type: ignore[arg-type]
    assert classifier.read("Text", long, [], NOTHING).risk == 0.25
