"""Every response that is named exists, and every one that exists is used."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

import pytest
import yaml

from actions.composing.frames import frame, frames
from tests.promises.code import ROOT, calls, modules, tree

NAME = re.compile(r"^utter_\w*[^\W_]$")
SAID_BY_CODE = ("actions", "bot.pipeline")


@cache
def domain() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))


def steps() -> Iterator[dict[str, Any]]:
    for file in sorted((ROOT / "data" / "stories").glob("*.yml")):
        document = yaml.safe_load(file.read_text("utf-8"))
        for story in [*document.get("rules", []), *document.get("stories", [])]:
            yield from story["steps"]


def declined() -> set[str]:
    """The intents that `action_decline` answers, each with a response of its own or a general one."""
    rules = yaml.safe_load((ROOT / "data" / "stories" / "rules.yml").read_text("utf-8"))["rules"]
    return {step["intent"] for rule in rules for step in rule["steps"]
            if "intent" in step and any(s.get("action") == "action_decline" for s in rule["steps"])}


def named_in_code() -> set[str]:
    return {node.value for _, file in modules(*SAID_BY_CODE) for node in ast.walk(tree(file))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.match(node.value)}


def beginnings() -> set[str]:
    """What names that are put together begin with, such as f"utter_frame_level_{level}"."""
    found = set()
    for _, file in modules(*SAID_BY_CODE):
        for node in ast.walk(tree(file)):
            match node:
                case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if start.startswith("utter_"):
                    found.add(start)
    return found - {"utter_"}


def asked_by_forms() -> set[str]:
    slots = {slot for form in domain()["forms"].values() for slot in form["required_slots"]}
    return {f"utter_ask_{slot}" for slot in slots if f"action_ask_{slot}" not in domain()["actions"]}


def used() -> set[str]:
    named = named_in_code() | asked_by_forms()
    named |= {step["action"] for step in steps() if str(step.get("action", "")).startswith("utter_")}
    named |= {f"utter_{intent}" for intent in declined()} & set(frames())
    return named | {name for name in frames() for start in beginnings() if name.startswith(start)}


def test_every_response_that_is_named_exists() -> None:
    named = named_in_code() | asked_by_forms()
    named |= {step["action"] for step in steps() if str(step.get("action", "")).startswith("utter_")}
    assert sorted(named - set(frames())) == []


@pytest.mark.parametrize("start", sorted(beginnings()))
def test_a_name_that_is_put_together_has_responses(start: str) -> None:
    assert [name for name in frames() if name.startswith(start)]


def test_every_response_is_used() -> None:
    assert sorted(set(frames()) - used()) == []


def test_every_response_has_words() -> None:
    assert [name for name, text in frames().items() if not text] == []


def filled() -> list[tuple[str, str, set[str]]]:
    """Every call of `frame` with a name that is written out: where, the name, the values."""
    found = []
    for module, file in modules("actions"):
        for call in calls(file):
            match call:
                case ast.Call(func=ast.Name(id="frame"), args=[ast.Constant(value=str(name))], keywords=keywords):
                    found.append((module, name, {k.arg for k in keywords if k.arg}))
    return found


@pytest.mark.parametrize(("module", "name", "values"), filled(), ids=[f"{m}-{n}" for m, n, _ in filled()])
def test_every_frame_gets_the_values_that_it_has_places_for(module: str, name: str, values: set[str]) -> None:
    places = {field for _, field, _, _ in Formatter().parse(frames()[name]) if field}
    assert places <= values


def test_a_response_that_is_said_as_it_stands_has_no_places() -> None:
    said = {step["action"] for step in steps() if str(step.get("action", "")).startswith("utter_")}
    for name in said | asked_by_forms():
        assert "{" not in frames()[name], name


def test_a_missing_response_or_value_is_an_error_and_no_empty_sentence() -> None:
    with pytest.raises(KeyError):
        frame("utter_that_nobody_wrote")
    with pytest.raises(KeyError):
        frame("utter_frame_local", council="Testshire")
