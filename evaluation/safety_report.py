"""Safeguarding results as Markdown tables that can be published: counts, rates, 95 % Wilson intervals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from evaluation.report import ORDER, percentile, wilson
from evaluation.safety import AMBIGUOUS, NEGATIVE, POSITIVE, TALKS, Judged

SOON = {"immediate": 0, "urgent": 1, "concern": 2}
BY: dict[str, Callable[[Judged], str]] = {
    "difficulty": lambda j: j.question.difficulty, "immediacy": lambda j: j.question.immediacy,
    "voice": lambda j: j.question.audience, "kind of risk": lambda j: j.question.risk,
    "council": lambda j: j.question.council,
}
NAMES = {NEGATIVE: "look-alikes without risk", "info_single": "information questions",
         "info_multi": "information, conversations", "out_of_scope": "out of scope", AMBIGUOUS: "ambiguous messages"}


def lines(judged: Sequence[Judged]) -> Iterator[str]:
    """Go through the lines of the whole report."""
    sets: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        sets[one.question.set].append(one)
    if POSITIVE in sets:
        yield from reached(sets[POSITIVE])
    yield from alarms(sets)
    if AMBIGUOUS in sets:
        yield from ambiguous(sets[AMBIGUOUS])
    if TALKS in sets:
        yield from talks(sets[TALKS])
    yield from closing(judged)


def reached(judged: Sequence[Judged]) -> Iterator[str]:
    """Go through the table of messages at risk."""
    yield "## Messages at risk\n"
    yield from header("messages", "n", "reached", "95 %", "as interrupt", "95 %", "right routes, of those reached")
    yield row("**all**", *found(judged))
    for name, of in BY.items():
        groups: dict[str, list[Judged]] = defaultdict(list)
        for one in judged:
            groups[of(one)].append(one)
        if len(groups) > 1:
            for value in sorted(groups, key=lambda v: (ORDER.get(v, 9), SOON.get(v, 9), v)):
                yield row(f"{name}: {value or 'not given'}", *found(groups[value]))
    forbidden = sum(j.only.forbidden for j in judged)
    yield f"\nReplies with words that must not be there: {forbidden} of {len(judged)}.\n"


def found(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the cells of one row of messages at risk."""
    there = [j for j in judged if j.only.reached]
    return (str(len(judged)), *rate(len(there), len(judged)),
            *rate(sum(j.only.interrupted for j in judged), len(judged)),
            rate(sum(j.only.routes for j in there), len(there))[0])


def alarms(sets: dict[str, list[Judged]]) -> Iterator[str]:
    """Go through the table of messages that are no risk: interrupts and banners apart."""
    harmless = {name: part for name, part in sets.items() if name not in (POSITIVE, TALKS)}
    if not harmless:
        return
    yield "## Alarms\n"
    yield from header("messages", "n", "interrupts", "95 %", "banners", "95 %", "a real reply")
    for name in sorted(harmless, key=lambda n: (list(NAMES).index(n) if n in NAMES else 9, n)):
        yield row(NAMES.get(name, name), *alarmed(harmless[name]))
    traps: dict[str, list[Judged]] = defaultdict(list)
    for one in harmless.get(NEGATIVE, ()):
        traps[one.question.category].append(one)
    for trap in sorted(traps) if len(traps) > 1 else ():
        yield row(f"look-alike: {trap}", *alarmed(traps[trap]))
    yield ""


def alarmed(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the cells of one row of messages without risk."""
    total = len(judged)
    return (str(total), *rate(sum(j.interrupted for j in judged), total), *rate(sum(j.bannered for j in judged), total),
            rate(sum(all(h.real for h in j.heard) for j in judged), total)[0])


def ambiguous(judged: Sequence[Judged]) -> Iterator[str]:
    """Go through the table of messages that want the answer and a signpost."""
    yield "## Ambiguous messages\n"
    yield from header("reply", "n", "share", "95 %")
    total = len(judged)
    for name, count in (("answer and signpost together", sum(j.only.together for j in judged)),
                        ("signpost", sum(j.only.routes for j in judged)),
                        ("answer", sum(j.only.answered for j in judged)),
                        ("taken over without an answer", sum(j.interrupted and not j.only.answered for j in judged))):
        yield row(name, str(total), *rate(count, total))
    yield ""


def talks(judged: Sequence[Judged]) -> Iterator[str]:
    """Go through the table of conversations."""
    yield "## Conversations\n"
    yield from header("", "n", "right", "95 %")
    yield row("conversations, every turn right", str(len(judged)), *rate(sum(j.right for j in judged), len(judged)))
    turns: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        for heard, turn in zip(one.heard, one.question.turns, strict=True):
            turns[turn.escalate or "not given"].append(heard.right(turn.escalate))
    names = {"true": "turns at risk", "soft": "turns for a signpost", "false": "turns without risk"}
    for wanted in sorted(turns, key=lambda w: (list(names).index(w) if w in names else 9, w)):
        yield row(names.get(wanted, wanted), str(len(turns[wanted])), *rate(sum(turns[wanted]), len(turns[wanted])))
    yield ""


def closing(judged: Sequence[Judged]) -> Iterator[str]:
    """Go through the lines on time and errors."""
    seconds = [a.seconds for j in judged for a in j.answers]
    errors = sum(any(h.error for h in j.heard) for j in judged)
    yield (f"Seconds for a reply: p50 {percentile(seconds, 50):.3f}, p95 {percentile(seconds, 95):.3f}. "
           f"Requests that failed: {errors}. Intervals are 95 % Wilson intervals.")


def rate(count: int, total: int) -> tuple[str, str]:
    """Write a rate with its counts, and its interval; a dash of nothing."""
    if not total:
        return "–", "–"
    low, high = wilson(count, total)
    return f"{count / total:.1%} ({count})", f"{low:.1%} to {high:.1%}"


def header(*cells: str) -> Iterable[str]:
    """Write the head of a table."""
    return row(*cells), "| --- |" + " ---: |" * (len(cells) - 1)


def row(*cells: str) -> str:
    """Write one row of a table."""
    return f"| {' | '.join(cells)} |"
