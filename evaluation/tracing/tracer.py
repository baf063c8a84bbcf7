"""Hold a reply to the register: whatever it states must stand somewhere, and be this council's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.language.dates import find_dates
from bot.language.durations import find_durations
from evaluation.scoring import Messages, Result
from evaluation.tracing.claims import Claim, Passage, bare, day_of, digits
from evaluation.tracing.facts import Facts, facts_of
from evaluation.tracing.register import NATIONAL, Register
from evaluation.tracing.reply import Reply, plain
from knowledge import Knowledge

# The record has support looked at again after so long, on the Friday before where that is a weekend.
NEXT_REVIEW, WEEKEND, SATURDAY = timedelta(weeks=10), timedelta(days=2), 5
# Tokens of its sentence that must stand with a claim: on both sides or, in the reply's own entries, on one.
BESIDE = 3
# With fewer beside it a claim says too little to be looked for in every entry.
FEWEST_BESIDE = 2
# A plan is reviewed at least termly (SEND Code of Practice 6.65), and a term has at most so many weeks.
WEEKS_TO_REVIEW = 15


@dataclass(frozen=True)
class Untraced:
    """Something stated that could not be traced: its kind, the words, those around them, and why not."""

    kind: str
    text: str
    around: str
    why: str

    def __str__(self) -> str:
        """Return one line for the list of failures."""
        return f"{self.kind} `{self.text}` {self.why}: {self.around}"


class Tracer:
    """Traces replies to what a knowledge base holds."""

    def __init__(self, kb: Knowledge, today: date) -> None:
        """Take the knowledge base that the assistant answers from, and the day on which it was asked."""
        self._kb, self._today = kb, today
        self._register = Register(kb)

    def traced(self, result: Result) -> Result:
        """Return a result with what its replies state without ground."""
        asked = [turn.text for turn in result.question.turns]
        found = [str(untraced) for number, answered in enumerate(result.answers, start=1)
                 for untraced in self.untraced(asked[:number], result.question.asked_of, answered.messages)]
        return replace(result, untraced=tuple(found))

    def untraced(self, asked: Sequence[str], council: str, messages: Messages) -> list[Untraced]:
        """List what a reply states without ground, given all that the person wrote so far and the page's council."""
        said = Said(self._register, " \n".join(asked), self._today)
        reply = Reply(self._register, messages)
        facts = facts_of(self._kb, reply.entries, said.dates, self._today)
        check = Check(self._register, reply, facts, said, said.councils | {council}, self._today)
        return list(check.untraced())


class Said:
    """What a person has written in a conversation so far: words, dates, and the councils they name."""

    def __init__(self, register: Register, text: str, today: date) -> None:
        """Read all messages as one text."""
        self.passage = Passage(plain(text))
        self.dates = {date.fromisoformat(mention.value) for mention in find_dates(text, today)}
        self.weeks = {mention.value for mention in find_durations(text, today)}
        words = self.passage.words
        self.councils = {pack.id for pack in register.kb.councils.values()
                         if any(Passage(plain(name)).words in words
                                for name in (pack.council.short_name, *pack.council.aliases, *pack.council.places))}

    def holds(self, text: str) -> bool:
        """Tell whether a person wrote something themselves."""
        return Passage(text).words in self.passage.words


@dataclass
class Check:
    """One reply beside all that it may state."""

    register: Register
    reply: Reply
    facts: Facts
    said: Said
    councils: set[str]
    today: date

    def untraced(self) -> Iterator[Untraced]:
        """Go through what the reply states without ground."""
        for passage in self.reply.passages:
            for claim in (*passage.claims(), *self._named(passage)):
                why = self._fault(passage, claim)
                if why and not self.said.holds(claim.text):
                    yield Untraced(claim.kind, claim.text, passage.around(claim, BESIDE, BESIDE)[0], why)

    def _named(self, passage: Passage) -> Iterator[Claim]:
        """Go through the council names in a passage, save where all councils of the service are listed."""
        everyone = {pack.short_name for pack in self.register.kb.councils.values()}
        listed = len(everyone) > 1 and all(name in passage.text for name in everyone)
        for name, councils in self.register.councils.items():
            if not (councils & self.councils or (listed and councils)):
                found = [c for c in passage.named(name) if not self._part_of_a_longer(passage, c)]
                yield from found if found and not self._cited(passage, name) else ()

    def _cited(self, passage: Passage, name: str) -> bool:
        """Tell whether a name stands only in the titles of sources: whose page it is that says so."""
        rest = passage.text
        for title in self.register.cited:
            if name in title:
                rest = rest.replace(title, "")
        return name not in rest

    def _part_of_a_longer(self, passage: Passage, claim: Claim) -> bool:
        """Tell whether a name stands inside the name of another council."""
        return any(name != claim.text and claim.text in name and longer.first <= claim.first < longer.after
                   for name in self.register.councils for longer in passage.named(name))

    def _fault(self, passage: Passage, claim: Claim) -> str:
        match claim.kind:
            case "phone":
                return self._reach(claim.text, "phones", digits(claim.text))
            case "address":
                return self._reach(claim.text, "addresses", bare(claim.text))
            case "date" if self._calculated(passage, claim):
                return ""
            case "figure" if self._is_fact(passage, claim) or self._in_a_name(passage, claim):
                return ""
            case _:
                return self._wording(passage, claim)

    def _reach(self, text: str, ways: str, value: str) -> str:
        """Look for a number or address among those of the country and of the councils that were asked about."""
        owners = [owner for owner in self.register.owners() if value in getattr(self.register.of(owner), ways)]
        if not owners:
            return "stands in no entry"
        return "" if {NATIONAL, *self.councils} & set(owners) else f"belongs to {', '.join(owners)}"

    def _calculated(self, passage: Passage, claim: Claim) -> bool:
        """Tell whether a date was worked out, or is the day on which an entry of the reply was checked."""
        day = day_of(claim.text)
        if day is None or day in self.facts.dates:
            return day is not None
        # The record names the row and its date apart.
        reviewed = "review" in passage.around(claim, BESIDE, 0)[0] or self._of_the_record(day)
        return reviewed and self.today <= day <= self.today + timedelta(weeks=WEEKS_TO_REVIEW)

    def _of_the_record(self, day: date) -> bool:
        """Tell whether a day is the one on which the tier finder's record has support looked at again."""
        return day.weekday() < SATURDAY and timedelta() <= self.today + NEXT_REVIEW - day <= WEEKEND

    def _in_a_name(self, passage: Passage, claim: Claim) -> bool:
        """Tell whether a figure is part of the name of a phase or of an entry, such as "Key stage 2 (Years 3 to 6)"."""
        return any(name.first <= claim.first < name.after
                   for title in self.register.names_with_figures for name in passage.named(title))

    def _is_fact(self, passage: Passage, claim: Claim) -> bool:
        """Tell whether a figure is a fact of an entry of the reply, by itself or with its unit."""
        alone = passage.tokens[claim.first].word
        if any(alone in self.register.of(owner).phones for owner in (NATIONAL, *self.councils)):
            return True
        with_unit = {passage.around(claim, 0, n)[0].rstrip("s") for n in (1, 2)}
        in_weeks = {f"{weeks} week" for weeks in self.said.weeks}
        return alone in self.facts.figures or bool(with_unit & (self.facts.figures | in_weeks))

    def _wording(self, passage: Passage, claim: Claim) -> str:
        """Look for a claim with the words beside it."""
        if self._stands(passage, claim, [NATIONAL, *self.councils]):
            return ""
        others = [council for council in self.register.kb.councils
                  if council not in self.councils and self._stands(passage, claim, [council])]
        return f"belongs to {', '.join(others)}" if others else "stands in no entry"

    def _stands(self, passage: Passage, claim: Claim, owners: list[str]) -> bool:
        whole, beside = passage.around(claim, BESIDE, BESIDE)
        everywhere = [self.register.wordings, *(self.register.of(owner).words for owner in owners)]
        if beside >= FEWEST_BESIDE and any(f" {whole} " in words for words in everywhere):
            return True
        own = [self.register.wordings, *(words for owner, words in self.reply.words if owner in owners)]
        sides = [passage.around(claim, BESIDE, 0), passage.around(claim, 0, BESIDE)]
        texts = [text for text, beside in ((whole, beside), *sides) if beside or claim.kind != "figure"]
        return any(f" {text} " in words for words in own for text in texts)
