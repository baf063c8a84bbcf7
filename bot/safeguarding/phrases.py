"""The phrase layer: the reviewed phrase base, with the context of each phrase taken into account."""

from collections.abc import Sequence
from dataclasses import replace

from bot.safeguarding.comparable import Comparable, Comparer
from bot.safeguarding.content import Content, Kind, Phrase
from bot.safeguarding.context import Context, Span, Surroundings, matches
from bot.safeguarding.model import Finding, Level
from bot.safeguarding.patterns import Compiler, Index
from bot.safeguarding.spelling import Speller

MASKED = "_"


def speller_of(content: Content) -> Speller:
    """Make the speller with the tables of the content."""
    tables = content.spelling
    return Speller(expansions=tables["expansions"], variants=tables["variants"], guarded=tables["guarded"],
                   lookalikes=content.lookalikes, common=tables["common"])


def compiler_of(content: Content, speller: Speller) -> Compiler:
    """Make the compiler of patterns with the groups of the content."""
    return Compiler(content.groups, speller.canonical, frozenset(content.spelling["common"]))


class PhraseLayer:
    """Finds what the phrase base knows in a message; needs no trained model."""

    def __init__(self, content: Content) -> None:
        """Compile the phrase base and everything that it leans on."""
        tables = content.spelling
        self.speller = speller_of(content)
        self.compiler = compiler_of(content, self.speller)
        self._kinds = content.kinds
        self._masks = Index(content.compile(self.compiler, [s for m in content.masks for s in m.says]))
        says = [(phrase, text) for phrase in content.phrases for text in phrase.says]
        self._phrases = [phrase for phrase, _ in says]
        self._index = Index(content.compile(self.compiler, [text for _, text in says]))
        self.context = Context(self.compiler, content)
        self.speller.learn(_words(self._index))
        self.comparer = Comparer(self.speller, tables["emoji"], tables["joins"])

    def look(self, message: Comparable) -> tuple[list[Finding], Surroundings]:
        """Return what is found, each at the level that its context leaves, and the message's cues."""
        bare = self.masked(message)
        surroundings = self.context.read(message)
        found: dict[tuple[str, int], Finding] = {}
        for number, span in matches(self._index, bare):
            finding = self._weigh(self._phrases[number], span, surroundings)
            key = (finding.phrase, finding.start)
            if key not in found or finding.level > found[key].level:
                found[key] = finding
        return list(found.values()), surroundings

    def masked(self, message: Comparable) -> Comparable:
        """Take the words of idioms and false friends out of a message."""
        words = list(message.words)
        for _, span in matches(self._masks, message):
            words[span.start:span.end] = [MASKED] * (span.end - span.start)
        return replace(message, words=tuple(words))

    def _weigh(self, phrase: Phrase, span: Span, around: Surroundings) -> Finding:
        kind = self._kinds[phrase.kind]
        level, reasons = _in_context(phrase, kind, span, around)
        return Finding(phrase.id, phrase.kind, level, immediate=phrase.immediate and level == phrase.level,
                       start=span.start, end=span.end, about_self=around.about_self(span),
                       fixed=phrase.fixed, base=phrase.level, context=reasons)


def _in_context(phrase: Phrase, kind: Kind, span: Span,
                around: Surroundings) -> tuple[Level, tuple[str, ...]]:
    """Lower a phrase's level by how it is said; name the reasons."""
    if around.negated(span) and not phrase.fixed:
        return min(phrase.level, kind.negated, Level(max(phrase.level - 1, 0))), ("negated",)
    if phrase.fixed:
        return phrase.level, ()
    lower = Level(max(phrase.level - 1, 0))
    if around.near("past", span) and not around.recent(span) and kind.past < phrase.level:
        return lower, ("past",)
    if around.outside("quoted", span):
        return lower, ("quoted",)
    if around.outside("hypothetical", span) and not around.outside("event", span):
        return lower, ("hypothetical",)
    if around.near("policy", span) and not around.outside("event", span):
        return lower, ("policy",)
    return phrase.level, ()


def _words(index: Index) -> Sequence[str]:
    """List the written words of all patterns."""
    words: set[str] = set()
    for pattern in index.patterns:
        words.update(w for w in pattern.words if len(w) > 1)
    return sorted(words)
