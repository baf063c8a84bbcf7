"""The glossary and the register of sources."""

from typing import Literal

from knowledge.models.base import Entry, Id, Model, Voiced


class Term(Entry):
    """A word or abbreviation and what it means."""

    meaning: Voiced
    law: str = ""


class RegisteredSource(Model):
    """A law, guidance or page that many entries refer to."""

    id: Id  # type: ignore[valid-type]
    title: str
    url: str = ""
    publisher: str = ""
    kind: Literal["law", "guidance", "page"] = "page"
