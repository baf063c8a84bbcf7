"""Check loaded content for what a schema cannot see: references, clashes, numbers, phrases."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.models import (
    Contact,
    Entry,
    Helpline,
    Intervention,
    LocalRoute,
    Need,
    Situation,
    Step,
    Strategy,
    Tier,
    Topic,
    Voiced,
)
from knowledge.models.places import Reachable
from knowledge.problems import Problem, line_of
from knowledge.prose import prose_of
from knowledge.store import Knowledge

Finding = tuple[Entry, str, str]
MIN_QUESTIONS = 6
NOT_ASKABLE = (Strategy, LocalRoute, Contact, Helpline)
PHONE = re.compile(r"(?:\+44|\(?\b0)(?:[\s().-]{0,2}\d){8,10}\b|\b116[\s-]?\d{3}\b")
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.|\b[\w-]+\.(?:gov|org|co|nhs|ac|sch)\.uk\b")
NUMBER = re.compile(r"(?<![\w£.])£?(\d+(?:[.,]\d+)*)(?![\w-])")
BACKWARDS = re.compile(r"(?i)\bcount(?:ed|ing)? back\b|\bbefore\b")
# Numbers that name things rather than state facts: years of school, key stages, section letters.
NAMING = re.compile(
    r"(?i)\b(?:years?|key stages?|ks|stage|section|sections|part|regulation|article|chapter|tier|level|"
    r"paragraphs?|schedule|step|option|reg|s|para)\.?\s?\d+[\d.()]*(?:\s?(?:to|and|or|,|-)\s?\d+[\d.()]*)*"
    r"|\b(?:19|20)\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b|\b1:1\b|\b999\b|\b111\b|\b101\b|\b18001\b|\b0 to 25\b"
)


def check(knowledge: Knowledge, root: Path) -> list[Problem]:
    """Run every check and list what they find with file and line."""
    problems = []
    for finder in CHECKS:
        for entry, field, message in finder(knowledge):
            file = knowledge.files[entry.id]
            problems.append(Problem(str(file.relative_to(root)), line_of(file, entry.id),
                                    f"{entry.id}.{field}", message))
    return problems


def references(knowledge: Knowledge) -> Iterator[Finding]:
    """Find ids that name nothing."""
    roles = {c.role for c in knowledge.entries.values() if isinstance(c, Contact)}
    for entry in knowledge.entries.values():
        for field, ids in mentioned(entry).items():
            for other in ids:
                if other not in knowledge.entries and not (field == "contacts" and other in roles):
                    yield entry, field, f"`{other}` names nothing"
        for source in entry.sources:
            if source.ref and source.ref not in knowledge.sources:
                yield entry, "sources", f"`{source.ref}` is not in the register of sources"


def mentioned(entry: Entry) -> dict[str, tuple[str, ...]]:
    """List the ids that an entry refers to, by field."""
    ids: dict[str, tuple[str, ...]] = {"related": entry.related}
    match entry:
        case Topic() | Tier():
            ids["contacts"] = entry.contacts
        case Need():
            ids["look_alikes"] = tuple(look.need for look in entry.look_alikes)
            ids["part_of"] = (entry.part_of,) if entry.part_of else ()
        case Strategy():
            ids["needs"], ids["situations"] = entry.needs, entry.situations
        case Situation():
            ids["needs"], ids["strategies"] = entry.needs, entry.strategies
        case Intervention() | Contact():
            ids["needs"] = entry.needs
        case LocalRoute():
            ids["topic"], ids["contacts"] = (entry.topic,), entry.contacts
    return ids


def core_of_its_needs(knowledge: Knowledge) -> Iterator[Finding]:
    """Find strategies that claim to be the core for a need that they are not for."""
    for strategy in knowledge.strategies.values():
        for need in set(strategy.core_for) - set(strategy.needs):
            yield strategy, "core_for", f"`{need}` is not among its `needs`"


def enough_questions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find askable entries with too few example questions."""
    for entry in knowledge.entries.values():
        if entry.shown and not isinstance(entry, NOT_ASKABLE) and len(entry.questions) < MIN_QUESTIONS:
            yield entry, "questions", f"has {len(entry.questions)}; {MIN_QUESTIONS} at least"


def repeated_questions(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a question that two entries of the same reach both claim."""
    claimed: dict[tuple[str, str], str] = {}
    for entry in knowledge.askable():
        council = knowledge.council_of.get(entry.id, "")
        for question in entry.questions:
            key = (council, re.sub(r"\W+", " ", question.lower()).strip())
            other = claimed.setdefault(key, entry.id)
            if other != entry.id:
                yield entry, "questions", f"`{question}` is also asked of `{other}`"


def clashing_aliases(knowledge: Knowledge) -> Iterator[Finding]:
    """Find a name that two entries of one kind both claim."""
    claimed: dict[tuple[str, str, str], str] = defaultdict(str)
    for entry in knowledge.entries.values():
        if isinstance(entry, (Step, LocalRoute, Strategy)):
            continue
        council = knowledge.council_of.get(entry.id, "")
        for alias in entry.aliases:
            key = (type(entry).__name__, council, alias.lower())
            other = claimed[key] = claimed[key] or entry.id
            if other != entry.id:
                yield entry, "aliases", f"`{alias}` is also a name of `{other}`"


def loose_numbers(knowledge: Knowledge) -> Iterator[Finding]:
    """Find numbers in prose that no fact field of the entry holds."""
    for entry in knowledge.entries.values():
        if not isinstance(entry, Topic):
            continue
        known = {str(f.value) for f in entry.figures}
        known |= {n for f in entry.figures for n in NUMBER.findall(f"{f.value} {f.unit} {f.what}")}
        if entry.limit:
            known.add(str(entry.limit.value))
        for text in prose_of(entry):
            for number in NUMBER.findall(NAMING.sub(" ", text)):
                if number not in known and number.replace(",", "") not in known:
                    yield entry, "figures", f"`{number}` in the prose is in no fact field"


def loose_contacts(knowledge: Knowledge) -> Iterator[Finding]:
    """Find phone numbers and addresses that are typed into prose."""
    for entry in knowledge.entries.values():
        if isinstance(entry, Reachable):
            continue
        for text in prose_of(entry):
            if PHONE.search(text):
                yield entry, "prose", "has a phone number; name a contact instead"
            if ADDRESS.search(text):
                yield entry, "prose", "has an address; name a contact or a source instead"


def reachable(knowledge: Knowledge) -> Iterator[Finding]:
    """Find shown contacts that cannot be reached and have no note to say why."""
    for entry in knowledge.entries.values():
        if isinstance(entry, Reachable) and entry.shown:
            ways = (entry.phone, entry.text, entry.email, entry.url, entry.address, entry.note)
            if not any(ways):
                yield entry, "phone", "has no way to be reached and no note"


def unsure_numbers(knowledge: Knowledge) -> Iterator[Finding]:
    """Find numbers to ring, hours and prices that are shown though they are not confirmed."""
    for entry in knowledge.entries.values():
        if entry.shown and entry.status != "confirmed":
            if isinstance(entry, Reachable) and (entry.phone or entry.text or entry.hours.known):
                yield entry, "status", "is not confirmed, and has a number or hours"
            if isinstance(entry, Intervention) and entry.cost:
                yield entry, "status", "is not confirmed, and has a cost"


def missing_voices(knowledge: Knowledge) -> Iterator[Finding]:
    """Find words that an audience of the entry would get in somebody else's voice."""
    for entry in knowledge.entries.values():
        for field in entry.__fields__:
            value = getattr(entry, field)
            for words in value if isinstance(value, tuple) else (value,):
                for audience in entry.audience:
                    if isinstance(words, Voiced) and not words.has(audience):
                        yield entry, field, f"has no words for {audience}"


def clocks(knowledge: Knowledge) -> Iterator[Finding]:
    """Find time limits that start at an event their process does not know, or run the wrong way."""
    for process in knowledge.processes.values():
        known = {c.id for c in process.clocks}
        steps = {s.id for s in process.steps}
        for timed in (process, *process.steps):
            if timed.limit and timed.limit.clock and timed.limit.clock not in known:
                yield timed, "limit.clock", f"`{timed.limit.clock}` is no clock of `{process.id}`"
        for clock in process.clocks:
            if clock.latest_by and clock.latest_by not in steps:
                yield process, "clocks", f"`{clock.latest_by}` is no step of `{process.id}`"
    for entry in knowledge.topics.values():
        if entry.limit and not entry.limit.before and BACKWARDS.search(entry.limit.starts):
            yield entry, "limit.before", "is not set, but the words count back"


CHECKS: tuple[Callable[[Knowledge], Iterator[Finding]], ...] = (
    references, enough_questions, repeated_questions, clashing_aliases, loose_numbers,
    core_of_its_needs, loose_contacts, reachable, unsure_numbers, missing_voices, clocks,
)
