"""What a person does on the chat page."""

import re
from typing import Any


def ask(page: Any, text: str) -> None:
    """Type a question, send it, and wait for its answer."""
    before = page.locator("#log .answer").count()
    page.fill("#text", text)
    page.click("#send")
    page.wait_for_function("n => document.querySelectorAll('#log .answer').length > n", arg=before)


def focused(page: Any) -> str:
    """Name the element that has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName.toLowerCase()"))


def sideways(page: Any) -> int:
    """Return by how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def at_rest(snapshot: str) -> str:
    """Take the words out of the live regions: they come and go while the page is read."""
    return re.sub(r"^(\s*- (?:status|alert)):.*$", r"\1", snapshot, flags=re.MULTILINE).rstrip()
