"""The words of the safeguarding replies, by kind of risk and voice."""

from typing import Any

GENERAL = "disclosure-unspecified"
CHILD = "young_person"


class Wording:
    """Looks up approved sentences; falls back from a voice to what fits any."""

    def __init__(self, replies: dict[str, Any]) -> None:
        """Keep the content of replies.yml."""
        self.frame: dict[str, Any] = replies["frame"]
        self.contacts: dict[str, Any] = replies["contacts"]
        self.kinds: dict[str, Any] = replies["kinds"]
        self.banner: dict[str, Any] = replies["banner"]
        self.follow_up: dict[str, Any] = replies["follow_up"]

    def said(self, texts: Any, voice: str | None, about_self: bool = False) -> Any:
        """Return the words for a voice, or for somebody who writes about themselves."""
        if not isinstance(texts, dict):
            return texts
        own = (f"{CHILD}_self" if voice == CHILD else "self") if about_self else ""
        for name in (own, voice or "unknown"):
            if name in texts:
                return texts[name]
        return texts["any"]

    def framed(self, name: str, voice: str | None = None, about_self: bool = False) -> str:
        """Return a sentence that every reply shares."""
        return str(self.said(self.frame[name], voice, about_self))

    def of_kind(self, kind: str, part: str, voice: str | None, about_self: bool = False) -> str:
        """Return one part of the reply for a kind of risk; what all kinds share where it has none."""
        texts = self._kind(kind).get(part, self.frame.get(part, ""))
        return str(self.said(texts, voice, about_self))

    def purpose(self, contact: str, voice: str | None) -> str:
        """Return what a contact is for, in a few words."""
        return str(self.said(self.contacts.get(contact, ""), voice))

    def banner_lines(self, kind: str, voice: str | None) -> list[str]:
        """Return the two lines of the banner, with places for contacts."""
        return list(self.said(self.banner[self._kind(kind)["group"]], voice))

    def answer(self, choice: str, kind: str, voice: str | None, about_self: bool) -> list[str]:
        """Return the answer to the question whether anyone is in danger."""
        if about_self and voice != CHILD and self.is_about_life(kind):
            return list(self.follow_up["self"][choice])
        return list(self.said(self.follow_up[choice], voice))

    def is_about_life(self, kind: str) -> bool:
        """Tell whether a kind of risk is about somebody's own life and health."""
        return bool(self._kind(kind)["group"] == "life")

    def _kind(self, kind: str) -> dict[str, Any]:
        return dict(self.kinds.get(kind, self.kinds[GENERAL]))
