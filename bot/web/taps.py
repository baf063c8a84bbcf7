"""Strategies in three taps: what staff can choose from, and the choice that their taps make."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from bot.web.problems import Problem
from bot.web.wording import Wording

# A need, a level, a phase and a situation; the parts that were not tapped are empty.
CHOICE = re.compile(r"strategies:([a-z0-9-]*):([1-3]?):([a-z0-9-]*):([a-z0-9-]*)")

Option = tuple[str, str]


class Taps:
    """Offer needs, situations, phases and tiers, and read what was tapped."""

    def __init__(self, kb: Any, wording: Wording) -> None:
        """Keep the knowledge base and the words."""
        self.kb = kb
        self.wording = wording

    def options(self, pack: Any) -> dict[str, Any]:
        """Return what can be tapped, each as id and title: the usual needs first, all others by their area."""
        shown = {id: need for id, need in self.kb.needs.items() if need.shown}
        first = [id for id in self.wording.get("quick.first") if id in shown]
        areas = self.wording.get("quick.areas")
        return {
            "first": [(id, shown[id].title) for id in first],
            "areas": {
                name: _by_title(shown, lambda id, a=area: shown[id].area == a and id not in first)
                for area, name in areas.items()
            },
            "situations": _by_title({id: s for id, s in self.kb.situations.items() if s.shown}),
            "phases": [(id, phase.title) for id, phase in self.kb.phases.items()],
            "tiers": list(self._tiers(pack).items()),
        }

    def choice(self, form: Mapping[str, str]) -> str:
        """Return the choice that a form stands for; refuse one that says neither a need nor a situation."""
        if not form.get("need") and not form.get("situation"):
            raise Problem("nothing-chosen")
        return "strategies:" + ":".join(form.get(name, "") for name in ("need", "tier", "phase", "situation"))

    def title(self, choice: str, pack: Any) -> str:
        """Return what the taps ask for in words; nothing when there is no such choice."""
        found = CHOICE.fullmatch(choice)
        if found is None:
            return ""
        need, level, phase, situation = found.groups()
        chosen = [(need, self.kb.needs), (situation, self.kb.situations), (phase, self.kb.phases)]
        if (not need and not situation) or any(id and id not in known for id, known in chosen):
            return ""
        about = self.wording.say("quick.join").join(known[id].title for id, known in chosen[:2] if id)
        asked = self.wording.say("quick.text", about=about)
        if phase:
            asked += self.wording.say("quick.text_phase", phase=self.kb.phases[phase].title)
        tier = self._tiers(pack).get(level)
        return asked + (self.wording.say("quick.text_tier", tier=tier) if tier else "")

    def _tiers(self, pack: Any) -> dict[str, str]:
        """Name each level in the council's words; what stands beside the ladder is no step of support."""
        titles = defaultdict(list)
        for tier in pack.tiers():
            if tier.shown and tier.on_ladder and tier.level:
                titles[str(tier.level)].append(tier.title)
        return {level: self.wording.say("quick.join").join(names) for level, names in sorted(titles.items())}


def _by_title(entries: Mapping[str, Any], keep: Any = lambda id: True) -> list[Option]:
    return sorted(((id, e.title) for id, e in entries.items() if keep(id)), key=lambda option: option[1].lower())
