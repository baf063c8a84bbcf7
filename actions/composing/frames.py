"""Sentence frames: the responses of the domain, filled with values."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

DOMAIN = Path(__file__).resolve().parents[2] / "domain.yml"


@lru_cache(maxsize=1)
def frames() -> dict[str, str]:
    """Read the first text of every response in the domain."""
    domain = yaml.safe_load(DOMAIN.read_text("utf-8"))
    return {name: str(options[0].get("text", "")).strip() for name, options in domain["responses"].items()}


def frame(name: str, /, **values: object) -> str:
    """Fill a response's text; raise KeyError when the response or a value is missing."""
    return frames()[name].format(**values)


def listed(names: Sequence[str]) -> str:
    """Write several names as one phrase, the last one set off by the domain's own word; empty for none."""
    if len(names) < 2:
        return "".join(names)
    return frame("utter_frame_and", others=", ".join(names[:-1]), last=names[-1])
