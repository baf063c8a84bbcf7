"""Render templates with the wording at hand; everything from outside is escaped."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from starlette.responses import HTMLResponse

from bot.web import assets
from bot.web.wording import Wording

TEMPLATES = Path(__file__).with_name("templates")


def day(value: object) -> str:
    """Write an ISO date as people do: 12 January 2027."""
    try:
        when = date.fromisoformat(str(value)[:10])
    except ValueError:
        return str(value)
    return f"{when.day} {when:%B %Y}"


def tel(number: str) -> str:
    """Return the address that dials a number."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def host(url: str) -> str:
    """Return the part of an address that people recognise."""
    return urlsplit(url).netloc.removeprefix("www.") or url


def paragraphs(text: str) -> list[str]:
    """Split a text at its blank lines."""
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


class Pages:
    """The templates, ready to be filled in."""

    def __init__(self, wording: Wording) -> None:
        """Load the templates once."""
        self.environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
        self.environment.filters |= {
            "day": day,
            "tel": tel,
            "host": host,
            "paragraphs": paragraphs,
        }
        self.environment.globals |= {
            "words": wording.tree,
            "say": wording.say,
            "asset": assets.address,
        }

    def render(self, name: str, status: int = 200, **names: Any) -> HTMLResponse:
        """Fill in a template; pages are never stored on the way."""
        html = self.environment.get_template(name).render(**names)
        return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
