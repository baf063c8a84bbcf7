"""Needs, phases, strategies, situations and interventions."""

from typing import Literal

from pydantic import Field, validator

from knowledge.models.base import Entry, Id, Model, Voiced, not_empty

Area = Literal["communication-interaction", "cognition-learning", "semh", "sensory-physical"]
PhaseId = Literal["early-years", "ks1", "ks2", "ks3", "ks4", "post-16"]
Level = Literal[1, 2, 3]


class Ages(Model):
    """A span of ages in years."""

    start: float = Field(..., alias="from")
    to: float


class Span(Model):
    """A smallest and a largest number."""

    min: float
    max: float


class Phase(Model):
    """A phase of education with its ages and year groups."""

    id: PhaseId
    title: str
    ages: Ages
    years: tuple[str | int, ...] = ()
    aliases: tuple[str | int, ...] = ()


class LookAlike(Model):
    """Another need that is easily taken for this one, and what tells them apart."""

    need: str
    how: str


class Need(Entry):
    """A special educational need as people name it."""

    area: Area
    part_of: str | None = None
    meaning: Voiced
    notice: dict[PhaseId, tuple[str, ...]] = {}
    look_alikes: tuple[LookAlike, ...] = ()
    warning: Voiced | None = None


class Strategy(Entry):
    """Something to do tomorrow, why it helps, and how to see that it works."""

    needs: tuple[str, ...] = Field(...)
    phases: tuple[PhaseId, ...] = Field(...)
    levels: tuple[Level, ...] = Field(...)
    # The needs for which a specialist would name it first.
    core_for: tuple[Id, ...] = ()
    situations: tuple[str, ...] = ()
    do: str
    why: str
    see: str
    home: str | None = None

    _some = validator("needs", "phases", "levels", allow_reuse=True)(not_empty)


class Situation(Entry):
    """A moment in the day that staff or parents ask about."""

    check_first: Voiced
    strategies: tuple[str, ...] = Field(...)
    needs: tuple[Id, ...] = ()
    warning: Voiced | None = None

    _some = validator("strategies", allow_reuse=True)(not_empty)


class Eef(Model):
    """The Education Endowment Foundation's rating: months, cost band, security 0 to 5."""

    months: int | float | str | None = None
    cost_band: str = ""
    security: int | str | None = None


class Cost(Model):
    """A price that a dated source gives."""

    amount: float
    currency: Literal["GBP"] = "GBP"
    per: str
    dated: str


class Intervention(Entry):
    """A programme: what it is, for whom, how it is delivered, what is known of it."""

    what: str
    who_for: str
    needs: tuple[Id, ...] = ()
    areas: tuple[Area, ...] = ()
    phases: tuple[PhaseId, ...] = ()
    levels: tuple[Level, ...] = (2,)
    ages: Ages | None = None
    group: Span | None = None
    per_week: Span | None = None
    minutes: Span | None = None
    weeks: Span | None = None
    delivered_by: str = ""
    training: str = ""
    evidence: str = ""
    eef: Eef | None = None
    cost: Cost | None = None
    review: str = ""
