"""How cues for a voice are counted, with a handful of cues."""

import pytest

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.voices import Voices
from tests.safeguarding.small_content import small_content, small_layer


@pytest.mark.parametrize(("text", "voice"), [
    ("my son", "parent"), ("pupil", "staff"), ("home", None), ("home home", "parent"), ("class lesson", "staff"),
    ("class", None), ("my son pupil", None), ("my son class", "parent"), ("my son my girl pupil", "parent"),
    ("pupil home home", "staff"), ("pupil home home home", None), ("my son class lesson class lesson", "staff"),
    ("class lesson home home", None), ("w", None), ("home home class class class", "staff"),
])
def test_a_sure_cue_counts_three_and_two_points_are_enough(text: str, voice: str | None):
    voices = Voices(small_layer().compiler, small_content())
    assert voices.of(Comparable(tuple(text.split()))) == voice
