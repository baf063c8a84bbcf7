"""What the phrase layer found, as numbers for the trained layer."""

from collections.abc import Sequence

import numpy as np

from bot.safeguarding.context import FRAMES, Surroundings
from bot.safeguarding.model import Finding, Level

REASONS = ("negated", "past", "quoted", "hypothetical", "policy")
# Weak beside the words themselves: measured best in cross-validation.
SCALE = 0.5


class PhraseFeatures:
    """Turns findings and cues into a row of numbers with fixed names."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Fix the names of the columns: two for each phrase, then reasons and cues."""
        self.phrases = list(phrases)
        names = [f"{p}.{level}" for p in self.phrases for level in ("interrupt", "lower")]
        names += [f"reason.{r}" for r in REASONS] + [f"cue.{c}" for c in FRAMES] + ["highest", "any"]
        self._column = {name: i for i, name in enumerate(names)}

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self._column)

    def row(self, findings: Sequence[Finding], around: Surroundings) -> np.ndarray:
        """Return the numbers for one message."""
        values = np.zeros(len(self._column), dtype=np.float32)
        for finding in findings:
            side = "interrupt" if finding.level is Level.INTERRUPT else "lower"
            column = self._column.get(f"{finding.phrase}.{side}")
            if column is not None:
                values[column] = 1.0 if finding.level else 0.3
            for reason in finding.context:
                values[self._column[f"reason.{reason}"]] = 1.0
        for name, spans in around.cues.items():
            values[self._column[f"cue.{name}"]] = min(len(spans), 2) / 2
        values[self._column["highest"]] = max((f.level for f in findings), default=0) / 2
        values[self._column["any"]] = float(any(f.level is Level.INTERRUPT for f in findings))
        return values * SCALE
