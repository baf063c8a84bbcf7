"""The commands of `python -m bot`."""

import argparse
from collections.abc import Sequence
from importlib import import_module

# Each command is imported only when it is called: serving needs none of training's libraries.
COMMANDS = {
    "check": "check the content and report every problem",
    "coverage": "show what the content covers",
    "evaluate": "ask a running assistant a folder of questions and score the replies",
    "explain": "show what is recognised in a message and which entry is chosen",
    "serve": "start the assistant",
    "train": "make the encoder, the screen and the Rasa model when they are out of date",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary)
        sub.set_defaults(command=name)
    known, rest = parser.parse_known_args(arguments)
    module = import_module(f"bot.commands.{known.command}")
    own = argparse.ArgumentParser(prog=f"python -m bot {known.command}", description=module.__doc__)
    module.arguments(own)
    return int(module.run(own.parse_args(rest)))
