"""Everything that a message names, and how much of each kind."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from spacy.tokens import Doc

from bot.language.dates import find_dates
from bot.language.deciding import AHEAD
from bot.language.durations import find_durations
from bot.language.everyday import only_names
from bot.language.mentions import Mention, Mentions
from bot.language.pointing import find_pointing
from bot.language.questions import lead_end
from bot.language.references import find_references
from bot.language.spoken import spoken_of


def everything_named(mentions: Mentions, document: Doc, text: str, today: date) -> list[Mention]:
    """List names of the content, dates, spans of time, words that point back, and numbers of cases."""
    named = [m for m in only_names(mentions.find(document), text) if m.end > lead_end(text)]
    return [*named, *find_dates(text, today), *find_durations(text, today),
            *find_pointing(text), *find_references(text)]


def counted(named: Iterable[tuple[str, str]], text: str, today: date) -> Counter[str]:
    """Count what is named by kind, from pairs of kind and value, the dates that lie ahead, and what the words ask."""
    named = list(named)
    counts = Counter(kind for kind, _ in named)
    counts[AHEAD] = sum(kind == "date" and value > today.isoformat() for kind, value in named)
    counts.update(spoken_of(text))
    return counts
