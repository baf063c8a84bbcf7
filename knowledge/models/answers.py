"""Topics, processes and their steps, and the time limits they carry."""

from typing import Literal

from pydantic import Field

from knowledge.models.base import Entry, Id, Model, Voiced

Unit = Literal["day", "school_day", "working_day", "week", "month", "term", "year"]


class Limit(Model):
    """A time limit: how much, of what unit, from when, by which law."""

    value: int = Field(..., gt=0)
    unit: Unit
    kind: Literal["within", "at_least", "at_most"] = "within"
    clock: str = ""
    starts: str
    law: str = ""
    # Counted back from the event, such as papers before a meeting.
    before: bool = False
    # Tribunal limits that end around Christmas or in August run on, and its working days leave those days out
    # (Tribunal Procedure Rules 2008, rule 12).
    tribunal: bool = False


class Topic(Entry):
    """A question with its answer: a right, a belief, an explanation, a how-to."""

    kind: Literal[
        "right", "belief", "explainer", "how_to", "staff_practice", "reform", "service"
    ] = "explainer"
    answer: Voiced
    now: Voiced | None = None
    next: tuple[Voiced, ...] = ()
    limit: Limit | None = None
    # Another event that starts a time limit of its own; the later of the two counts.
    or_limit: Limit | None = None
    # The topic that answers "and if they say no".
    refused: str = ""
    missed: Voiced | None = None
    exceptions: tuple[Voiced, ...] = ()
    contacts: tuple[str, ...] = ()


class Step(Topic):
    """One step of a process, askable by itself."""

    who: str = ""


class Clock(Model):
    """An event that starts a time limit, and how to ask for its date."""

    id: Id
    title: str
    asks: str
    # The step by whose limit this event must have happened, where its own date is not known.
    latest_by: str | None = None


class Process(Topic):
    """Something that happens in ordered steps."""

    purpose: Voiced
    who_starts: Voiced
    clocks: tuple[Clock, ...] = ()
    steps: tuple[Step, ...] = ()
