"""How each council's site shows the chat: who may frame it, its colours, its way out."""

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

log = logging.getLogger(__name__)
SITES = Path(__file__).with_name("sites.yml")
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
HOST = re.compile(r"https://[a-z0-9.-]+(?::\d+)?", re.IGNORECASE)
ADDRESS = re.compile(r"https://[^\s\"'<>]+", re.IGNORECASE)
ADDRESSES = ("home", "feedback")
SHEET, BACK = "#fffefb", "#f6f5f1"
# Which colours must stand out from which, by how much (WCAG 2.2, 1.4.3).
PAIRS = (("bar_ink", "bar"), ("act_ink", "act"), ("link", SHEET), ("link", BACK))
ENOUGH = 4.5


@dataclass(frozen=True)
class Site:
    """One council's choices."""

    hosts: tuple[str, ...] = ()
    exit_always: bool = False
    home: str = ""
    feedback: str = ""
    colours: dict[str, str] = field(default_factory=dict)

    @property
    def own_sites(self) -> tuple[str, ...]:
        """Return how addresses of the council's own pages begin."""
        return tuple(f"{host}/" for host in self.hosts)

    @property
    def css(self) -> str:
        """Write the colours as a style sheet; dark and high-contrast modes keep their own."""
        lines = "".join(f"--{k.replace('_', '-')}:{v};" for k, v in sorted(self.colours.items()))
        return f"@media (prefers-color-scheme: light) {{ :root {{ {lines} }} }}\n" if lines else ""


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _checked(council: str, colours: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in colours.items() if COLOUR.fullmatch(str(v))}
    for front, back in PAIRS:
        pair = (kept.get(front), back if back.startswith("#") else kept.get(back))
        if pair[0] and pair[1] and contrast(pair[0], pair[1]) >= ENOUGH:
            continue
        if kept.keys() & {front, back}:
            log.warning("colours of %s refused: %s on %s", council, front, back)
            kept = {k: v for k, v in kept.items() if k not in {front, back}}
    return kept


def load(path: Path = SITES) -> dict[str, Site]:
    """Read every council's choices; fail for an entry that is not understood."""
    raw: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    sites = {}
    for council, entry in raw.items():
        unknown = entry.keys() - {"hosts", "exit", "colours", *ADDRESSES}
        wrong = [h for h in entry.get("hosts", ()) if not HOST.fullmatch(h)]
        wrong += [name for name in ADDRESSES if not ADDRESS.fullmatch(entry.get(name, "https://x"))]
        if unknown or wrong:
            raise ValueError(f"{path.name}: {council}: {sorted(unknown) or wrong} not understood")
        sites[council] = Site(
            hosts=tuple(entry.get("hosts", ())),
            exit_always=entry.get("exit") == "always",
            home=entry.get("home", ""),
            feedback=entry.get("feedback", ""),
            colours=_checked(council, entry.get("colours", {})),
        )
    return sites
