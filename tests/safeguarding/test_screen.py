"""The screen as a whole: layers put together, turns joined, and never an exception."""

import copy
from pathlib import Path

import pytest

from bot.safeguarding import Level, Screen
from bot.safeguarding.classifier import Reading
from bot.safeguarding.content import CONTENT
from bot.safeguarding.model import AFTER
from bot.safeguarding.screen import SURE


class Taught:
    """A trained layer that says what the test wants."""

    def __init__(self, level: Level, risk: bool = False, interrupt: bool = False) -> None:
        self.reading = Reading(level, "neglect", "parent", no_risk=risk, no_interrupt=interrupt)

    def read(self, *_: object) -> Reading:
        return self.reading


class Broken:
    def read(self, *_: object) -> Reading:
        raise RuntimeError("no model")


@pytest.fixture
def screen(phrase_screen: Screen) -> Screen:
    """A screen whose trained layer a test may put in."""
    return copy.copy(phrase_screen)


def test_a_fresh_screen_needs_no_trained_model(tmp_path: Path):
    screen = Screen.load(tmp_path, CONTENT.parent)
    assert screen.classifier is None
    assert screen.check("i want to die").level is Level.INTERRUPT


def test_a_failing_layer_becomes_a_banner(screen: Screen):
    screen.classifier = Broken()  # type: ignore[assignment]
    assert screen.check("how long does a plan take").level is Level.BANNER


def test_a_failing_layer_does_not_take_the_phrase_base_down(screen: Screen):
    screen.classifier = Broken()  # type: ignore[assignment]
    found = screen.check("i want to kill myself")
    assert (found.level, found.kind) == (Level.INTERRUPT, "suicide")


def test_the_trained_layer_raises_what_phrases_miss(screen: Screen):
    screen.classifier = Taught(Level.INTERRUPT)  # type: ignore[assignment]
    found = screen.check("she eats from the neighbour's compost")
    assert (found.level, found.kind, found.layers) == (Level.INTERRUPT, "neglect", ("classifier",))


def test_a_learnt_voice_is_marked_as_learnt(screen: Screen):
    screen.classifier = Taught(Level.BANNER)  # type: ignore[assignment]
    found = screen.check("she eats from the compost")
    assert (found.voice, found.voice_said) == ("parent", False)


def test_what_phrases_explain_is_only_a_banner(screen: Screen):
    screen.classifier = Taught(Level.INTERRUPT)  # type: ignore[assignment]
    assert screen.check("she self harmed two years ago").level is Level.BANNER


def test_a_doubted_grave_phrase_is_still_a_banner(screen: Screen):
    screen.classifier = Taught(Level.NONE, risk=True, interrupt=True)  # type: ignore[assignment]
    assert screen.check("dad hits him").level is Level.BANNER


def test_a_doubted_weak_phrase_is_nothing(screen: Screen):
    screen.classifier = Taught(Level.NONE, risk=True, interrupt=True)  # type: ignore[assignment]
    assert screen.check("he has a bruise on his knee").level is Level.NONE


def test_a_fixed_phrase_is_never_doubted(screen: Screen):
    screen.classifier = Taught(Level.NONE, risk=True, interrupt=True)  # type: ignore[assignment]
    assert screen.check("a pupil asked about suicide").level is Level.BANNER


def test_the_gravest_kind_leads(phrase_screen: Screen):
    assert phrase_screen.check("dad hits him and he took an overdose").kind == "substance-overdose"


def test_a_risk_cut_into_turns_is_whole_again(phrase_screen: Screen):
    assert phrase_screen.check("to die", ["honestly i", "just want"]).level is Level.INTERRUPT


def test_the_way_to_help_stays_in_sight_after_a_disclosure(phrase_screen: Screen):
    found = phrase_screen.check("how long does a plan take", ["he wants to die"])
    assert (found.level, found.kind, found.immediate) == (Level.BANNER, "suicide", False)
    assert phrase_screen.check("how long does a plan take", ["he wants to die", "a", "b", "c"]).level is Level.NONE


def test_only_three_turns_are_joined(phrase_screen: Screen):
    assert phrase_screen.check("to die", ["i want", "a", "b", "c"]).level is Level.NONE


def test_a_denial_after_a_disclosure_keeps_the_banner(phrase_screen: Screen):
    found = phrase_screen.check("ignore that im fine", ["i want to die"])
    assert (found.level, found.kind) == (Level.BANNER, "suicide")


def test_a_denial_alone_is_nothing(phrase_screen: Screen):
    assert phrase_screen.check("ignore that im fine").level is Level.NONE


def test_a_grave_banner_stays_for_one_turn(phrase_screen: Screen):
    worry = "she has thoughts about death"
    assert phrase_screen.check(worry).level is Level.BANNER
    found = phrase_screen.check("only joking, I am fine", [worry])
    assert (found.level, found.kind, found.layers) == (Level.BANNER, "suicide", (AFTER,))
    assert phrase_screen.check("how long does a plan take", [worry]).kind == "suicide"


def test_a_grave_banner_does_not_stay_for_a_second_turn(phrase_screen: Screen):
    turns = ["she has thoughts about death", "only joking, I am fine"]
    assert phrase_screen.check("how long does a plan take", turns).level is Level.NONE


@pytest.mark.parametrize("worry", ["he runs off at playtime", "he is picked on every day and is scared"])
def test_a_milder_banner_does_not_stay(phrase_screen: Screen, worry: str):
    assert phrase_screen.check(worry).level is Level.BANNER
    assert phrase_screen.check("how long does a plan take", [worry]).level is Level.NONE


def test_a_learnt_grave_banner_stays_for_one_turn(screen: Screen):
    class Once(Taught):
        """Finds a worry in the message about compost only."""

        def read(self, *said: object) -> Reading:
            found = self.reading.level if "compost" in str(said[0]) else Level.NONE
            return Reading(found, self.reading.kind, self.reading.voice, risk=SURE, no_risk=False, no_interrupt=False)

    screen.classifier = Once(Level.BANNER)  # type: ignore[assignment]
    found = screen.check("how long does a plan take", ["she eats from the compost"])
    assert (found.level, found.kind, found.layers) == (Level.BANNER, "neglect", (AFTER,))
    assert screen.check("and who decides", ["she eats from the compost", "how long does it take"]).level is Level.NONE


def test_a_new_worry_leads_over_the_banner_that_stays(phrase_screen: Screen):
    found = phrase_screen.check("he runs off at playtime", ["she has thoughts about death"])
    assert (found.level, found.kind) == (Level.BANNER, "missing")


@pytest.mark.parametrize(("text", "kind"), [
    ("my husband has a knife and says he will kill me", "domestic-abuse"), ("he says he will kill me",
                                                                            "violence-weapons"),
    ("my son strangled me", "violence-weapons"), ("he said kill me i can't do this", "suicide"),
    ("my husband strangled me last night", "domestic-abuse"), ("mum burns me with a lighter", "physical-abuse"),
])
def test_the_kind_is_that_of_the_help_that_is_needed(phrase_screen: Screen, text: str, kind: str):
    assert phrase_screen.check(text).kind == kind
