"""The gateway as an ASGI application: `create_app(settings)`."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

import knowledge
from bot import safeguarding
from bot.web import api, assets, gateway, headers, pages, problems
from bot.web.headers import SafeHeaders
from bot.web.problems import Problem
from bot.web.rasa_client import RasaClient
from bot.web.sessions import Message
from bot.web.settings import Settings

log = logging.getLogger(__name__)
CLEAN_EVERY = 60.0


def create_app(
    settings: Settings,
    *,
    kb: Any = None,
    screen: Any = None,
    put_in_place: Callable[..., list[Message]] | None = None,
    follow_up: Callable[..., Any] | None = None,
    rasa: RasaClient | None = None,
) -> Starlette:
    """Build the gateway; parts that are not handed in are loaded from content and models."""
    # Read at start: broken content stops the service here, and not in front of somebody at risk.
    safeguarding.parts()
    if kb is None:
        kb = knowledge.load(settings.content)
    if screen is None:
        screen = safeguarding.Screen.load(settings.models, settings.content)
    parts = gateway.build(
        settings,
        kb,
        screen,
        put_in_place or safeguarding.put_in_place,
        follow_up or safeguarding.follow_up,
        rasa,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        cleaning = asyncio.create_task(parts.sessions.keep_clean(CLEAN_EVERY))
        yield
        cleaning.cancel()
        await parts.rasa.close()

    app = Starlette(
        routes=[*api.routes, *assets.routes, *pages.routes],
        middleware=[
            Middleware(SafeHeaders, settings=settings),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={Problem: on_problem, HTTPException: on_http, Exception: on_error},
        lifespan=lifespan,
    )
    app.state.gateway = parts
    return app


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith(("/api/", "/health/", "/metrics", "/openapi"))


async def on_problem(request: Request, problem: Exception) -> Response:
    """Answer a refused request: a page for people, problem JSON for programs."""
    assert isinstance(problem, Problem)
    parts = gateway.of(request)
    parts.metrics.problems.labels(problem.code).inc()
    if _wants_page(request):
        return pages.show_problem(request, problem)
    return problems.as_json(problem, parts.wording)


async def on_http(request: Request, error: Exception) -> Response:
    """Answer an error of the web framework in the same way."""
    assert isinstance(error, HTTPException)
    return await on_problem(request, problems.of_http(request, error))


async def on_error(request: Request, error: Exception) -> Response:
    """Answer a fault of ours with a sentence; the log has its kind, never the words."""
    log.error("request failed: %s", type(error).__name__)
    response = await on_problem(request, Problem("broken"))
    # Starlette answers a fault outside all middleware.
    response.headers.update(headers.HEADERS | {"Content-Security-Policy": headers.policy()})
    return response
