"""How a risk phrase is said: denied, long ago, in a policy question, quoted, or about right now."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.content import Content
from bot.safeguarding.patterns import Compiler, Index

NEGATION_REACH = 6
NEAR = 12
SHORT_CUE = 4
FRAMES = ("negation", "not_negation", "past", "recent", "policy", "hypothetical", "quoted", "event",
          "immediate", "denial", "elsewhere", "people")
FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})
OTHERS = frozenset(
    "he she they him her them his himself herself themselves son daughter child boy girl kids pupil student "
    "learner friend sister brother baby teenager niece nephew".split())
REPORTING = frozenset(
    "said says saying told tells screams screamed screaming shouted writes wrote written posted texted "
    "messaged typed".split())


@dataclass(frozen=True)
class Span:
    """A run of words, by position."""

    start: int
    end: int


class Spotter:
    """Finds where the patterns of named lists stand in a text."""

    def __init__(self, compiler: Compiler, lists: dict[str, list[str]]) -> None:
        """Compile the lists."""
        named = [(name, compiler.compile(text)) for name, texts in lists.items() for text in texts]
        self._names = [name for name, _ in named]
        self._index = Index([pattern for _, pattern in named])

    def spot(self, message: Comparable) -> dict[str, list[Span]]:
        """Return the places found for each list name."""
        found: dict[str, list[Span]] = {}
        for number, span in matches(self._index, message):
            found.setdefault(self._names[number], []).append(span)
        return found


def matches(index: Index, message: Comparable) -> list[tuple[int, Span]]:
    """List all matches of an index's patterns as positions of words, pattern by pattern; none leaves its sentence."""
    text, starts = message.text, message.starts
    found = []
    for sentence in message.sentences:
        low, high = starts[sentence.start], starts[sentence.stop]
        for number in index.candidates(message.words[sentence.start:sentence.stop]):
            for match in index.patterns[number].expression.finditer(text, low, high):
                first = bisect_right(starts, match.start()) - 1
                last = bisect_right(starts, match.end() - 1)
                found.append((number, Span(first, last)))
    return sorted(found, key=lambda one: one[0])


@dataclass(frozen=True)
class Surroundings:
    """The cues of one message, and the questions that findings ask of them."""

    message: Comparable
    cues: dict[str, list[Span]]
    clause_words: frozenset[str]

    def sentence(self, span: Span) -> Span:
        """Return the sentence in which a span stands."""
        stops = self.message.stops
        before, after = bisect_left(stops, span.start), bisect_left(stops, span.end)
        start = stops[before - 1] + 1 if before else 0
        end = stops[after] if after < len(stops) else len(self.message.words)
        return Span(start, end)

    def near(self, name: str, span: Span, reach: int = NEAR) -> bool:
        """Tell whether a cue of this name stands in the sentence, at most `reach` words away."""
        sentence = self.sentence(span)
        low, high = max(sentence.start, span.start - reach), min(sentence.end, span.end + reach)
        return any(cue.end > low and cue.start < high for cue in self.cues.get(name, ()))

    def recent(self, span: Span) -> bool:
        """Tell whether a cue for today stands near that is no part of a short one for the past, such as "well now"."""
        past = [cue for cue in self.cues.get("past", ()) if cue.end - cue.start <= SHORT_CUE]
        today = [cue for cue in self.cues.get("recent", ())
                 if not any(old.start <= cue.start and cue.end <= old.end for old in past)]
        return replace(self, cues={"recent": today}).near("recent", span)

    def outside(self, name: str, span: Span) -> bool:
        """Tell whether a cue stands in the sentence and is not only part of the span itself."""
        sentence = self.sentence(span)
        return any(sentence.start <= cue.start < sentence.end
                   and not (span.start <= cue.start and cue.end <= span.end)
                   for cue in self.cues.get(name, ()))

    def negated(self, span: Span) -> bool:
        """Tell whether a denial reaches the span: up to six words before it, in its clause."""
        low = self.sentence(span).start
        for cue in self.cues.get("negation", ()):
            if not (low <= cue.start and cue.end <= span.start <= cue.end + NEGATION_REACH):
                continue
            if self._broken(cue.end, span.start) or self._undone(cue, span):
                continue
            return True
        return False

    def _broken(self, start: int, end: int) -> bool:
        between = range(start, end)
        return (any(self.message.words[i] in self.clause_words for i in between)
                or any(start <= b <= end for b in self.message.breaks))

    def _undone(self, cue: Span, span: Span) -> bool:
        return any(other.start <= cue.start < other.end and other.end <= span.start + 1
                   for other in self.cues.get("not_negation", ()))

    def about_self(self, span: Span) -> bool:
        """Tell whether the nearest person named at or before the span's end is the writer."""
        words = self.message.words
        for i in range(min(span.end, len(words)) - 1, max(self.sentence(span).start, span.start - 8) - 1, -1):
            if words[i] in FIRST_PERSON:
                return not any(w in REPORTING for w in words[max(0, i - 4):i])
            if words[i] in OTHERS:
                return False
        return False

    def elsewhere(self) -> bool:
        """Tell whether the message speaks of another field, such as payments, and of nobody but the writer."""
        return "elsewhere" in self.cues and "people" not in self.cues

    def only_self(self) -> bool:
        """Tell whether the message speaks of the writer and of nobody else."""
        words = set(self.message.words)
        return bool(words & FIRST_PERSON) and not words & OTHERS


class Context:
    """Reads the cues of a message once, for all findings in it."""

    def __init__(self, compiler: Compiler, content: Content) -> None:
        """Compile the cue lists."""
        self._spotter = Spotter(compiler, {name: content.frames[name] for name in FRAMES})
        self._clause = frozenset(content.frames["clause"])

    def read(self, message: Comparable) -> Surroundings:
        """Return the message with its cues."""
        return Surroundings(message, self._spotter.spot(message), self._clause)
