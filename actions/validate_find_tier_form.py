"""Read the answers of the tier finder; a question in between is left to be answered by itself."""

from typing import Any

from actions.composing.base import GuideAnswers
from actions.composing.context import Context
from actions.composing.finding import FORM, read_answer
from knowledge import Knowledge


class ValidateFindTierForm(GuideAnswers):
    """Fills the slots that a message answers; fills none where it asks for something else."""

    form = FORM

    def name(self) -> str:
        """Return the action's name."""
        return "validate_find_tier_form"

    def read(self, kb: Knowledge, context: Context, asked: str | None) -> dict[str, Any]:
        """Read the need, the year, what was tried, for how long and with what change."""
        return read_answer(kb, context, asked)

    def unread(self, asked: str, text: str) -> dict[str, Any]:
        """Keep the words as they were given, so that the form goes on."""
        return {asked: text}
