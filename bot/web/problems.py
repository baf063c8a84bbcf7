"""Errors as problem JSON (RFC 9457), each with a sentence for people."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.wording import Wording

MEDIA_TYPE = "application/problem+json"
CODE_OF_STATUS = {404: "not-found", 405: "wrong-method"}


class Problem(Exception):
    """A request that cannot be served, by the code of its entry under `problems` in wording.yml."""

    def __init__(self, code: str, *, retry_after: int | None = None, **names: object) -> None:
        """Keep the code and the names for its sentence."""
        super().__init__(code)
        self.code = code
        self.names = names
        self.retry_after = retry_after

    def headers(self) -> dict[str, str]:
        """Return the headers that belong to the problem."""
        headers = {"Cache-Control": "no-store"}
        if self.retry_after is not None:
            headers["Retry-After"] = str(self.retry_after)
        if self.code in {"no-token", "token-invalid", "token-expired"}:
            headers["WWW-Authenticate"] = "Bearer"
        return headers

    def status(self, wording: Wording) -> int:
        """Return the HTTP status of the problem."""
        return int(wording.get(f"problems.{self.code}.status"))

    def detail(self, wording: Wording) -> str:
        """Return the sentence for people."""
        return wording.say(f"problems.{self.code}.detail", **self.names)


def as_json(problem: Problem, wording: Wording) -> Response:
    """Write a problem as JSON."""
    body = {
        "type": f"urn:send-help:problem:{problem.code}",
        "title": wording.say(f"problems.{problem.code}.title"),
        "status": problem.status(wording),
        "detail": problem.detail(wording),
        "code": problem.code,
    }
    return JSONResponse(body, status_code=problem.status(wording), headers=problem.headers(), media_type=MEDIA_TYPE)


def of_http(request: Request, error: HTTPException) -> Problem:
    """Turn an error of the web framework into a problem."""
    return Problem(CODE_OF_STATUS.get(error.status_code, "broken"))
