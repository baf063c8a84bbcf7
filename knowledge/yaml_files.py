"""Read YAML safely: no tabs, byte order marks, anchors, repeated keys, deep nesting or oversized files."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from knowledge.problems import ContentError, Problem

LARGEST_FILE = 2_000_000
# PyYAML 6.0 builds nested nodes by recursion in C: a deep file would end the process.
DEEPEST = 30
TAG = "tag:yaml.org,2002:"


class PlainLoader(yaml.CSafeLoader):
    """A safe loader that refuses repeated keys and takes words and numbers as they are written.

    YAML 1.1 reads `no` as false, `17:00` as 1020 and the phone number 01612535677 as an octal number.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own name

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; raise a YAML error on a key that is repeated or is no plain word."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"`{key.value}` is given twice",
                                           problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        """Build a date; raise a YAML error that knows the line when there is no such day."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.MarkedYAMLError(problem=f"`{node.value}` is no date: {error}",
                                       problem_mark=node.start_mark) from error


PlainLoader.add_constructor(f"{TAG}timestamp", PlainLoader.construct_day)
for name, pattern, first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^(?:0|-?[1-9][0-9]*)$", list("-0123456789")),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", list("0123456789")),
):
    PlainLoader.add_implicit_resolver(TAG + name, re.compile(pattern), first)


def read(file: Path, shown: str) -> Any:
    """Read one YAML file; raise ContentError with file and line when it cannot be read."""
    size = file.stat().st_size
    if size > LARGEST_FILE:
        raise refused(shown, 1, f"is {size} bytes; {LARGEST_FILE} at most")
    raw = file.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise refused(shown, 1, "begins with a byte order mark; save as UTF-8 without it")
    try:
        text = raw.decode("utf-8")
        refuse_bombs(text, shown)
        return yaml.load(text, Loader=PlainLoader)  # noqa: S506 - a safe loader's subclass
    except UnicodeDecodeError as error:
        raise refused(shown, raw[:error.start].count(b"\n") + 1, "is not UTF-8 text") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise refused(shown, line, f"YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise refused(shown, 1, f"YAML: {error}") from error


def refused(shown: str, line: int, message: str) -> ContentError:
    """Make the error for a file that cannot be read."""
    return ContentError([Problem(shown, line, "file", message)])


def refuse_bombs(text: str, shown: str) -> None:
    """Raise ContentError for the first anchor, alias or deep nesting, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if getattr(event, "anchor", None):
            line = event.start_mark.line + 1
            raise refused(shown, line, f"anchor or alias `{event.anchor}` is not allowed")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise refused(shown, event.start_mark.line + 1, f"is nested more than {DEEPEST} deep")


def line_at(file: Path, path: tuple[str | int, ...]) -> int:
    """Find the line of a field, given its path of keys and positions."""
    node = yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    line = 1
    for part in path:
        child = None
        if isinstance(node, yaml.MappingNode):
            child = next(((k, v) for k, v in node.value if k.value == str(part)), None)
            if child:
                line, node = child[0].start_mark.line + 1, child[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            child = node
            line = node.start_mark.line + 1
        if child is None:
            break
    return line
