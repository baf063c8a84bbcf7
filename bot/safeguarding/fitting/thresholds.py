"""Choose the two thresholds from scores of messages that were not learnt from."""

from dataclasses import dataclass

import numpy as np

from bot.safeguarding.model import Level

# The share of messages without risk that the trained layer may raise: look-alikes written to be
# mistaken for a risk, and ordinary questions.
ALARMS = {Level.INTERRUPT: {"lookalike": 0.015, "ordinary": 0.002},
          Level.BANNER: {"lookalike": 0.09, "ordinary": 0.025}}


@dataclass(frozen=True)
class Scores:
    """Scores of messages, their reviewed levels, and which of them are ordinary questions."""

    risk: np.ndarray
    interrupt: np.ndarray
    levels: np.ndarray
    ordinary: np.ndarray

    def lowest(self, level: Level) -> float:
        """Return the lowest threshold that keeps both kinds of alarm within their share."""
        values = self.interrupt if level is Level.INTERRUPT else self.risk
        harmless = self.levels == Level.NONE
        limits = []
        for name, share in ALARMS[level].items():
            group = values[harmless & (self.ordinary == (name == "ordinary"))]
            if len(group):
                limits.append(float(np.quantile(group, 1 - share)))
        return max(limits)

    def choose(self) -> dict[str, float]:
        """Return both thresholds, rounded."""
        return {level.name.lower(): round(self.lowest(level), 3) for level in (Level.INTERRUPT, Level.BANNER)}

    def report(self, thresholds: dict[str, float]) -> dict[str, float]:
        """Return what the trained layer alone reaches and raises at these thresholds."""
        cut = self.interrupt >= thresholds["interrupt"]
        seen = cut | (self.risk >= thresholds["banner"])
        grave, none = self.levels == Level.INTERRUPT, self.levels == Level.NONE
        shares = {"reached": seen[grave], "interrupted": cut[grave],
                  "banner reached": seen[self.levels == Level.BANNER],
                  "lookalikes interrupted": cut[none & ~self.ordinary],
                  "lookalikes raised": seen[none & ~self.ordinary],
                  "ordinary interrupted": cut[none & self.ordinary],
                  "ordinary raised": seen[none & self.ordinary]}
        return {name: round(float(values.mean()), 4) for name, values in shares.items() if len(values)}
