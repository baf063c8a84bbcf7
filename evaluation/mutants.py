"""Print what a run of mutmut found: for each module how many changed lines a test notices, and which none does.

`make mutants` changes one thing at a time in the screen, the routes and the reply, and runs their tests. A change that
no test notices is named, to be looked at: docs/decisions/0015-proof-of-the-screen.md lists those that change nothing.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path("mutants")
LEAST = 0.9
# mutmut writes the exit code of the tests: 0 where they passed, none where they have not run yet, and 5 or 33 where
# no test touches the line. Anything else means that a test failed, or never ended.
SURVIVED, UNTOUCHED = 0, (5, 33)

Codes = dict[str, int | None]


def read(folder: Path) -> dict[str, Codes]:
    """Return the exit codes by module; modules without a change to make are left out."""
    found = {}
    for file in sorted(folder.rglob("*.meta")):
        codes = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            found[file.name.removesuffix(".py.meta")] = codes
    return found


def survivors(codes: Codes) -> list[str]:
    """List the changes that no test noticed."""
    return [name for name, code in codes.items() if code == SURVIVED or code in UNTOUCHED]


def unchecked(codes: Codes) -> int:
    """Count the changes that were not tried yet."""
    return sum(code is None for code in codes.values())


def score(codes: Codes) -> float:
    """Return the share of the changes that a test noticed, of those that were tried."""
    tried = len(codes) - unchecked(codes)
    return 1 - len(survivors(codes)) / tried if tried else 0.0


def lines(found: dict[str, Codes]) -> Iterator[str]:
    """Go through the report: the survivors, then a table."""
    for codes in found.values():
        yield from survivors(codes)
    yield "| module | changes | noticed | share |"
    yield "| --- | ---: | ---: | ---: |"
    for name, codes in (*found.items(), ("**all**", together(found))):
        tried = len(codes) - unchecked(codes)
        yield f"| {name} | {tried} | {tried - len(survivors(codes))} | {score(codes):.1%} |"


def together(found: dict[str, Codes]) -> Codes:
    """Return the changes of all modules."""
    return {name: code for codes in found.values() for name, code in codes.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 1 when too few changes are noticed or some were not tried."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutants", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where mutmut wrote")
    chosen: Any = parser.parse_args(arguments)
    found = read(chosen.folder)
    if not found:
        print(f"{chosen.folder} holds no results: run `make mutants` first")
        return 2
    print(*lines(found), sep="\n")
    every = together(found)
    if unchecked(every):
        print(f"{unchecked(every)} changes were not tried yet")
    return 1 if unchecked(every) or score(every) < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
