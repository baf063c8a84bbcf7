"""The screen: every message passes it before anything else looks at it."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.safeguarding.classifier import Classifier, Reading
from bot.safeguarding.comparable import Comparable
from bot.safeguarding.content import Content
from bot.safeguarding.model import AFTER, Finding, Level, Screening
from bot.safeguarding.phrases import PhraseLayer
from bot.safeguarding.voices import Voices
from bot.safeguarding.wording import GENERAL

log = logging.getLogger(__name__)
TURNS = 3
# A banner about one of these stays for one more turn, whatever is said in it.
GRAVE = frozenset({"suicide", "self-harm", "sexual-abuse", "fgm-forced-marriage", "sexual-exploitation-online",
                   "allegation-staff", "domestic-abuse", "physical-abuse", "criminal-exploitation",
                   "emotional-abuse", "neglect"})
# A message of so few words is read together with the one before, as one sentence.
FRAGMENT = 5
# How sure of a risk, in log-odds, the trained layer must be to raise a banner for joined turns, or to let
# a banner stay for a turn: any few questions read as one message come near the limit for a single one. For the same
# reason it alone interrupts for joined turns only where it is sure of that.
SURE = 1.0
# How sure to raise a message of another field, in which nobody but the writer is meant: such talk is not what it knows.
SURE_ELSEWHERE = 3.0
BANNER_ON_DOUBT = Screening(Level.BANNER, GENERAL, layers=("failed",))


class Screen:
    """Tells whether a message needs the safeguarding pathway; never raises, never grades a person."""

    def __init__(self, content: Content, classifier: Classifier | None = None) -> None:
        """Build the phrase layer; the trained layer is optional."""
        self.phrases = PhraseLayer(content)
        self.voices = Voices(self.phrases.compiler, content)
        self.classifier = classifier
        self._ranks = {kind: rank for rank, kind in enumerate(content.kinds)}

    @classmethod
    def load(cls, models: Path, content: Path) -> "Screen":
        """Load the screen; without a trained model it works with the phrase base alone."""
        reviewed = Content(content / "safeguarding")
        try:
            classifier = Classifier.load(models / "screen", reviewed.thresholds)
        except Exception as error:  # a broken or missing model must not take the phrase base down
            log.warning("screen without its trained layer: %s", type(error).__name__)
            classifier = None
        return cls(reviewed, classifier)

    def check(self, text: str, earlier: Sequence[str] = ()) -> Screening:
        """Screen a message by itself, then joined with up to three turns since the last interrupt, itself first."""
        try:
            alone = self._look(text)
            if alone.level is Level.INTERRUPT or not earlier:
                return alone
            return self._with_turns(text, alone, list(earlier)[-TURNS:])
        except Exception as error:  # doubt goes to the banner, whatever went wrong
            log.error("screen failed: %s", type(error).__name__)
            return self._phrases_alone(text)

    def _phrases_alone(self, text: str) -> Screening:
        """Go by the phrase base where the trained layer fails: what is grave interrupts all the same."""
        try:
            findings, around = self.phrases.look(self.phrases.comparer(text))
            found = self._decided(findings, None, None, around.only_self())
        except Exception as error:
            log.error("phrase base failed: %s", type(error).__name__)
            return BANNER_ON_DOUBT
        return found if found.level is Level.INTERRUPT else BANNER_ON_DOUBT

    def _with_turns(self, text: str, alone: Screening, earlier: list[str]) -> Screening:
        """Raise the level where the message says more together with the turns before it."""
        since, last = self._since_interrupt(earlier)
        if last is not None and alone.level is Level.NONE:
            # Whatever is said next, be it a denial or another question, the way to help stays in sight.
            return _stays(last)
        if last is not None and self.phrases.context.read(self.phrases.comparer(text)).cues.get("immediate"):
            # A worry about this minute, from somebody who has just told of a risk.
            return replace(alone, level=Level.INTERRUPT, immediate=True, layers=(*alone.layers, "conversation"))
        if not since:
            return alone
        return self._joined_with(since, text, alone)

    def _joined_with(self, since: list[str], text: str, alone: Screening) -> Screening:
        """Read the turns as one message; where that says no more, a grave banner stays for one turn."""
        before, whole = _joined(since), _joined([*since, text])
        together, reading = self._read(whole)
        if together.level is Level.INTERRUPT and "phrases" not in together.layers and not _surely(reading):
            together = replace(together, level=Level.BANNER, immediate=False)
        # What was said before was answered before, unless only this message makes a grave phrase of it.
        found = self._unexplained(whole)
        new = found.keys() - self._unexplained(before).keys()
        says_more = together.level > self._look(before).level or any(found[p] is Level.INTERRUPT for p in new)
        if together.level > alone.level and says_more and (together.level is Level.INTERRUPT or _sure(reading) or new):
            return replace(together, layers=(*together.layers, "conversation"))
        if alone.level is Level.NONE:
            worry, reading = self._read(since[-1])
            if worry.level is Level.BANNER and worry.kind in GRAVE and (_sure(reading) or "phrases" in worry.layers):
                return _stays(worry)
        return alone

    def _unexplained(self, text: str) -> dict[str, Level]:
        """Return the phrases of risk in a text that nothing in it explains, with their levels."""
        findings, _ = self.phrases.look(self.phrases.comparer(text))
        return {f.phrase: f.level for f in findings if f.base is f.level >= Level.BANNER}

    def _since_interrupt(self, earlier: list[str]) -> tuple[list[str], Screening | None]:
        """Return the turns after the last one that interrupted, and that one's screening."""
        for position in range(len(earlier) - 1, -1, -1):
            found = self._look(earlier[position])
            if found.level is Level.INTERRUPT:
                return earlier[position + 1:], found
        return earlier, None

    def _look(self, text: str) -> Screening:
        return self._read(text)[0]

    def _read(self, text: str) -> tuple[Screening, Reading | None]:
        """Screen a text by itself; return also what the trained layer says of it."""
        message = self.phrases.comparer(text)
        findings, around = self.phrases.look(message)
        voice = self.voices.of(message)
        reading = None
        if self.classifier is not None and any(word.isalpha() for word in message.words):
            reading = self.classifier.read(text, message, findings, around)
            if not findings and around.elsewhere() and reading.risk < SURE_ELSEWHERE:
                reading = replace(reading, level=Level.NONE)
        screening = self._decided(findings, reading, voice, around.only_self())
        if screening.level is Level.INTERRUPT and not screening.immediate and around.cues.get("immediate"):
            screening = replace(screening, immediate=True)
        return screening, reading

    def _decided(self, findings: list[Finding], reading: Reading | None, voice: str | None,
                 about_self: bool) -> Screening:
        """Put the layers together: the graver one counts; a doubt between them is a banner."""
        said = max((f.level for f in findings), default=Level.NONE)
        learnt = reading.level if reading else Level.NONE
        if reading is not None:
            if learnt is Level.INTERRUPT > said and not reading.surely_interrupt and self._explained(findings):
                learnt = Level.BANNER
            said = self._doubted(said, findings, reading)
        level = max(said, learnt)
        if level is Level.NONE:
            return Screening(voice=voice)
        layers = tuple(name for name, found in (("phrases", said), ("classifier", learnt)) if found == level)
        main = self._main(findings, level)
        guess = reading.voice if reading else None
        base = Screening(level, voice=voice or guess, layers=layers, voice_said=voice is not None)
        if main is None:
            kind = (reading.kind if reading else None) or GENERAL
            return replace(base, kind=kind, about_self=about_self)
        immediate = any(f.immediate and f.level == level for f in findings)
        surely = reading.kind if reading and reading.surely_kind and learnt is level and not main.fixed else None
        return replace(base, kind=surely or main.kind, immediate=immediate, about_self=main.about_self)

    @staticmethod
    def _explained(findings: list[Finding]) -> bool:
        """Tell whether the grave phrases that were found are denied, past, quoted or about papers."""
        grave = [f for f in findings if f.base is Level.INTERRUPT]
        return bool(grave) and all(f.context for f in grave)

    @staticmethod
    def _doubted(said: Level, findings: list[Finding], reading: Reading) -> Level:
        """Lower what the phrases say where the trained layer is sure of the opposite.

        A grave phrase never falls below the banner, and a fixed one keeps its level.
        """
        if any(f.fixed and f.level == said for f in findings):
            return said
        if said is Level.INTERRUPT and reading.no_interrupt:
            return Level.BANNER
        if said is Level.BANNER and reading.no_risk and not any(f.base is Level.INTERRUPT for f in findings):
            return Level.NONE
        return said

    def _main(self, findings: list[Finding], level: Level) -> Finding | None:
        """Return the finding that decides what the reply is about: the gravest kind."""
        at_level = [f for f in findings if f.level == level]
        return min(at_level, key=lambda f: self._ranks[f.kind], default=None)


def _sure(reading: Reading | None) -> bool:
    """Tell whether the trained layer is sure that a text speaks of a risk."""
    return reading is not None and reading.risk >= SURE


def _surely(reading: Reading | None) -> bool:
    """Tell whether the trained layer is sure that a text is for an interrupt."""
    return reading is not None and reading.surely_interrupt


def _stays(found: Screening) -> Screening:
    """Return the banner that stays in sight after what was found in an earlier turn."""
    return replace(found, level=Level.BANNER, immediate=False, layers=(AFTER,))


def _joined(turns: list[str]) -> str:
    """Join turns; fragments become one sentence, so that a risk cut in pieces is whole again."""
    text = turns[0]
    for turn in turns[1:]:
        text += (" " if len(turn.split()) <= FRAGMENT else " . ") + turn
    return text


def comparable(screen: Screen, text: str) -> Comparable:
    """Return a text as the screen reads it."""
    return screen.phrases.comparer(text)
