"""Put the parts of the gateway together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request

from bot.web import assets, sites
from bot.web.abbreviations import Abbreviations
from bot.web.asker import Asker
from bot.web.calendar import Calendars
from bot.web.contacts import Directory
from bot.web.conversation import Conversation
from bot.web.limits import Limiter
from bot.web.metrics import Metrics
from bot.web.problems import Problem
from bot.web.rasa_client import RasaClient
from bot.web.redact import Redactor
from bot.web.replies import Replies
from bot.web.safety import Safety
from bot.web.sessions import Message, Sessions, Tokens
from bot.web.settings import Settings
from bot.web.sites import Site
from bot.web.spans import Spans
from bot.web.taps import Taps
from bot.web.templating import Pages
from bot.web.wording import Wording


@dataclass(frozen=True)
class Gateway:
    """Everything that a request handler may use."""

    settings: Settings
    kb: Any
    wording: Wording
    directory: Directory
    rasa: RasaClient
    tokens: Tokens
    sessions: Sessions
    conversation: Conversation
    metrics: Metrics
    pages: Pages
    calendars: Calendars
    sites: dict[str, Site]
    taps: Taps
    version: str

    def site(self, council: str) -> Site:
        """Return how a council's site shows the chat."""
        return self.sites.get(council, Site())

    def pack(self, council: object) -> Any:
        """Return a council's pack; refuse an unknown council and one that is switched off."""
        pack = self.kb.councils.get(council) if isinstance(council, str) else None
        if pack is None:
            raise Problem("unknown-council", known=", ".join(sorted(self.kb.councils)))
        if council in self.settings.switched_off:
            raise Problem("switched-off", council=pack.short_name)
        return pack


def of(request: Request) -> Gateway:
    """Return the gateway that serves a request."""
    gateway: Gateway = request.app.state.gateway
    return gateway


def _enrich(calendars: Calendars, directory: Directory, spans: Spans, settings: Settings, message: Message) -> Message:
    """Add to an answer what a page shows beside its words: calendar files, who answers now, what words mean."""
    custom = message.get("custom")
    if not custom:
        return message
    now = settings.clock()
    blocks = [directory.with_hours(calendars.with_link(b), now) for b in spans.divide(custom)]
    return message | {"custom": custom | {"blocks": blocks}}


def build(
    settings: Settings,
    kb: Any,
    screen: Any,
    put_in_place: Callable[..., list[Message]],
    follow_up: Callable[..., Any],
    rasa: RasaClient | None,
) -> Gateway:
    """Build a gateway from its parts."""
    wording = Wording()
    directory = Directory(kb, wording)
    replies = Replies(wording, directory, settings.clock, kb)
    tokens = Tokens(settings.secret, settings.session_seconds, settings.clock)
    calendars = Calendars(settings.secret, settings.clock, wording)
    spans = Spans(directory.numbers, Abbreviations(kb, wording.get("known_abbreviations")))
    metrics = Metrics()
    taps = Taps(kb, wording)
    rasa = rasa or RasaClient(settings.rasa_url, settings.actions_url, settings.rasa_seconds)
    conversation = Conversation(
        settings=settings,
        asker=Asker(rasa),
        safety=Safety(screen, put_in_place, follow_up, kb, settings.clock, replies.last_resort),
        replies=replies,
        redactor=Redactor(wording.say("redacted"), directory.public_numbers()),
        metrics=metrics,
        tapped=lambda choice, ticket: taps.title(choice, kb.councils[ticket.council]),
        enrich=partial(_enrich, calendars, directory, spans, settings),
        sessions_limit=Limiter(settings.session_burst, settings.session_per_minute),
        addresses_limit=Limiter(settings.address_burst, settings.address_per_minute),
    )
    return Gateway(
        settings=settings,
        kb=kb,
        wording=wording,
        directory=directory,
        rasa=rasa,
        tokens=tokens,
        sessions=Sessions(tokens),
        conversation=conversation,
        metrics=metrics,
        pages=Pages(wording),
        calendars=calendars,
        sites=sites.load(),
        taps=taps,
        version=assets.fingerprint(settings.content)[:8],
    )
