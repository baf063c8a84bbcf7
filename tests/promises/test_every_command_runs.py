"""Every command of `python -m bot` that is listed is there, and says what it takes."""

import argparse
from importlib import import_module

import pytest

from bot.cli import COMMANDS, main
from tests.promises.code import ROOT


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_has_a_module_with_arguments_and_run(command: str) -> None:
    module = import_module(f"bot.commands.{command}")
    module.arguments(argparse.ArgumentParser())
    assert callable(module.run) and module.__doc__


def test_every_command_is_listed() -> None:
    files = {f.stem.replace("_", "-") for f in (ROOT / "bot" / "commands").glob("*.py")} - {"--init--"}
    assert files == set(COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["check", "--unknown"]])
def test_a_wrong_call_says_what_there_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2 and "usage: python -m bot" in capsys.readouterr().err
