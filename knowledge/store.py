"""The loaded knowledge: entries by kind and id, and one pack for each council."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.models import (
    AnswerWords,
    AudienceWords,
    Audit,
    BannedPhrase,
    Contact,
    Council,
    Entry,
    HardToRead,
    Helpline,
    Intervention,
    Ladder,
    Level,
    LocalRoute,
    Need,
    OtherCouncil,
    Phase,
    Process,
    RegisteredSource,
    Situation,
    Source,
    Step,
    Strategy,
    Term,
    Tier,
    Topic,
)
from knowledge.models.base import Model


@dataclass
class Pack:
    """What is known of one council."""

    council: Council
    contacts: dict[str, Contact] = field(default_factory=dict)
    ladders: list[Ladder] = field(default_factory=list)
    routes: dict[str, list[LocalRoute]] = field(default_factory=dict)
    audit: Audit | None = None

    @property
    def id(self) -> str:
        """Return the council's id."""
        return self.council.id

    @property
    def name(self) -> str:
        """Return the council's full name."""
        return self.council.name

    @property
    def short_name(self) -> str:
        """Return the name that people say."""
        return self.council.short_name

    def tiers(self, purpose: str = "send") -> list[Tier]:
        """List the tiers of the ladders for one purpose, in order."""
        return [t for ladder in self.ladders if ladder.purpose == purpose for t in ladder.tiers]

    def for_need(self, need: str) -> list[Contact]:
        """List the contacts that are there for a need."""
        return [contact for contact in self.contacts.values() if need in contact.needs]

    def tier_of_level(self, level: int) -> Tier | None:
        """Find the tier of the SEND ladder that answers to a level."""
        return next((t for t in self.tiers() if t.on_ladder and t.level == level), None)


@dataclass
class Knowledge:
    """All that may be shown to people; entries that are not confirmed are kept apart."""

    topics: dict[str, Topic] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)
    process_of: dict[str, str] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    phases: dict[str, Phase] = field(default_factory=dict)
    strategies: dict[str, Strategy] = field(default_factory=dict)
    situations: dict[str, Situation] = field(default_factory=dict)
    interventions: dict[str, Intervention] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    helplines: dict[str, Helpline] = field(default_factory=dict)
    tiers: dict[str, Tier] = field(default_factory=dict)
    sources: dict[str, RegisteredSource] = field(default_factory=dict)
    levels: dict[str, Level] = field(default_factory=dict)
    audiences: dict[str, AudienceWords] = field(default_factory=dict)
    other_councils: dict[str, OtherCouncil] = field(default_factory=dict)
    banned_phrases: dict[str, BannedPhrase] = field(default_factory=dict)
    hard_to_read: dict[str, HardToRead] = field(default_factory=dict)
    answers: dict[str, AnswerWords] = field(default_factory=dict)
    councils: dict[str, Pack] = field(default_factory=dict)
    council_of: dict[str, str] = field(default_factory=dict)
    # Where each entry stands, and each record that is no entry: phases, ladders, councils …
    files: dict[str, Path] = field(default_factory=dict)
    record_files: dict[tuple[str, str], Path] = field(default_factory=dict)
    unconfirmed: dict[str, Entry] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def file_of(self, item: Entry | Model) -> Path:
        """Return the file in which an entry or a record stands."""
        if isinstance(item, Entry):
            return self.files[item.id]
        return self.record_files[type(item).__name__, getattr(item, "id", "")]

    def askable(self) -> Iterator[Entry]:
        """Go through the shown entries that have example questions."""
        return (e for e in self.entries.values() if e.shown and e.questions)

    def source_title(self, source: Source) -> tuple[str, str]:
        """Return the title and the address of a source, through the register where it has one."""
        if source.ref and source.ref in self.sources:
            registered = self.sources[source.ref]
            return registered.title, source.url or registered.url
        return source.title or str(source.ref), source.url

    def contact(self, council: str | None, role: str) -> Contact | Helpline | None:
        """Find a council's contact for a role, or the national helpline of that id."""
        pack = self.councils.get(council or "")
        if pack and role in pack.contacts:
            return pack.contacts[role]
        return self.helplines.get(role)

    def routes(self, council: str | None, topic: str) -> list[LocalRoute]:
        """List a council's own routes for a topic; a step also has its process's routes."""
        pack = self.councils.get(council or "")
        if pack is None:
            return []
        own = pack.routes.get(topic, [])
        return own or pack.routes.get(self.process_of.get(topic, ""), [])

    def visible_to(self, entry_id: str, council: str | None) -> bool:
        """Tell whether an entry belongs to no council, or to this one."""
        owner = self.council_of.get(entry_id)
        return owner is None or owner == council

    def steps(self, process: str) -> tuple[Step, ...]:
        """List the shown steps of a process in order; none of a process that is not shown."""
        known = self.processes.get(process)
        return tuple(s for s in known.steps if s.shown) if known else ()
