"""Static files under an address that changes with their content, so they can be kept for ever."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.web.problems import Problem

STATIC = Path(__file__).with_name("static")
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
TEN_MINUTES = {
    "Cache-Control": "public, max-age=600",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def fingerprint(folder: Path = STATIC) -> str:
    """Name the content of all files of a folder together: modules import each other by name."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


VERSION = fingerprint()
FILES = {path.name: path for path in STATIC.iterdir()}


def address(name: str) -> str:
    """Return the address of a static file; fail for one that does not exist."""
    return f"/assets/{VERSION}/{FILES[name].name}"


async def serve(request: Request) -> Response:
    """Serve a static file of this version; another version's address gets the same file."""
    path = FILES.get(request.path_params["name"])
    if path is None:
        raise Problem("not-found")
    current = request.path_params["version"] == VERSION
    headers = FOR_EVER if current else {"Cache-Control": "no-store"}
    return FileResponse(path, media_type=TYPES.get(path.suffix), headers=headers)


async def loader(request: Request) -> Response:
    """Serve the embed loader, whose address never changes."""
    return FileResponse(FILES["embed.js"], media_type=TYPES[".js"], headers=TEN_MINUTES)


routes = [
    Route("/assets/{version}/{name}", serve),
    Route("/embed/v1.js", loader),
]
