"""The phrase base finds what its editors promise, and leaves its near-misses alone."""

import pytest

from bot.safeguarding.content import CONTENT, Content, Phrase
from bot.safeguarding.context import matches
from bot.safeguarding.model import Level
from bot.safeguarding.patterns import Index
from bot.safeguarding.phrases import PhraseLayer

BASE = Content(CONTENT)
HITS = [(phrase, hit) for phrase in BASE.phrases for hit in phrase.hits]
MISSES = [(phrase, miss) for phrase in BASE.phrases for miss in phrase.misses]
PATTERNS = [(phrase, text) for phrase in BASE.phrases for text in phrase.says]
MASK_PATTERNS = [(mask, text) for mask in BASE.masks for text in mask.says]


def name(value: object) -> str | None:
    return value.id if isinstance(value, Phrase) else None


@pytest.mark.parametrize(("phrase", "hit"), HITS, ids=name)
def test_a_hit_is_found_at_its_level(layer: PhraseLayer, phrase: Phrase, hit: str):
    found, _ = layer.look(layer.comparer(hit))
    assert (phrase.id, phrase.level) in {(f.phrase, f.level) for f in found}


@pytest.mark.parametrize(("phrase", "miss"), MISSES, ids=name)
def test_a_near_miss_is_left_alone(layer: PhraseLayer, phrase: Phrase, miss: str):
    found, _ = layer.look(layer.comparer(miss))
    assert phrase.id not in {f.phrase for f in found}
    assert max((f.level for f in found), default=Level.NONE) < Level.INTERRUPT


@pytest.mark.parametrize(("phrase", "text"), PATTERNS, ids=name)
def test_every_pattern_has_a_hit(layer: PhraseLayer, phrase: Phrase, text: str):
    index = Index([layer.compiler.compile(text)])
    assert any(list(matches(index, layer.masked(layer.comparer(hit)))) for hit in phrase.hits)


@pytest.mark.parametrize("mask", BASE.masks, ids=name)
def test_an_idiom_raises_nothing(layer: PhraseLayer, mask: Phrase):
    for hit in mask.hits:
        found, _ = layer.look(layer.comparer(hit))
        assert all(f.level is Level.NONE for f in found), hit


@pytest.mark.parametrize(("mask", "text"), MASK_PATTERNS, ids=name)
def test_every_idiom_has_a_sentence_and_covers_no_risk(layer: PhraseLayer, mask: Phrase, text: str):
    index = Index([layer.compiler.compile(text)])
    assert any(list(matches(index, layer.comparer(hit))) for hit in mask.hits)
    assert not any(list(matches(index, layer.comparer(miss))) for miss in mask.misses)


def test_every_kind_has_phrases_for_both_levels(content: Content):
    for kind in content.kinds:
        assert {p.level for p in content.phrases if p.kind == kind} >= {Level.INTERRUPT, Level.BANNER}, kind


def test_ids_are_unique_and_kinds_known(content: Content):
    ids = [p.id for p in [*content.phrases, *content.masks]]
    assert len(ids) == len(set(ids))
    assert {p.kind for p in content.phrases} <= set(content.kinds)


def test_every_phrase_has_hits_and_near_misses(content: Content):
    assert all(p.hits and p.misses for p in content.phrases)
