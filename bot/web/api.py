"""The JSON API and the health checks."""

from pathlib import Path

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web import gateway, requests
from bot.web.conversation import Turn
from bot.web.problems import Problem

OPENAPI = Path(__file__).with_name("openapi.yml")
NOT_STORED = {"Cache-Control": "no-store"}


async def start_session(request: Request) -> Response:
    """Start a conversation for a council and, when it is said, an audience."""
    parts = gateway.of(request)
    record = await requests.read_json(request)
    parts.pack(record.get("council"))
    audience = requests.audience_of(record.get("audience"))
    _count_address(request)
    token = parts.tokens.issue(record["council"], audience)
    body = {"token": token, "expires_in": parts.settings.session_seconds}
    return JSONResponse(body, status_code=201, headers=NOT_STORED)


def _count_address(request: Request) -> None:
    address = requests.address_of(request)
    wait = gateway.of(request).conversation.addresses_limit.wait(address) if address else 0
    if wait:
        raise Problem("too-many", retry_after=wait, seconds=wait)


async def answer_message(request: Request) -> Response:
    """Answer one message, or one choice that was offered."""
    parts = gateway.of(request)
    session = parts.sessions.find(requests.bearer(request))
    parts.pack(session.ticket.council)
    record = await requests.read_json(request)
    turn = Turn(
        requests.message_id(record.get("id")),
        text=requests.text_field(record, "text"),
        choice=requests.text_field(record, "choice"),
        address=requests.address_of(request),
    )
    if turn.text and turn.choice:
        raise Problem("text-and-choice")
    messages = await parts.conversation.answer(session, turn)
    return JSONResponse({"messages": messages}, headers=NOT_STORED)


async def end_session(request: Request) -> Response:
    """Forget a conversation."""
    gateway.of(request).sessions.forget(requests.bearer(request))
    return Response(status_code=204, headers=NOT_STORED)


async def live(request: Request) -> Response:
    """Say that the process runs."""
    return JSONResponse({"status": "ok"}, headers=NOT_STORED)


async def ready(request: Request) -> Response:
    """Say that pages and the safeguarding reply can be served, and how Rasa is."""
    health = await gateway.of(request).rasa.health()
    status = "ok" if set(health.values()) == {"ok"} else "degraded"
    return JSONResponse({"status": status, **health}, headers=NOT_STORED)


async def openapi(request: Request) -> Response:
    """Serve the description of this API."""
    return JSONResponse(yaml.safe_load(OPENAPI.read_text(encoding="utf-8")))


async def metrics(request: Request) -> Response:
    """Serve counts for operators, where they were switched on."""
    parts = gateway.of(request)
    if not parts.settings.metrics:
        raise Problem("not-found")
    return Response(parts.metrics.as_text(), media_type="text/plain; version=0.0.4")


routes = [
    Route("/api/sessions", start_session, methods=["POST"]),
    Route("/api/sessions", end_session, methods=["DELETE"]),
    Route("/api/messages", answer_message, methods=["POST"]),
    Route("/health/live", live),
    Route("/health/ready", ready),
    Route("/openapi.json", openapi),
    Route("/metrics", metrics),
]
