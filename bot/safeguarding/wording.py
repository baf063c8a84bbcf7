"""The words of the safeguarding replies, by kind of risk and voice."""

from typing import Any

GENERAL = "disclosure-unspecified"


class Wording:
    """Looks up approved sentences; falls back from a voice to what fits any."""

    def __init__(self, replies: dict[str, Any]) -> None:
        """Keep the content of replies.yml."""
        self.frame: dict[str, Any] = replies["frame"]
        self.kinds: dict[str, Any] = replies["kinds"]
        self.banner: dict[str, Any] = replies["banner"]
        self.follow_up: dict[str, Any] = replies["follow_up"]

    def said(self, texts: dict[str, str] | str, voice: str | None) -> str:
        """Return a text in a voice."""
        if isinstance(texts, str):
            return texts
        return texts.get(voice or "any") or texts["any"]

    def framed(self, name: str, voice: str | None = None) -> str:
        """Return a sentence that every reply shares."""
        return self.said(self.frame[name], voice)

    def of_kind(self, kind: str, part: str, voice: str | None, about_self: bool) -> str:
        """Return the opening or the one thing to do now, for a kind of risk."""
        texts = self.kinds.get(kind, self.kinds[GENERAL])[part]
        if about_self and voice != "young_person" and "self" in texts:
            return str(texts["self"])
        return self.said(texts, voice)

    def banner_line(self, kind: str, voice: str | None) -> str:
        """Return the first line of the banner."""
        group = self.kinds.get(kind, self.kinds[GENERAL])["group"]
        return self.said(self.banner[group], voice)
