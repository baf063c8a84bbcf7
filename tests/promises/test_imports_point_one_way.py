"""Imports point one way: knowledge <- bot.language <- bot.safeguarding <- bot.web; knowledge <- actions.

Nothing imports actions, and only bot.pipeline imports rasa, so that most of the assistant is plain
Python, and the gateway answers when Rasa is down.
"""

from pathlib import Path

import pytest

from tests.promises.code import PACKAGES, imports, modules

# The longest name that fits a module says which of our packages it may import besides its own.
MAY_IMPORT = {
    "knowledge": (),
    "bot.paths": ("knowledge",),
    "bot.processes": (),
    "bot.fingerprint": ("bot.paths",),
    "bot.language": ("knowledge",),
    "bot.safeguarding": ("knowledge", "bot.language"),
    "bot.web": ("knowledge", "bot.language", "bot.safeguarding"),
    "bot.pipeline": ("knowledge", "bot.language", "bot.safeguarding", "bot.paths"),
    "actions": ("knowledge",),
    "evaluation": (),
    "bot.commands": ("knowledge", "evaluation", "bot"),
    "bot": ("bot",),
    "bot.coverage_picture": ("knowledge",),
    "bot.whole_content": ("knowledge", "bot.safeguarding"),
    "bot.parts": ("knowledge", "bot.language", "bot.pipeline", "bot.safeguarding", "bot.paths"),
    # Run by hand: training, and what judges the content.
    "bot.safeguarding.training": ("bot.paths",),
    "evaluation.tracing": ("knowledge", "bot.language"),
    "evaluation.compare": ("bot.paths",),
    "evaluation.comparing": ("knowledge", "bot.language", "bot.paths"),
    "evaluation.comparing.diet": ("bot.pipeline",),
    "evaluation.language_speed": ("knowledge", "bot.language", "bot.paths"),
    "evaluation.fuzz": ("bot.paths", "bot.safeguarding", "knowledge"),
    "evaluation.fact_ids": ("knowledge",),
    "evaluation.load_content": ("knowledge",),
    "evaluation.near_copies": ("knowledge", "bot.language", "bot.paths"),
    "evaluation.safety_speed": ("bot.paths", "bot.safeguarding"),
    "evaluation.unlearnt": ("knowledge", "bot.language", "bot.paths", "bot.safeguarding"),
}
# Third parties that only these packages may import.
ONLY_IN = {
    "rasa": ("bot.pipeline", "evaluation.comparing.diet"),
    "rasa_sdk": ("actions",),
    "spacy": ("bot.language",),
    "starlette": ("bot.web",),
    "sanic": ("bot.pipeline",),
    "sqlalchemy": ("bot.pipeline",),
    "matplotlib": ("bot.coverage_picture",),
    "textstat": ("knowledge.checks.reading",),
    "tf2onnx": ("bot.language.encoder_export", "bot.safeguarding.fitting"),
}

MODULES = list(modules())


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def rules(module: str) -> tuple[str, ...]:
    own = [package for package in MAY_IMPORT if within(module, package)]
    return tuple(other for package in own if package != "bot" or len(own) == 1
                 for other in (package, *MAY_IMPORT[package]))


@pytest.mark.parametrize(("module", "file"), MODULES, ids=[m for m, _ in MODULES])
def test_a_module_imports_what_lies_below_it(module: str, file: Path) -> None:
    allowed = rules(module)
    assert allowed
    for name in imports(file):
        assert name != "(relative)", "imports are written in full"
        if name.split(".")[0] in PACKAGES:
            assert any(within(name, package) for package in allowed), f"{module} imports {name}"


@pytest.mark.parametrize(("module", "file"), MODULES, ids=[m for m, _ in MODULES])
def test_third_parties_stay_where_they_belong(module: str, file: Path) -> None:
    for name in imports(file):
        for party, packages in ONLY_IN.items():
            if within(name, party):
                assert any(within(module, package) for package in packages), f"{module} imports {name}"


def test_nothing_imports_actions() -> None:
    assert [m for m, file in MODULES if not within(m, "actions")
            and any(within(name, "actions") for name in imports(file))] == []


@pytest.mark.parametrize(("module", "name", "fine"), [
    ("knowledge.store", "knowledge.models", True), ("knowledge.store", "bot.language.clean", False),
    ("bot.language.clean", "knowledge", True), ("bot.language.clean", "bot.safeguarding", False),
    ("bot.safeguarding.reply", "bot.web.app", False), ("bot.web.app", "bot.pipeline.shared", False),
    ("actions.action_choose", "bot.language.clean", False), ("bot.pipeline.shared", "bot.web.app", False),
    ("bot.cli", "bot.commands.check", True), ("bot.processes", "bot.web.app", False),
    ("evaluation.scoring", "knowledge", False),
])
def test_the_rules_themselves(module: str, name: str, fine: bool) -> None:
    assert any(within(name, package) for package in rules(module)) is fine
