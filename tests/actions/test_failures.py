"""Whatever goes wrong in an action, the person is told what to do next and nobody's words are logged."""

import importlib
import logging
import pkgutil
from typing import Any

import pytest

import actions
from actions.composing import base
from actions.composing.base import KnowledgeAction, SilentAction
from knowledge import Knowledge
from tests.builders import say, tracker

SECRET = "my daughter Poppy told me something"

MODULES = [importlib.import_module(f"actions.{m.name}") for m in pkgutil.iter_modules(actions.__path__)
           if m.name.startswith("action_")]
ACTIONS = [value for module in MODULES for value in vars(module).values()
           if isinstance(value, type) and value.__module__ == module.__name__
           and issubclass(value, (KnowledgeAction, SilentAction))]
SPEAKING = [a for a in ACTIONS if issubclass(a, KnowledgeAction)]


def test_every_module_has_one_action_of_its_own_name() -> None:
    assert len(ACTIONS) == len(MODULES) >= 16
    for action, module in zip(ACTIONS, MODULES, strict=True):
        file = module.__name__.removeprefix("actions.")
        assert action().name() == file
        assert action.__name__ == "".join(word.title() for word in file.split("_"))


@pytest.mark.parametrize("action", SPEAKING, ids=lambda a: a.__name__)
def test_no_content_is_told_with_a_next_step(action: type[KnowledgeAction], monkeypatch: pytest.MonkeyPatch,
                                             caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Any:
        raise OSError(f"cannot read {SECRET}")

    monkeypatch.setattr(base, "knowledge", broken)
    said = say(action(), tracker(SECRET))
    assert said.text.startswith("I can't look that up just now.") and "council's SEND team" in said.text
    assert said.custom["outcome"] == "error" and said.slots == {}
    assert action().name() in caplog.text and "OSError" in caplog.text
    assert "Poppy" not in caplog.text


@pytest.mark.parametrize("action", SPEAKING, ids=lambda a: a.__name__)
def test_an_answer_that_breaks_is_told_too(action: type[KnowledgeAction], small: Knowledge,
                                           monkeypatch: pytest.MonkeyPatch,
                                           caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def breaks(self: Any, kb: Any, context: Any) -> Any:
        raise ValueError(context.text)

    monkeypatch.setattr(action, "answer", breaks)
    said = say(action(), tracker(SECRET, entities={"date": SECRET}))
    assert said.custom["outcome"] == "error" and said.text
    assert "ValueError at test_failures.py:" in caplog.text and "Poppy" not in caplog.text


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.__name__)
def test_a_bare_message_never_breaks_an_action(action: type[KnowledgeAction], small: Knowledge) -> None:
    said = say(action(), tracker(SECRET))
    assert said.custom.get("outcome") != "error"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.__name__)
def test_actions_are_made_for_free(action: type[KnowledgeAction]) -> None:
    assert vars(action()) == {}
