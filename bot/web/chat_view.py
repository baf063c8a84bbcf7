"""What the chat page shows for one conversation."""

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bot.web.gateway import Gateway
from bot.web.sessions import AUDIENCES, Session

DRAFT_LIMIT = 200
WORDS_FOR_BROWSER = ("client", "blocks", "exit", "page", "quick")


@dataclass(frozen=True)
class View:
    """The council, who asks, and how the page was opened."""

    council: Any
    audience: str | None = None
    panel: bool = False
    draft: str = ""
    notice: str = ""
    problem: str = ""

    @property
    def query(self) -> str:
        """Return the query that opens the page in the same way again."""
        names = {"audience": self.audience or "", "panel": "1" if self.panel else ""}
        chosen = {k: v for k, v in names.items() if v}
        return f"?{urlencode(chosen)}" if chosen else ""


def of_query(council: Any, query: Any, entries: Any) -> View:
    """Read how the page was opened; what is not known is left out, never an error."""
    audience = query.get("audience")
    topic = entries.get(query.get("topic"))
    return View(
        council,
        audience=audience if audience in AUDIENCES else None,
        panel=query.get("panel") == "1",
        draft=topic.title if topic and topic.shown else query.get("ask", "")[:DRAFT_LIMIT],
    )


def names_of(parts: Gateway, view: View, session: Session | None, token: str) -> dict[str, Any]:
    """Return every name that the chat template uses."""
    exchanges = session.exchanges if session else []
    alarm = session.alarm if session else ""
    site = parts.site(view.council.id)
    return {
        "council": view.council,
        "audience": view.audience,
        "panel": view.panel,
        "query": view.query,
        "draft": view.draft,
        "notice": view.notice,
        "problem": view.problem,
        "token": token,
        "message_id": str(uuid4()),
        "exchanges": exchanges,
        "alarm": alarm,
        "exit": bool(alarm) or site.exit_always,
        "themed": bool(site.colours),
        "home": site.home,
        "feedback": site.feedback,
        "own_sites": site.own_sites if view.panel else (),
        "today": parts.settings.clock().date(),
        "examples": parts.wording.get(f"examples.{view.audience or 'parent'}"),
        "quick": parts.taps.options(view.council) if view.audience == "staff" else None,
        "data": client_data(parts, view, token, alarm) | {"exchanges": [asdict(e) for e in exchanges]},
        **people_of(parts, view.council, view.audience),
    }


def people_of(parts: Gateway, council: Any, audience: str | None) -> dict[str, Any]:
    """Return the contacts that stand on every page of a council."""
    now = parts.settings.clock()
    groups = parts.wording.get("contacts.roles")

    def blocks(*names: str) -> list[dict[str, Any]]:
        roles = [role for name in names for role in groups[name]]
        return parts.directory.blocks(council.id, roles, now)

    return {
        "safety": [b for b in blocks("safety") if b.get("tel")],
        "young": [b for b in blocks("young") if b.get("tel") and audience == "young_person"],
        "people": blocks("people", "national"),
    }


def client_data(parts: Gateway, view: View, token: str, alarm: str) -> dict[str, Any]:
    """Return what the browser needs, words included, so that it also works without the network."""
    people = people_of(parts, view.council, view.audience)
    reachable = next((b for b in people["people"] if b.get("tel")), None)
    tree = parts.wording.tree
    return {
        "council": view.council.id,
        "name": view.council.short_name,
        "audience": view.audience,
        "token": token,
        "alarm": alarm,
        "call": reachable,
        "limit": 2000,
        "sites": parts.site(view.council.id).own_sites if view.panel else (),
        "version": parts.version,
        "words": {k: tree[k] for k in WORDS_FOR_BROWSER}
        | {"quick": tree["quick"] | {"empty": parts.wording.say("problems.nothing-chosen.detail")}},
    }
