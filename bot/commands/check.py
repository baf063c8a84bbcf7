"""Check the content and report every problem with file, line and field."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot import paths
from bot.whole_content import load_whole
from knowledge import CONTENT, ContentError, Knowledge, Problem
from knowledge.checker import check
from knowledge.checks.wording import check_wording
from knowledge.staleness import stale

# Words that people read outside the content folder.
WORDING = ("domain.yml", "bot/web/wording.yml")
REPLIES = "safeguarding/replies.yml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--content", type=Path, default=CONTENT, help="the content folder")
    parser.add_argument("--release", action="store_true", help="fail on stale contacts too")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to judge staleness by")


def run(options: argparse.Namespace) -> int:
    """Print every problem; return 1 when there are any."""
    try:
        knowledge = load_whole(options.content)
    except ContentError as error:
        print(error)
        print(f"{len(error.problems)} problems")
        return 1
    problems = {*check(knowledge, options.content), *wording(knowledge, options.content)}
    if options.release:
        problems |= {*stale(knowledge, options.content, options.today or date.today())}
    for problem in sorted(problems):
        print(problem)
    print(f"{len(knowledge.entries)} entries, {len(problems)} problems")
    return 1 if problems else 0


def wording(knowledge: Knowledge, content: Path) -> Iterator[Problem]:
    """Check the sentences that stand in no entry: the safeguarding replies, and with our own content all others."""
    if (content / REPLIES).exists():
        yield from check_wording(knowledge, content / REPLIES, REPLIES, "safeguarding")
    for name in WORDING if content == CONTENT else ():
        yield from check_wording(knowledge, paths.ROOT / name, name)
