"""How a thing is said decides its level: denied, long ago, quoted, about papers, or right now."""

import pytest

from bot.safeguarding import Level, Screen


@pytest.mark.parametrize(("text", "level"), [
    ("she self harms", Level.INTERRUPT),
    ("she does not self harm", Level.BANNER),
    ("she has never once tried to self harm", Level.BANNER),
    ("she does not self harm but she took an overdose", Level.INTERRUPT),
    ("no, she self harms", Level.INTERRUPT),
    ("the school do not believe that she self harms", Level.INTERRUPT),
    ("we cannot stop her, she self harms", Level.INTERRUPT),
    ("we have no safeguarding concerns", Level.NONE),
    ("there is no food in the house", Level.INTERRUPT),
    ("she self harmed two years ago", Level.BANNER),
    ("she self harmed last night", Level.INTERRUPT),
    ("she self harmed when she was in year 8", Level.BANNER),
    ("two years ago we moved. she self harms", Level.INTERRUPT),
    ("the plan mentions self harm", Level.BANNER),
    ("what does self harm mean", Level.BANNER),
    ("where is our self harm policy", Level.BANNER),
    ("our policy is late and she self harms every night, she said so", Level.INTERRUPT),
    ("what should staff do if a pupil self harms", Level.BANNER),
    ("hypothetically, what if a student self harms", Level.BANNER),
])
def test_the_level_fits_how_it_is_said(phrase_screen: Screen, text: str, level: Level):
    assert phrase_screen.check(text).level is level


@pytest.mark.parametrize(("text", "immediate"), [
    ("he has just taken a whole packet of tablets", True),
    ("she is on the roof and wants to die", True),
    ("we can't find him anywhere, he ran off an hour ago", True),
    ("he is not breathing", True),
    ("she says she wants to die", False),
    ("his dad hits him", False),
])
def test_danger_now_is_told_apart(phrase_screen: Screen, text: str, immediate: bool):
    assert phrase_screen.check(text).immediate is immediate


@pytest.mark.parametrize(("text", "about_self"), [
    ("i want to die", True),
    ("i am a mum of two and i want to kill myself", True),
    ("my son wants to die", False),
    ("she said i want to die", False),
    ("i think he wants to kill himself", False),
])
def test_who_is_meant(phrase_screen: Screen, text: str, about_self: bool):
    assert phrase_screen.check(text).about_self is about_self
