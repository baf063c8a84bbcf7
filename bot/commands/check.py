"""Check the content and report every problem with file, line and field."""

import argparse
from datetime import date
from pathlib import Path

from knowledge import CONTENT, ContentError, load
from knowledge.checker import check
from knowledge.staleness import stale


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--content", type=Path, default=CONTENT, help="the content folder")
    parser.add_argument("--release", action="store_true", help="fail on stale contacts too")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to judge staleness by")


def run(options: argparse.Namespace) -> int:
    """Print every problem; return 1 when there are any."""
    try:
        knowledge = load(options.content)
    except ContentError as error:
        print(error)
        print(f"{len(error.problems)} problems")
        return 1
    problems = check(knowledge, options.content)
    if options.release:
        problems += stale(knowledge, options.content, options.today or date.today())
    for problem in sorted(set(problems)):
        print(problem)
    print(f"{len(knowledge.entries)} entries, {len(set(problems))} problems")
    return 1 if problems else 0
