"""The need of the tier finder: one or several known ones in one slot, or the person's own words."""

from collections.abc import Sequence

from knowledge import Knowledge

BETWEEN = "+"


def joined(needs: Sequence[str]) -> str:
    """Write the ids of several needs as one value of a slot."""
    return BETWEEN.join(needs)


def needs_in(kb: Knowledge, value: str | None) -> list[str]:
    """List the ids of the known needs in a slot's value; none where it holds a person's own words."""
    ids = (value or "").split(BETWEEN)
    return ids if all(need in kb.needs for need in ids) else []


def shown_needs(kb: Knowledge, value: str | None) -> str:
    """Name the needs of a slot as people read them."""
    return " and ".join(kb.needs[n].title for n in needs_in(kb, value)) or str(value or "")
