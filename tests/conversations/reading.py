"""Read conversations from YAML; a word that is not known stops the test run."""

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Extra, validator

FOLDER = Path(__file__).parent / "topics"
COUNCILS = ("bury", "south_glos")


class Strict(BaseModel):
    """A part of a conversation; keys that are not known are refused."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False


class Turn(Strict):
    """What is said or chosen, and what must and must not be heard."""

    says: str = ""
    # The council from this turn on, where the person names another one.
    council: Literal["bury", "south_glos"] | None = None
    chooses: str = ""
    outcome: list[str] = []
    topic: list[str] = []
    level: str = ""
    expects: list[str] = []
    expects_in: dict[str, list[str]] = {}
    forbids: list[str] = []
    offers: list[str] = []
    contact: list[str] = []

    @validator("outcome", "topic", "expects", "forbids", "offers", "contact", pre=True)
    def listed(cls, value: Any) -> Any:
        """Take one as a list of one."""
        return value if isinstance(value, list) else [value]


class Conversation(Strict):
    """Turns of one person; `both` is held in each council."""

    name: str
    council: Literal["bury", "south_glos", "both", "none"] = "both"
    audience: Literal["parent", "staff", "young_person"] | None = None
    # What is wrong with the assistant, where it does not yet hold the conversation as written.
    known_fault: str = ""
    turns: list[Turn]

    @property
    def councils(self) -> tuple[str | None, ...]:
        """List the councils in which it is held."""
        if self.council == "both":
            return COUNCILS
        return (None,) if self.council == "none" else (self.council,)


def conversations() -> list[tuple[str, str | None, Conversation]]:
    """Read all conversations: the name of each, its council, and the conversation."""
    found = []
    for file in sorted(FOLDER.glob("*.yml")):
        for raw in yaml.safe_load(file.read_text("utf-8"))["conversations"]:
            held = Conversation(**raw)
            found += [(f"{file.stem}: {held.name} ({c or 'no council'})", c, held) for c in held.councils]
    return found
