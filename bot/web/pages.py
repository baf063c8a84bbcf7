"""The pages: choose a council, chat, delete the chat, about, and the demonstration."""

from dataclasses import replace
from uuid import UUID, uuid4, uuid5

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.web import chat_view, gateway, headers, requests
from bot.web.chat_view import View
from bot.web.conversation import Turn
from bot.web.gateway import Gateway
from bot.web.problems import Problem
from bot.web.sessions import Session


def _councils(parts: Gateway) -> list[object]:
    return [parts.kb.councils[id] for id in sorted(parts.kb.councils)]


async def choose(request: Request) -> Response:
    """Let a person choose the council; an address with one chosen goes straight to its chat."""
    parts = gateway.of(request)
    return parts.pages.render("choose.html", councils=_councils(parts))


async def about(request: Request) -> Response:
    """Say what the service does, cannot do, and keeps."""
    parts = gateway.of(request)
    return parts.pages.render("about.html", councils=_councils(parts))


async def demo(request: Request) -> Response:
    """Show how the chat looks on a council's own page."""
    parts = gateway.of(request)
    council = parts.pack(request.path_params["council"])
    return parts.pages.render("demo.html", council=council)


def _view(request: Request) -> View:
    parts = gateway.of(request)
    council = request.path_params.get("council") or request.query_params.get("council")
    return chat_view.of_query(parts.pack(council), request.query_params, parts.kb.entries)


def _show(request: Request, view: View, session: Session | None, token: str, status: int = 200) -> Response:
    parts = gateway.of(request)
    names = chat_view.names_of(parts, view, session, token)
    page = parts.pages.render("chat.html", status, **names)
    site = parts.site(view.council.id)
    page.headers["Content-Security-Policy"] = headers.policy(*parts.settings.embed_hosts, *site.hosts)
    return page


async def chat(request: Request) -> Response:
    """Show the chat page, ready for the first question."""
    parts = gateway.of(request)
    if not (request.path_params.get("council") or request.query_params.get("council")):
        return await choose(request)
    view = _view(request)
    if request.query_params.get("deleted") == "1":
        view = replace(view, notice=parts.wording.say("page.deleted"))
    return _show(request, view, None, parts.tokens.issue(view.council.id, view.audience))


async def ask(request: Request) -> Response:
    """Answer a question that came by form post, without JavaScript."""
    parts = gateway.of(request)
    view = _view(request)
    form = await requests.read_form(request)
    token = form.get("token", "")
    try:
        session = parts.sessions.find(token)
    except Problem:
        token = parts.tokens.issue(view.council.id, view.audience)
        session = parts.sessions.find(token)
        view = replace(view, notice=parts.wording.say("page.ended"))
    # The chat belongs to the council and audience that it was started with.
    view = replace(view, council=parts.pack(session.ticket.council))
    try:
        turn, draft = _turn_of(parts, form, requests.address_of(request))
        await parts.conversation.answer(session, turn)
    except Problem as problem:
        view = replace(view, draft=form.get("text", ""), problem=problem.detail(parts.wording))
        return _show(request, view, session, token, problem.status(parts.wording))
    return _show(request, replace(view, draft=draft), session, token)


def _turn_of(parts: Gateway, form: dict[str, str], address: str | None) -> tuple[Turn, str]:
    """Read what was sent: a choice, an example, the quick form, or the words in the box."""
    sent = repr(sorted(field for field in form.items() if field[0] not in {"id", "token"}))
    # An old page that is sent again with other words (after Back) is another message.
    id = str(uuid5(UUID(requests.message_id(form.get("id") or str(uuid4()))), sent))
    if form.get("choice"):
        return Turn(id, choice=form["choice"], address=address), form.get("text", "")
    if form.get("example"):
        return Turn(id, text=form["example"], address=address), form.get("text", "")
    if form.get("quick"):
        return Turn(id, choice=parts.taps.choice(form), address=address), ""
    return Turn(id, text=form.get("text", ""), address=address), ""


async def delete(request: Request) -> Response:
    """Forget the chat and show an empty page."""
    parts = gateway.of(request)
    view = _view(request)
    form = await requests.read_form(request)
    try:
        parts.sessions.forget(form.get("token", ""))
    except Problem:
        pass  # it had ended already, which is what was asked for
    joint = "&" if view.query else "?"
    return RedirectResponse(f"/chat/{view.council.id}{view.query}{joint}deleted=1", 303)


async def theme(request: Request) -> Response:
    """Serve a council's colours."""
    site = gateway.of(request).site(request.path_params["council"])
    return Response(site.css, media_type="text/css", headers={"Cache-Control": "max-age=600"})


async def calendar(request: Request) -> Response:
    """Give the dates of an answer as a calendar file."""
    body = gateway.of(request).calendars.file(request.path_params["signed"])
    return Response(body, media_type="text/calendar", headers={"Cache-Control": "no-store"})


def show_problem(request: Request, problem: Problem) -> Response:
    """Show a refused request as a page, with the way back to the chat."""
    parts = gateway.of(request)
    # An address with an unknown council is an address that does not exist.
    status = 404 if problem.code == "unknown-council" else problem.status(parts.wording)
    council = parts.kb.councils.get(request.path_params.get("council", ""))
    if problem.code == "switched-off" and council is not None:
        people = chat_view.people_of(parts, council, None)
        page = parts.pages.render("switched_off.html", 200, council=council, **people)
    else:
        title = parts.wording.say(f"problems.{problem.code}.title")
        detail = problem.detail(parts.wording)
        page = parts.pages.render("choose.html", status, councils=_councils(parts), problem=title, detail=detail)
    page.headers.update(problem.headers())
    return page


routes = [
    Route("/", choose),
    Route("/about", about),
    Route("/chat", chat),
    Route("/chat/{council}", chat, methods=["GET"]),
    Route("/chat/{council}", ask, methods=["POST"]),
    Route("/chat/{council}/delete", delete, methods=["POST"]),
    Route("/theme/{council}.css", theme),
    Route("/calendar/{signed}.ics", calendar),
    Route("/demo/{council}", demo),
]
