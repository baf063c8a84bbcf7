"""Who is speaking is read from the words, and left open where they do not say."""

import pytest

from bot.safeguarding import Screen


@pytest.mark.parametrize(("text", "voice"), [
    ("my son says he wants to die", "parent"),
    ("I'm a single mum and I can't cope", "parent"),
    ("dd2 is self harming", "parent"),
    ("a pupil in my class disclosed something", "staff"),
    ("yr 9 boy, SEND register, told our DSL", "staff"),
    ("I'm 14 and my mum hits me", "young_person"),
    ("my form tutor says i have to tell my mum", "young_person"),
    ("the kids next door are left alone", "other"),
    ("I'm his nan and I am worried", "other"),
    ("is there help", None),
])
def test_the_voice(phrase_screen: Screen, text: str, voice: str | None):
    assert phrase_screen.check(text).voice == voice
