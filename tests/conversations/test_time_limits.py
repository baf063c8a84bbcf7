"""Every time limit, asked in plain words in both councils: figure, clock, law and the way here."""

import re
from functools import cache, lru_cache

import pytest

from knowledge import Knowledge, load
from knowledge.models import Topic
from tests.services.local import foreign, named, shown_of
from tests.services.stack import Stack
from tests.services.talking import Heard, Rest

pytestmark = [pytest.mark.rasa, pytest.mark.services]

COUNCILS = ("bury", "south_glos")
UNITS = {
    "day": r"(?:calendar )?days?", "week": r"weeks?", "month": r"months?", "year": r"years?",
    "school_day": r"school days?", "working_day": r"working days?",
}
WORDS = {2: "two", 3: "three", 5: "five", 6: "six|sixth", 10: "ten", 12: "twelve"}
# Words that say nothing about which event starts a clock.
COMMON = {"the", "day", "date", "days", "that", "this", "with", "when", "from", "over", "counted", "back",
          "included", "planned", "first", "where", "than", "good", "practice", "guidance", "later", "into"}
NUMBER = re.compile(r"\d+")
RANGE = re.compile(r"(\d+)(?:\([^)]*\))* to (\d+)")
SHORT_NAME = re.compile(r"\bSEND? ")
# Entries whose own first question asks for something else than the time; this is asked instead.
ASKED_INSTEAD = {
    # "What is it" is answered with the meaning of the word.
    "judicial-review": "what is the time limit for judicial review against the council",
}
# Figures that the guidance itself writes in another unit than the one that is counted in.
WRITTEN = {
    # The guidance says "days"; only school days can be missed.
    "medical-needs-education": r"\b15 days or more in a school year\b",
}


def timed() -> list[Topic]:
    """List every shown entry with a time limit."""
    return [t for t in load().topics.values() if t.shown and t.limit]


@lru_cache(maxsize=1)
def titles() -> dict[str, Topic]:
    """Return the timed entries by id."""
    return {t.id: t for t in timed()}


def figure(topic: Topic) -> re.Pattern[str]:
    """Write the figure and its unit as people may read it."""
    limit = topic.limit
    if topic.id in WRITTEN:
        return re.compile(WRITTEN[topic.id])
    spoken = "|".join(filter(None, [str(limit.value), f"{limit.value}th", WORDS.get(limit.value, "")]))
    return re.compile(rf"\b(?:{spoken})[ -]{UNITS[limit.unit]}\b", re.IGNORECASE)


def stems(text: str) -> set[str]:
    """List the telling words of a text, cut short so that their endings do not matter."""
    return {w[:4] for w in re.findall(r"[a-z]{4,}", text.lower()) if w not in COMMON}


def audience_of(topic: Topic) -> str:
    """Choose who asks."""
    return "parent" if "parent" in topic.audience else topic.audience[0]


@pytest.fixture(scope="module")
def ask(stack: Stack):
    """Ask an entry's own first question once for each council."""
    @cache
    def asked(entry: str, council: str) -> Heard:
        topic = titles()[entry]
        question = ASKED_INSTEAD.get(entry, topic.questions[0])
        return Rest(stack.webhook, council, audience_of(topic)).say(question)

    return asked


each_limit = pytest.mark.parametrize("entry", [t.id for t in timed()])
each_council = pytest.mark.parametrize("council", COUNCILS)


@each_limit
@each_council
def test_a_time_limit_is_told_with_its_figure_clock_and_law(ask, entry, council, kb: Knowledge):
    topic = titles()[entry]
    heard = ask(entry, council)

    assert heard.outcomes == ["answered"], heard.text
    assert figure(topic).search(heard.text), heard.text
    assert heard.sources, heard.text
    if topic.limit.law:
        assert law_is_named(topic.limit.law, heard), (topic.limit.law, heard.sources)
    assert not shown_of(foreign(kb, council), heard.everything)
    assert len(stems(topic.limit.starts) & stems(heard.text)) * 2 >= len(stems(topic.limit.starts)), heard.text


def law_is_named(law: str, heard: Heard) -> bool:
    """Tell whether the law's own name and number stand among the sources or in the text."""
    said = heard.text + " ".join(f"{s['title']} {s['section']}" for s in heard.sources)
    name, _, place = law.partition(",")
    number = NUMBER.search(place)
    return stems(SHORT_NAME.sub("", name)) <= stems(said) and (number is None or int(number[0]) in numbers(said))


def numbers(text: str) -> set[int]:
    """List the numbers of a text, and those inside its ranges."""
    inside = {n for low, high in RANGE.findall(text) for n in range(int(low), int(high) + 1)}
    return inside | {int(n) for n in NUMBER.findall(text)}


@each_limit
@each_council
def test_a_time_limit_is_told_with_the_councils_own_way(ask, entry, council, kb: Knowledge):
    routes = [r for r in kb.routes(council, entry) if not r.asks_of_schools]
    if not routes:
        pytest.skip("this council has no way of its own for it")

    assert named(kb, council, ask(entry, council).text)
