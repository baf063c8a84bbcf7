"""The need of the tier finder: one or several known ones, a broad area of need, or the person's own words."""

from collections.abc import Sequence

from actions.composing.frames import frame, listed
from actions.composing.guiding import normal, way_of
from knowledge import Knowledge

BETWEEN = "+"
AREA = "area:"


def found_needs(kb: Knowledge, text: str, named: Sequence[str]) -> str:
    """Write what is named as one value: several needs, or the broad area where no need inside it is named."""
    area = way_of(kb, text, "area")
    general = set(in_area(kb, area)[:1]) if area else set()
    if area and not set(named) - general:
        return f"{AREA}{area}"
    return BETWEEN.join(named)


def needs_in(kb: Knowledge, value: str | None) -> list[str]:
    """List the ids of the known needs in a slot's value; none where it holds a person's own words."""
    if (value or "").startswith(AREA):
        return in_area(kb, str(value).removeprefix(AREA))
    ids = (value or "").split(BETWEEN)
    return ids if all(need in kb.needs for need in ids) else []


def in_area(kb: Knowledge, area: str) -> list[str]:
    """List the needs of a broad area, the one that bears the area's own name first."""
    answer = kb.answers.get(f"area-{area}")
    own = set(map(normal, answer.words)) if answer else set()

    def bears(need: str) -> bool:
        return not own & set(map(normal, (kb.needs[need].title, *kb.needs[need].aliases)))

    return sorted((need for need, known in kb.needs.items() if known.area == area), key=bears)


def shown_needs(kb: Knowledge, value: str | None) -> str:
    """Name the needs or the area of a slot as people read them."""
    if (value or "").startswith(AREA):
        return frame(f"utter_frame_{str(value).replace(':', '_').replace('-', '_')}")
    return listed([kb.needs[n].title for n in needs_in(kb, value)]) or str(value or "")
