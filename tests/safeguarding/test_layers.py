"""How the layers of the screen are put together, with a small phrase base and a trained layer that obeys."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.safeguarding import Level, Screen, Screening
from bot.safeguarding.classifier import Classifier, Reading
from bot.safeguarding.content import Content
from bot.safeguarding.model import AFTER
from bot.safeguarding.screen import BANNER_ON_DOUBT, SURE, SURE_ELSEWHERE, comparable
from bot.safeguarding.wording import GENERAL
from tests.safeguarding.small_content import SMALL, small_content

INTERRUPT, BANNER, NONE = Level.INTERRUPT, Level.BANNER, Level.NONE
GRAVE, MILD = "kicks me", "bruised"


class Obedient:
    """Reads every message as it is told to, and remembers what it was asked."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.asked: list[tuple[Any, ...]] = []

    def read(self, *asked: Any) -> Reading:
        self.asked.append(asked)
        return self.reading


def screen(reading: Reading | None = None) -> Screen:
    return Screen(small_content(), Obedient(reading) if reading else None)  # type: ignore[arg-type]


def learnt(level: Level, **more: Any) -> Reading:
    return Reading(level, "told", "staff", **more)


def test_phrases_alone():
    assert screen().check("my son kicks me") == Screening(
        INTERRUPT, "plain", "parent", layers=("phrases",), about_self=True)
    assert screen().check("he is on the roof") == Screening(
        INTERRUPT, "grave", immediate=True, layers=("phrases",), voice_said=False)
    assert screen().check("my son is bruised") == Screening(BANNER, "plain", "parent", layers=("phrases",))
    assert screen().check("my son is well") == Screening(voice="parent")
    assert screen().check("well") == Screening()


@pytest.mark.parametrize(("text", "reading", "expected"), [
    # The trained layer alone: its kind, its voice, which only the page may outdo.
    ("i am well", learnt(INTERRUPT), Screening(INTERRUPT, "told", "staff", layers=("classifier",), about_self=True,
                                               voice_said=False)),
    ("he is well", learnt(BANNER), Screening(BANNER, "told", "staff", layers=("classifier",), voice_said=False)),
    ("well", learnt(NONE), Screening()),
    ("my son is well", learnt(BANNER), Screening(BANNER, "told", "parent", layers=("classifier",), about_self=False)),
    # Of another field and of nobody but the writer: it has to be surer.
    ("my card", learnt(BANNER, risk=SURE_ELSEWHERE - 0.1), Screening()),
    ("my card", learnt(INTERRUPT, risk=SURE_ELSEWHERE - 0.1), Screening()),
    ("well", learnt(BANNER, risk=SURE_ELSEWHERE - 0.1), Screening(BANNER, "told", "staff", layers=("classifier",),
                                                                 voice_said=False)),
    ("my card", learnt(BANNER, risk=SURE_ELSEWHERE), Screening(BANNER, "told", "staff", layers=("classifier",),
                                                               about_self=True, voice_said=False)),
    ("his son , my card", learnt(BANNER), Screening(BANNER, "told", "staff", layers=("classifier",),
                                                    voice_said=False)),
    (f"{MILD} , my card", learnt(BANNER), Screening(BANNER, "plain", "staff", layers=("phrases", "classifier"),
                                                    voice_said=False)),
    # Both: the graver level; the phrase's kind where it is the graver or as grave.
    (GRAVE, learnt(INTERRUPT), Screening(INTERRUPT, "plain", "staff", layers=("phrases", "classifier"), about_self=True,
                                         voice_said=False)),
    (GRAVE, learnt(BANNER), Screening(INTERRUPT, "plain", "staff", layers=("phrases",), about_self=True,
                                      voice_said=False)),
    (MILD, learnt(INTERRUPT), Screening(INTERRUPT, "told", "staff", layers=("classifier",), voice_said=False)),
    (MILD, learnt(BANNER), Screening(BANNER, "plain", "staff", layers=("phrases", "classifier"), voice_said=False)),
    # What the phrases explain is a banner for the trained layer too; a mild phrase explains nothing.
    (f"never {GRAVE}", learnt(INTERRUPT), Screening(BANNER, "plain", "staff", layers=("phrases", "classifier"),
                                                    about_self=True, voice_said=False)),
    ("never told a secret", learnt(INTERRUPT), Screening(BANNER, "told", "staff", layers=("classifier",),
                                                         voice_said=False)),
    (f"never {MILD}", learnt(INTERRUPT), Screening(INTERRUPT, "told", "staff", layers=("classifier",),
                                                   voice_said=False)),
    # Unless the trained layer is sure.
    (f"never {GRAVE}", learnt(INTERRUPT, surely_interrupt=True), Screening(
        INTERRUPT, "told", "staff", layers=("classifier",), about_self=True, voice_said=False)),
    # Sure of the opposite: a grave phrase is still a banner, a mild one nothing, a fixed one what it was.
    (GRAVE, learnt(NONE, no_interrupt=True), Screening(BANNER, "told", "staff", layers=("phrases",), voice_said=False,
                                                       about_self=True)),
    (GRAVE, learnt(NONE, no_risk=True), Screening(INTERRUPT, "plain", "staff", layers=("phrases",), voice_said=False,
                                                  about_self=True)),
    (GRAVE, learnt(NONE, no_risk=True, no_interrupt=True), Screening(
        BANNER, "told", "staff", layers=("phrases",), voice_said=False, about_self=True)),
    (MILD, learnt(NONE, no_risk=True), Screening()),
    (MILD, learnt(NONE, no_interrupt=True), Screening(BANNER, "plain", "staff", layers=("phrases",), voice_said=False)),
    (f"never {GRAVE}", learnt(NONE, no_risk=True), Screening(BANNER, "plain", "staff", layers=("phrases",),
                                                             about_self=True, voice_said=False)),
    ("asked about it", learnt(NONE, no_risk=True), Screening(BANNER, "grave", "staff", layers=("phrases",),
                                                             voice_said=False)),
    (f"{GRAVE}. asked about it", learnt(NONE, no_interrupt=True), Screening(
        BANNER, "grave", "staff", layers=("phrases",), voice_said=False)),
])
def test_the_layers_together(text: str, reading: Reading, expected: Screening):
    assert screen(reading).check(text) == expected


def test_the_gravest_kind_leads_and_only_among_the_gravest_findings():
    found = screen().check("bruised. told a secret. kicks me. he is on the roof")
    assert (found.kind, found.about_self, found.immediate) == ("grave", False, True)
    assert screen().check("told a secret. kicks me").kind == "plain"
    assert screen().check("asked about it. told a secret").kind == "told"
    assert screen().check("on the roof long ago. kicks me").kind == "grave"
    assert screen().check("asked about it. told a secret").immediate is False


def test_danger_now_is_said_only_of_an_interrupt():
    assert screen().check("kicks me right now").immediate is True
    assert screen().check("kicks me").immediate is False
    assert screen().check("bruised right now") == Screening(BANNER, "plain", layers=("phrases",), voice_said=False)
    taught = screen(learnt(INTERRUPT)).check("well right now")
    assert (taught.immediate, taught.kind, taught.layers) == (True, "told", ("classifier",))
    assert screen(learnt(BANNER)).check("he is never on the roof").immediate is False


def test_the_trained_layer_is_asked_of_words_only():
    asked = screen(learnt(INTERRUPT))
    assert asked.check("123 45?") == Screening()
    assert asked.check("123 a").level is INTERRUPT
    asked.check("Bruised, he said.")
    text, message, findings, around = asked.classifier.asked[-1]
    assert text == "Bruised, he said." and message.words == ("bruised", "he", "said", ".")
    assert [f.phrase for f in findings] == ["bruise"] and list(around.cues) == ["event"]
    assert comparable(asked, "Bruised!").words == ("bruised", ".")


# --- the conversation

def test_a_message_that_interrupts_by_itself_is_looked_at_once():
    asked = screen(learnt(INTERRUPT))
    asked.check("well", ["a", "b"])
    assert len(asked.classifier.asked) == 1


def test_a_single_message_is_looked_at_once():
    asked = screen(learnt(NONE))
    asked.check("well")
    assert len(asked.classifier.asked) == 1


def test_a_stop_stands_between_longer_turns():
    asked = screen(learnt(NONE))
    asked.check("one two three four five six", ["kicks", "so"])
    assert "kicks so . one two three four five six" in [text for text, *_ in asked.classifier.asked]


def test_the_message_itself_is_looked_at_first():
    assert screen().check(GRAVE, ["well", "my son is on the roof"]) == screen().check(GRAVE)
    assert screen().check("well", []) == Screening()


def test_what_three_turns_say_together():
    found = screen().check("me", ["he", "he kicks"])
    assert found == Screening(INTERRUPT, "plain", layers=("phrases", "conversation"), voice_said=False, about_self=True)
    assert screen().check("kicks me me", ["a", "b"]) == screen().check("kicks me me")
    assert screen().check("secret", ["told", "a", "b"]).kind == "told"
    assert screen().check("secret", ["told", "a", "b", "c"]) == Screening()


def test_a_fragment_has_up_to_five_words():
    assert screen().check("me b c d e", ["kicks"]).level is INTERRUPT
    assert screen().check("me b c d e f", ["kicks"]) == Screening()
    assert screen().check("me", ["a b c d e f kicks"]).level is INTERRUPT
    assert screen().check("b me", ["a", "kicks"]) == Screening()


def test_turns_that_were_no_more_together_change_nothing():
    assert screen().check("well", ["bruised"]) == Screening()
    assert screen().check("bruised", ["bruised"]) == screen().check("bruised")
    assert screen().check("my son is bruised", ["well"]) == screen().check("my son is bruised")
    assert screen().check("me", ["bruised", "he kicks"]).layers == ("phrases", "conversation")


def test_a_grave_phrase_that_only_this_message_completes_counts_although_a_doubt_lowers_it():
    doubting = screen(learnt(NONE, no_interrupt=True))
    found = doubting.check("me", ["he bruised", "he kicks"])
    assert (found.level, found.kind, found.layers) == (BANNER, "plain", ("phrases", "conversation"))
    assert doubting.check("well", ["bruised", "he"]) == Screening()
    assert doubting.check("well", ["never kicks me", "so"]) == Screening()


def test_after_an_interrupt_the_way_to_help_stays_for_three_turns():
    stays = Screening(BANNER, "grave", "parent", layers=(AFTER,))
    assert screen().check("well", ["my son is on the roof"]) == stays
    assert screen().check("well", ["my son is on the roof", "a", "b"]) == stays
    assert screen().check("well", ["my son is on the roof", "a", "b", "c"]) == Screening()
    assert screen().check("bruised", ["my son is on the roof"]) == screen().check("bruised")
    assert screen().check("told a secret", ["my son is on the roof"]) == screen().check("told a secret")


class Hears:
    """Reads a banner, or the level it is told, wherever all of some words stand."""

    def __init__(self, words: set[str], risk: float, level: Level = BANNER, surely: bool = False) -> None:
        self.words, self.found = words, Reading(level, "grave", None, risk=risk, surely_interrupt=surely)

    def read(self, text: str, *_: Any) -> Reading:
        return self.found if self.words <= set(text.split()) else Reading(NONE, "grave", None, risk=-9.0)


def hearing(*words: str, risk: float, level: Level = BANNER, surely: bool = False) -> Screen:
    return Screen(small_content(), Hears(set(words), risk, level, surely))  # type: ignore[arg-type]


def test_turns_together_raise_a_learnt_banner_only_where_it_is_sure():
    assert hearing("well", "so", risk=SURE).check("well", ["so"]).layers == ("classifier", "conversation")
    assert hearing("well", "so", risk=SURE - 0.1).check("well", ["so"]) == Screening()
    assert hearing("well", risk=SURE - 0.1).check("well", ["so"]).level is BANNER, "by itself the usual limit holds"


def test_turns_together_interrupt_only_where_the_trained_layer_is_sure():
    found = hearing("well", "so", risk=SURE - 0.1, level=INTERRUPT, surely=True).check("well", ["so"])
    assert (found.level, found.layers) == (INTERRUPT, ("classifier", "conversation"))
    doubtful = hearing("well", "so", risk=SURE, level=INTERRUPT).check("well", ["so"])
    assert (doubtful.level, doubtful.immediate, doubtful.layers) == (BANNER, False, ("classifier", "conversation"))
    assert hearing("well", "so", risk=SURE - 0.1, level=INTERRUPT).check("well", ["so"]) == Screening()
    assert hearing("well", risk=SURE, level=INTERRUPT).check("well", ["so"]).level is INTERRUPT, "by itself as ever"
    now = hearing("well", "so", risk=SURE, level=INTERRUPT).check("well", ["so right now"])
    assert (now.level, now.immediate) == (BANNER, False)


def test_a_phrase_that_only_the_turns_together_make_raises_a_banner_without_the_trained_layer_being_sure():
    assert screen(learnt(NONE)).check("secret", ["told", "a", "b"]).layers == ("phrases", "conversation")


def test_a_worry_about_this_minute_interrupts_again_after_an_interrupt():
    found = screen().check("bruised right now", ["my son is on the roof"])
    assert (found.level, found.immediate) == (INTERRUPT, True)
    assert screen().check("bruised right now", ["well"]).level is BANNER
    assert screen().check("well right now", ["my son is on the roof"]).level is BANNER


@pytest.fixture
def grave_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.safeguarding.screen.GRAVE", {"grave"})


def test_a_learnt_worry_stays_for_one_turn_where_the_trained_layer_is_sure(grave_kinds: None):
    assert hearing("odd", risk=SURE).check("well", ["odd"]).layers == (AFTER,)
    assert hearing("odd", risk=SURE - 0.1).check("well", ["odd"]) == Screening()


def test_a_grave_banner_stays_for_one_turn(grave_kinds: None):
    stays = Screening(BANNER, "grave", layers=(AFTER,), voice_said=False)
    assert screen().check("well", ["asked about it"]) == stays
    assert screen().check("well", ["a", "asked about it"]) == stays
    assert screen().check("well", ["asked about it", "so"]) == Screening()
    assert screen().check("well", ["bruised"]) == Screening(), "a banner of another kind does not stay"
    assert screen().check("well", ["never on the roof"]) == replace(stays)
    assert screen().check("bruised", ["asked about it"]) == screen().check("bruised")
    assert screen().check("well", ["asked about it"]).immediate is False


def test_turns_before_an_interrupt_are_forgotten():
    assert screen().check("secret and bruised", ["well", "told", "on the roof"]).layers == ("phrases",)


def test_of_two_interrupts_the_last_counts():
    assert screen().check("well", ["my son is on the roof", "kicks me"]) == Screening(
        BANNER, "plain", layers=(AFTER,), about_self=True, voice_said=False)


def test_only_turns_after_the_interrupt_are_joined():
    assert screen().check("secret, he said", ["told", "on the roof"]).kind == "grave"
    mild = screen().check("secret and bruised", ["on the roof", "told"])
    assert (mild.level, mild.kind, mild.layers) == (INTERRUPT, "told", ("phrases", "conversation"))
    assert screen().check("secret and bruised", ["told", "on the roof"]).level is BANNER


# --- what breaks

class Breaks:
    def read(self, *_: Any) -> Reading:
        raise RuntimeError("no model")


def broken() -> Screen:
    return Screen(small_content(), Breaks())  # type: ignore[arg-type]


def test_without_the_trained_layer_grave_phrases_interrupt_and_all_else_is_a_banner():
    assert broken().check("my son is on the roof") == Screening(
        INTERRUPT, "grave", immediate=True, layers=("phrases",), voice_said=False)
    assert broken().check("i am on the roof").about_self is True
    assert broken().check("he is on the roof").about_self is False
    assert broken().check("bruised") == broken().check("well") == BANNER_ON_DOUBT
    assert replace(BANNER_ON_DOUBT) == Screening(BANNER, "disclosure-unspecified", layers=("failed",))


def test_without_any_layer_it_is_a_banner():
    without = screen()
    without.phrases = None  # type: ignore[assignment]
    assert without.check("my son is on the roof") == BANNER_ON_DOUBT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of content with the small one in it."""
    (tmp_path / "safeguarding").symlink_to(SMALL)
    return tmp_path


@pytest.mark.parametrize(("text", "reading", "kind"), [
    (GRAVE, learnt(INTERRUPT, surely_kind=True), "told"), (GRAVE, learnt(INTERRUPT), "plain"),
    # Not by a layer that found less, and not against a phrase that keeps what it says.
    (GRAVE, learnt(BANNER, surely_kind=True), "plain"), ("asked about it", learnt(BANNER, surely_kind=True), "grave"),
])
def test_who_is_sure_names_the_kind(text: str, reading: Reading, kind: str):
    assert screen(reading).check(text).kind == kind


def test_a_risk_whose_kind_is_not_sure_gets_what_fits_any():
    found = screen(Reading(INTERRUPT, None, "parent")).check("said sideways")
    assert (found.level, found.kind) == (INTERRUPT, GENERAL)


def test_loading(folder: Path, monkeypatch: pytest.MonkeyPatch):
    loaded: list[Any] = []
    monkeypatch.setattr(Classifier, "load", lambda *given: loaded.append(given) or "a classifier")
    found = Screen.load(folder / "models", folder)
    assert found.classifier == "a classifier"
    assert loaded == [(folder / "models" / "screen", Content(folder / "safeguarding").thresholds)]
    assert found.phrases.look(found.phrases.comparer(GRAVE))[0][0].kind == "plain"


def test_loading_a_broken_model_leaves_the_phrase_base(folder: Path):
    (folder / "screen").mkdir()
    (folder / "screen" / "model.json").write_text("{")
    assert Screen.load(folder, folder).classifier is None
    assert Screen.load(folder / "nowhere", folder).check(GRAVE).level is INTERRUPT
