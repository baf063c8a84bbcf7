"""What every entry has: an id, a status, sources, and words for each audience."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel, Extra, Field, constr, root_validator, validator

Audience = Literal["parent", "staff", "young_person"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
Status = Literal["confirmed", "cited", "good_practice", "unconfirmed"]
# Pydantic's own types are made at run time; the type checker reads them as texts.
if TYPE_CHECKING:
    Id = str
    Title = str
else:
    Id = constr(regex=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    Title = constr(min_length=2, max_length=90)

FALLBACKS: dict[str, tuple[str, ...]] = {
    "young_person": ("young_person", "parent", "any"),
    "parent": ("parent", "any"),
    "staff": ("staff", "any"),
}


class Model(BaseModel):
    """A frozen record that refuses fields it does not know."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        frozen = True
        allow_population_by_field_name = True
        # Without it 0.5 of `int | float` becomes 0.
        smart_union = True


def not_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse an empty list where at least one is needed."""
    if not value:
        raise ValueError("needs at least one")
    return value


def written_day(value: Any) -> Any:
    """Refuse a number for a date: pydantic would count it in seconds since 1970."""
    if isinstance(value, (int, float)):
        raise ValueError("needs a date such as 2026-11-22")
    return value


class Voiced(Model):
    """Words for people: one text for anyone, or one for each audience."""

    any: str | None = None
    parent: str | None = None
    staff: str | None = None
    young_person: str | None = None

    @classmethod
    def validate(cls, value: Any) -> "Voiced":
        """Accept a plain text or number as the words for anyone."""
        plain = isinstance(value, (str, int)) and not isinstance(value, bool)
        return super().validate({"any": value} if plain else value)

    @root_validator
    def has_words(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Refuse a text with no words for anybody."""
        if not any((text or "").strip() for text in values.values()):
            raise ValueError("has no words")
        return values

    def to(self, audience: str | None) -> str:
        """Choose the words for an audience; a parent's where it is not known."""
        for voice in FALLBACKS.get(audience or "parent", FALLBACKS["parent"]):
            text = getattr(self, voice)
            if text:
                return " ".join(text.split())
        return " ".join((self.any or self.parent or self.staff or self.young_person or "").split())

    def has(self, audience: str) -> bool:
        """Tell whether there are words for an audience, or for one whose words fit it too."""
        return any(getattr(self, voice) for voice in FALLBACKS[audience])

    def texts(self) -> list[str]:
        """List every wording that there is."""
        return [t for t in (self.any, self.parent, self.staff, self.young_person) if t]


class Source(Model):
    """Where a fact is written: an entry of the source register, or a title with an address."""

    ref: str | None = None
    section: str = ""
    title: str = ""
    url: str = ""
    secondary: bool = False

    @root_validator
    def names_something(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Refuse a source that names neither a registered source nor a title."""
        if not values.get("ref") and not values.get("title"):
            raise ValueError("needs `ref` or `title`")
        return values


class Figure(Model):
    """A number that the prose of an entry uses."""

    value: int | float | str
    unit: str = ""
    what: str


class Entry(Model):
    """One thing that the knowledge base knows."""

    id: Id
    title: Title
    aliases: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    audience: tuple[Audience, ...] = AUDIENCES
    sources: tuple[Source, ...] = Field(...)
    status: Status
    checked_on: date
    figures: tuple[Figure, ...] = ()
    # The ids of the rows of the fact sheets that it answers (evaluation/fact_ids.py).
    holds: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    # The intent that its questions train, where it is not the usual one of its kind.
    asks: str | None = None

    _some = validator("sources", "audience", allow_reuse=True)(not_empty)
    _day = validator("checked_on", pre=True, allow_reuse=True)(written_day)

    @property
    def shown(self) -> bool:
        """Tell whether people may see the entry."""
        return self.status != "unconfirmed"
