"""The glossary and the register of sources."""

from typing import Literal

from pydantic import validator

from knowledge.models.base import Entry, Id, Model, Voiced, not_empty


class Term(Entry):
    """A word or abbreviation and what it means."""

    meaning: Voiced
    law: str = ""
    # What an old word is called today; messages that use it are read as if they said both.
    today: str = ""


class RegisteredSource(Model):
    """A law, guidance or page that many entries refer to."""

    id: Id
    title: str
    url: str = ""
    publisher: str = ""
    kind: Literal["law", "guidance", "page"] = "page"


class Level(Model):
    """A general word for how far support goes: 1 classroom, 2 targeted, 3 specialist."""

    id: Id
    level: Literal[1, 2, 3]
    aliases: tuple[str, ...]
    # What people mention when support of this level is in place.
    signs: tuple[str, ...] = ()


class AudienceWords(Model):
    """What people say that tells who they are."""

    id: Literal["parent", "staff", "young_person"]
    aliases: tuple[str, ...]


class OtherCouncil(Model):
    """An English council that this service has no pack for."""

    id: Id
    name: str
    aliases: tuple[str, ...] = ()


class BannedPhrase(Model):
    """Words that people must never read here, and why."""

    id: Id
    says: tuple[str, ...]
    why: str
    instead: str = ""
    # Some are banned only where somebody may be at risk.
    where: Literal["everywhere", "safeguarding"] = "everywhere"
    # Longer phrases in which the words are harmless.
    allowed: tuple[str, ...] = ()

    _some = validator("says", allow_reuse=True)(not_empty)


class HardToRead(Model):
    """An entry whose words for parents may have a reading age over 11, and why."""

    id: Id
    why: str


class AnswerWords(Model):
    """What people say when they answer a question of a guided conversation in one of its ways."""

    id: Id
    words: tuple[str, ...]
    # These answer only when nothing else is said: "no progress" is not "no".
    alone: tuple[str, ...] = ()
