"""Every intent has examples and a rule or a story; every action and slot that is named exists."""

import importlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from bot.language.families import FAMILY_OF_INTENT, GUIDES, INTENT_OF_FAMILY, intent_of
from bot.language.vocabulary import every_name
from knowledge import Knowledge
from tests.promises.code import ROOT

# Set by a choice in the page, never by words.
BY_CHOICE = {"choose"}
# Set by Rasa and by our own components when nothing else is sure.
BY_RASA = {"nlu_fallback"}
BUILT_IN_ACTIONS = {"action_deactivate_loop", "action_restart", "action_listen", "action_session_start"}
FEWEST_EXAMPLES = 10


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


@cache
def domain() -> dict[str, Any]:
    return read("domain.yml")


def names_in(section: str) -> list[str]:
    """List the names in a section; some have settings."""
    return [name if isinstance(name, str) else next(iter(name)) for name in domain()[section]]


@cache
def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for item in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            if "intent" in item:
                lines = [line.removeprefix("- ").strip() for line in item["examples"].splitlines() if line.strip()]
                found.setdefault(item["intent"], []).extend(lines)
    return found


@cache
def told() -> list[dict[str, Any]]:
    """All rules and stories."""
    files = sorted((ROOT / "data" / "stories").glob("*.yml"))
    return [item for file in files for document in [yaml.safe_load(file.read_text("utf-8"))]
            for item in [*document.get("rules", []), *document.get("stories", [])]]


def steps(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for step in item["steps"]:
        yield from step["or"] if "or" in step else [step]


def handled() -> set[str]:
    return {step["intent"] for item in told() for step in steps(item) if "intent" in step}


def test_every_intent_has_examples(kb: Knowledge) -> None:
    from_content = Counter(intent_of(e) for e in kb.askable() for _ in e.questions)
    few = {i: len(examples().get(i, [])) + from_content[i] for i in domain()["intents"] if i not in BY_CHOICE}
    assert {i: n for i, n in few.items() if n < FEWEST_EXAMPLES} == {}


def test_every_intent_has_a_rule_or_a_story() -> None:
    assert sorted(set(domain()["intents"]) - handled()) == []


def test_every_intent_that_is_named_is_in_the_domain(kb: Knowledge) -> None:
    named = handled() | set(examples()) | {intent_of(e) for e in kb.askable()} - BY_RASA
    named |= set(FAMILY_OF_INTENT) | set(INTENT_OF_FAMILY.values()) | set(GUIDES)
    assert sorted(named - set(domain()["intents"]) - BY_RASA) == []


def test_what_is_not_understood_has_a_rule() -> None:
    assert BY_RASA <= handled()


def test_no_example_stands_under_two_intents() -> None:
    claimed: dict[str, str] = {}
    twice = []
    for intent, lines in examples().items():
        for line in lines:
            plain = re.sub(r"\W+", " ", line.lower()).strip()
            if plain and claimed.setdefault(plain, intent) != intent:
                twice.append((line, claimed[plain], intent))
    assert twice == []


def test_every_rule_and_story_has_a_name_of_its_own() -> None:
    names = Counter(item.get("rule") or item.get("story") for item in told())
    assert [name for name, count in names.items() if count > 1 or not name] == []


def test_every_action_is_there_and_every_one_that_is_there_is_used() -> None:
    listed = set(domain()["actions"])
    files = {f.stem for f in (ROOT / "actions").glob("*.py")} - {"__init__"}
    assert listed == files
    forms = {slot for form in domain()["forms"].values() for slot in form["required_slots"]}
    used = {step["action"] for item in told() for step in steps(item) if "action" in step}
    used |= {f"action_ask_{slot}" for slot in forms} | {f"validate_{form}" for form in domain()["forms"]}
    used.add(next(p["core_fallback_action_name"] for p in read("config.yml")["policies"] if len(p) > 2))
    assert sorted(listed - used) == []
    named = {a for a in used if a.startswith("action_")} - {f"action_ask_{slot}" for slot in forms}
    assert sorted(named - listed - BUILT_IN_ACTIONS) == []


@pytest.mark.parametrize("action", sorted(domain()["actions"]))
def test_an_action_says_its_own_name(action: str) -> None:
    module = importlib.import_module(f"actions.{action}")
    named = "".join(word.title() for word in action.split("_"))
    assert getattr(module, named)().name() == action


def test_every_answer_in_words_keeps_risk_out_of_its_slot() -> None:
    """A form must never swallow a message at risk (rasa 3.6.21: a rule alone does not interrupt it)."""
    for slot, fields in domain()["slots"].items():
        for mapping in fields["mappings"]:
            if mapping["type"] == "from_text":
                assert "report_risk" in mapping["not_intent"], slot


def test_the_rule_for_risk_leaves_any_form() -> None:
    (rule,) = [item for item in told() if [s.get("intent") for s in steps(item)][:1] == ["report_risk"]
               and "rule" in item]
    assert rule["steps"][1:] == [{"action": "utter_safeguarding_pathway"}, {"action": "action_deactivate_loop"},
                                 {"active_loop": None}]


def test_every_form_can_be_left() -> None:
    left = {c["active_loop"] for item in told() for c in item.get("condition", []) if "active_loop" in c
            and any(s.get("intent") == "stop_form" for s in steps(item))}
    assert left == set(domain()["forms"])


def test_every_kind_of_name_is_an_entity(kb: Knowledge) -> None:
    kinds = {name.kind for name in every_name(kb)} | {
        "date", "choice", "duration", "end_date", "reference", "wordless"}
    assert kinds == set(names_in("entities"))
    from_entity = {m["entity"] for s in domain()["slots"].values() for m in s["mappings"] if "entity" in m}
    assert from_entity <= kinds


@pytest.mark.parametrize("section", ["intents", "entities", "actions"])
def test_the_domain_is_in_order(section: str) -> None:
    assert names_in(section) == sorted(names_in(section))


def test_no_entity_decides_which_story_goes_on() -> None:
    """A named need in a message at risk would otherwise hide the "yes" that follows it (rasa 3.6.21)."""
    assert [e for e in domain()["entities"] if e != {next(iter(e)): {"influence_conversation": False}}] == []
