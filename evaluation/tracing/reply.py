"""A reply as it is traced: what a person sees of it, and the entries that it was made of."""

import html
import unicodedata
from functools import cached_property

from evaluation.scoring import PLAIN, Messages
from evaluation.tracing.claims import Passage
from evaluation.tracing.register import NATIONAL, Register
from knowledge.models import Entry

# A shorter title is an ordinary word.
SHORTEST_TITLE = 5
# A choice of council is a question to the person.
COUNCIL_CHOICE = "council:"


class Reply:
    """The messages of one turn."""

    def __init__(self, register: Register, messages: Messages) -> None:
        """Take the messages as the gateway gave them."""
        self._register = register
        self._custom = [message.get("custom") or {} for message in messages]
        said = [str(message.get("text") or "") for message in messages]
        offered = [choice for message, custom in zip(messages, self._custom, strict=True)
                   for choice in (*(message.get("choices") or ()), *(custom.get("choices") or ()))]
        titles = [str(c.get("title", "")) for c in offered if not str(c.get("id", "")).startswith(COUNCIL_CHOICE)]
        self.passages = [Passage(plain(text)) for text in (*said, *dict.fromkeys(titles)) if text]

    @cached_property
    def entries(self) -> list[Entry]:
        """List the entries that the reply is about or names."""
        kb = self._register.kb
        found = {custom["topic"]: kb.entries[custom["topic"]] for custom in self._custom
                 if custom.get("topic") in kb.entries}
        whole = "\n".join(passage.text for passage in self.passages)
        for title, entries in self._register.titles.items():
            if len(title) >= SHORTEST_TITLE and title in whole:
                found.update((entry.id, entry) for entry in entries)
        for entry_id in [*found]:
            found.update((step.id, step) for step in kb.steps(kb.process_of.get(entry_id, entry_id)))
        return list(found.values())

    @cached_property
    def words(self) -> list[tuple[str, str]]:
        """List the tokens of those entries' texts, each with the council it belongs to."""
        council_of = self._register.kb.council_of
        return [(council_of.get(entry.id, NATIONAL), Passage(plain(text)).words)
                for entry in self.entries for text in self._register.texts_of(entry)]


def plain(text: str) -> str:
    """Make quotes and dashes plain and drop marks that only emphasise."""
    return unicodedata.normalize("NFC", html.unescape(text)).translate(PLAIN)
