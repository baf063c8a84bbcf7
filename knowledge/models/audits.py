"""A council's walk through what every learner should get: areas, questions, ideas and training."""

from typing import Literal

from pydantic import Field, validator

from knowledge.models.base import Entry, Id, Model, Source, Status, Voiced, not_empty

# What is looked at: the provision for one child, or that of the whole setting.
Scope = Literal["child", "setting"]


class AuditArea(Model):
    """One stop of the walk: what to look at, and what helps where it is missing."""

    id: Id
    title: str
    child: str
    setting: str
    ideas: tuple[str, ...] = Field(...)
    training: str
    # Whose words the expectation is: the council's toolkit, or general good practice.
    status: Status
    sources: tuple[Source, ...] = Field(...)
    holds: tuple[str, ...] = ()

    _some = validator("ideas", "sources", allow_reuse=True)(not_empty)

    def asks(self, scope: str) -> str:
        """Return the question for one child or for a whole setting."""
        return " ".join((self.setting if scope == "setting" else self.child).split())


class Audit(Entry):
    """The walk itself; a council whose toolkit has none has no such entry."""

    opening: Voiced
    # What a person must know of the record: what was seen of the toolkit and what was not.
    note: Voiced
    walk: tuple[AuditArea, ...] = Field(...)
    # The topic that a new colleague is shown.
    reference: str = ""

    _walk = validator("walk", allow_reuse=True)(not_empty)
