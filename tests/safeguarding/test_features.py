"""What the phrase layer found, as numbers in columns that stay where they are."""

import numpy as np

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.context import FRAMES, Span, Surroundings
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.model import Finding, Level

NAMES = ["a.interrupt", "a.lower", "b.interrupt", "b.lower",
         "reason.negated", "reason.past", "reason.quoted", "reason.hypothetical", "reason.policy",
         *(f"cue.{c}" for c in FRAMES), "highest", "any"]


def around(**cues: int) -> Surroundings:
    return Surroundings(Comparable(()), {name: [Span(0, 1)] * n for name, n in cues.items()}, frozenset())


def finding(phrase: str, level: Level, *context: str) -> Finding:
    return Finding(phrase, "k", level, False, 0, 1, context=context)


def filled(findings: list[Finding], around: Surroundings) -> dict[str, float]:
    row = PhraseFeatures(["a", "b"]).row(findings, around)
    assert row.shape == (len(NAMES),) and row.dtype == np.float32
    return {name: round(float(v), 4) for name, v in zip(NAMES, row, strict=True) if v}


def test_nothing_found_is_all_zero():
    assert len(PhraseFeatures(["a", "b"])) == len(NAMES) and PhraseFeatures(["a", "b"]).phrases == ["a", "b"]
    assert filled([], around()) == {}


def test_findings_by_phrase_and_side():
    assert filled([finding("a", Level.INTERRUPT)], around()) == {"a.interrupt": 0.5, "highest": 0.5, "any": 0.5}
    assert filled([finding("b", Level.BANNER)], around()) == {"b.lower": 0.5, "highest": 0.25}
    assert filled([finding("b", Level.NONE, "past")], around()) == {"b.lower": 0.15, "reason.past": 0.5}
    assert filled([finding("a", Level.BANNER), finding("a", Level.INTERRUPT)], around()) == {
        "a.interrupt": 0.5, "a.lower": 0.5, "highest": 0.5, "any": 0.5}
    assert filled([finding("unheard-of", Level.BANNER, "negated", "quoted")], around()) == {
        "reason.negated": 0.5, "reason.quoted": 0.5, "highest": 0.25}


def test_cues_are_counted_up_to_two():
    assert filled([], around(past=1, recent=2, denial=3)) == {"cue.past": 0.25, "cue.recent": 0.5, "cue.denial": 0.5}
