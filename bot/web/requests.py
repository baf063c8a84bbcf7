"""Read what a client sent: bounded bodies, strict JSON, form fields, tokens."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from starlette.requests import Request

from bot.web.limits import address_key
from bot.web.problems import Problem
from bot.web.sessions import AUDIENCES

BODY_LIMIT = 64 * 1024
FORM_FIELDS = 20


async def read_body(request: Request) -> bytes:
    """Read a body of at most 64 kB; a longer one is refused before it is read."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit():
        raise Problem("broken-request")
    if int(announced) > BODY_LIMIT:
        raise Problem("too-large")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_LIMIT:
            raise Problem("too-large")
    return body


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("duplicate keys")
    return record


def _no_constants(name: str) -> None:
    raise ValueError(name)


async def read_json(request: Request) -> dict[str, Any]:
    """Read a JSON object; anything else is refused."""
    if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise Problem("foreign-page")
    if _media_type(request) != "application/json":
        raise Problem("wrong-media-type")
    body = await read_body(request)
    try:
        record = json.loads(body.decode("utf-8"), object_pairs_hook=_no_duplicates, parse_constant=_no_constants)
    except (ValueError, RecursionError) as error:
        raise Problem("broken-request") from error
    if not isinstance(record, dict):
        raise Problem("broken-request")
    return record


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields of a form post; of a field sent twice the first one counts."""
    if _media_type(request) != "application/x-www-form-urlencoded":
        raise Problem("wrong-media-type")
    body = await read_body(request)
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=FORM_FIELDS)
    except ValueError as error:
        raise Problem("broken-request") from error
    return {name: values[0] for name, values in fields.items()}


def bearer(request: Request) -> str:
    """Return the token of the Authorization header."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise Problem("no-token")
    return token.strip()


def address_of(request: Request) -> str | None:
    """Name the address block that a request is counted under."""
    return address_key(request.client.host if request.client else None)


def message_id(value: object) -> str:
    """Return a message id in one spelling; anything but a UUID is refused."""
    try:
        return str(UUID(value))  # type: ignore[arg-type]
    except (ValueError, TypeError, AttributeError) as error:
        raise Problem("wrong-id") from error


def audience_of(value: object) -> str | None:
    """Return a known audience, or None when it is not said."""
    if value is None or value in AUDIENCES:
        return value  # type: ignore[return-value]
    raise Problem("unknown-audience")


def text_field(record: Mapping[str, Any], name: str) -> str:
    """Return a text field; empty when it is missing, refused when it is not a text."""
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Problem("wrong-type", field=name)
    return value
