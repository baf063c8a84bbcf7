"""The language part of a turn without Rasa: every stage in its order, and what each gives the next."""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import pytest

from bot.language.deciding import Rule
from bot.language.expand import Expander
from bot.language.mentions import Mentions
from bot.language.ranking import Ranked
from bot.language.spacy_model import build
from bot.language.understanding import Understanding
from bot.language.vocabulary import names
from evaluation.language_speed import WHOLE, lines, stages
from tests.builders import small_knowledge

TODAY = date(2026, 11, 22)


class FakeEncoder:
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.texts = list(texts)
        return np.ones((len(texts), 384), np.float32)


class FakeIntents:
    def chances(self, tokens: Sequence[tuple[str, str]], vector: np.ndarray,
                encode: Callable[[str], np.ndarray]) -> list[tuple[str, float]]:
        self.tokens = list(tokens)
        return [("ask_right", 0.8), ("ask_meaning", 0.1)]


class FakeRanker:
    def rank(self, text: str, about_words: bool = True) -> list[Ranked]:
        return [Ranked("right", 0.6), Ranked("term-plan", 0.1)]


@pytest.fixture(scope="module")
def parts() -> Understanding:
    kb = small_knowledge()
    return Understanding(kb, build(kb), Expander(kb), FakeEncoder(), FakeIntents(), Mentions(kb, names(kb)),
                         FakeRanker())


def test_every_stage_feeds_the_decision(parts: Understanding) -> None:
    understood = parts.read("Can they say no on 3 March 2026? Not autism, an EHCP", TODAY)
    assert [(m.kind, m.value, m.denied) for m in understood.mentions] == [
        ("need", "autism", True), ("term", "term-plan", False), ("date", "2026-03-03", False)]
    assert parts.intents.tokens[0] == ("can", "can") and ("no", "no") in parts.intents.tokens
    assert parts.encoder.texts == [understood.expanded] and "health and care plan" in understood.expanded
    assert understood.decision.intent == "ask_right" and understood.decision.rule is Rule.AGREED
    assert understood.ranking[0].entry == understood.decision.ranking[0][0] == "right"


def test_a_message_without_words_is_read_too(parts: Understanding) -> None:
    assert parts.read("", TODAY).expanded == ""
    assert parts.encoder.texts == ["empty"]


def test_the_stages_are_timed_in_their_order(parts: Understanding) -> None:
    spent = dict(stages(parts, "who decides"))
    assert list(spent) == ["tokens, lemmas, names", "vector", "intents", "mentions and dates", "ranking", "decision"]
    assert all(clock >= 0 and cpu >= 0 for clock, cpu in spent.values())


def test_the_table_of_times() -> None:
    printed = list(lines({"vector": [(1.0, 0.5), (3.0, 1.5)], WHOLE: [(4.0, 2.0)]}))
    assert printed[1].split() == ["vector", "2.00", "2.90", "1.00"]
    assert printed[2].split() == ["the", "language", "part", "4.00", "4.00", "2.00"]
