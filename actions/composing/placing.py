"""Work out which tier of a council's ladder fits what has been tried, for how long, and with what change."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.composing.guiding import normal, way_of
from knowledge import Knowledge
from knowledge.models import Tier
from knowledge.store import Pack

# Half a term to a term is a usual cycle; the SEND Code of Practice (6.44 to 6.56) sets no length.
WEEKS_OF_A_CYCLE = 6
HIGHEST = 3


@dataclass(frozen=True)
class Tried:
    """What has been tried: in the person's words, at which level (0: nothing), for how many weeks, with what change."""

    words: str
    level: int
    weeks: int | None = None
    # "better", "none", "worse" or "unknown".
    change: str = "unknown"


@dataclass(frozen=True)
class Fit:
    """The level that fits, whether something of that level is in place already, and which reason is given."""

    level: int
    going_on: bool
    reason: str


def level_in_place(kb: Knowledge, words: str) -> int:
    """Find the highest level of support that a text mentions as in place; 0 when it mentions none."""
    text = f" {normal(words)} "
    return max((level.level for level in kb.levels.values()
                if any(f" {normal(sign)} " in text for sign in level.signs)), default=0)


def tried_so_far(kb: Knowledge, words: str, weeks: int | None, change: str | None) -> Tried:
    """Read what was tried; words that name no known support still say that something was."""
    nothing = not words or way_of(kb, words, "tried") == "nothing"
    level = level_in_place(kb, words) or (0 if nothing else 1)
    return Tried(words, level, weeks, change or "unknown")


def fit(tried: Tried) -> Fit:
    """Choose the level: stay with what helps or is young, go one up when a whole cycle changed little."""
    if tried.level == 0:
        return Fit(1, False, "start")
    if tried.change == "better":
        return Fit(tried.level, True, "better")
    if tried.weeks is not None and tried.weeks < WEEKS_OF_A_CYCLE and tried.change != "worse":
        return Fit(tried.level, True, "early")
    if tried.level == HIGHEST:
        return Fit(HIGHEST, True, "top")
    return Fit(tried.level + 1, False, f"up_{tried.level + 1}")


def rung(pack: Pack, found: Fit) -> Tier | None:
    """Find the tier; of several for one level, the last where class help runs already or all was tried."""
    of_level = [tier for tier in on_ladder(pack) if tier.level == found.level]
    further = found.reason == "top" or (found.level == 1 and found.going_on)
    return of_level[-1 if further else 0] if of_level else None


def on_ladder(pack: Pack) -> Sequence[Tier]:
    """List the tiers of the SEND ladder in order, without the groups that stand beside it."""
    return [tier for tier in pack.tiers() if tier.on_ladder and tier.level is not None and tier.shown]


def rung_after(pack: Pack, tier: Tier) -> Tier | None:
    """Find the tier that comes next on the ladder; None after the last."""
    rungs = on_ladder(pack)
    places = [n for n, other in enumerate(rungs) if other.id == tier.id]
    return rungs[places[0] + 1] if places and places[0] + 1 < len(rungs) else None
