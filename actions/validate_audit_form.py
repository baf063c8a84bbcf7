"""Read the answers of the provision audit; a question in between is left to be answered by itself."""

from typing import Any

from actions.composing.auditing import FORM, read_answer
from actions.composing.base import GuideAnswers
from actions.composing.context import Context
from knowledge import Knowledge


class ValidateAuditForm(GuideAnswers):
    """Adds one answer at a time until every area has been looked at."""

    form = FORM

    def name(self) -> str:
        """Return the action's name."""
        return "validate_audit_form"

    def read(self, kb: Knowledge, context: Context, asked: str | None) -> dict[str, Any]:
        """Read how an area stands, or what the audit is for."""
        return read_answer(kb, context, asked)
