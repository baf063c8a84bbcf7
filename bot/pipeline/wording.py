"""The wordings of the domain, for the parts of the server that speak without a tracker."""

from functools import lru_cache

import yaml

from bot.paths import ROOT


@lru_cache(maxsize=1)
def responses() -> dict[str, str]:
    """Read the first text of every response in the domain."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    return {name: options[0].get("text", "") for name, options in domain["responses"].items()}


def wording(name: str) -> str:
    """Return the text of a response; raise KeyError when the domain has none of that name."""
    return responses()[name].strip()
