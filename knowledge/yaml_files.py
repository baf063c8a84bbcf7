"""Read YAML safely: no tabs, byte order marks, anchors, repeated keys or oversized files."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from knowledge.problems import ContentError, Problem

LARGEST_FILE = 2_000_000


class UniqueKeyLoader(yaml.CSafeLoader):
    """A safe loader that refuses a key that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; raise a YAML error on a repeated key."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"`{key.value}` is given twice",
                                           problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(file: Path, shown: str) -> Any:
    """Read one YAML file; raise ContentError with file and line when it cannot be read."""
    size = file.stat().st_size
    if size > LARGEST_FILE:
        raise ContentError([Problem(shown, 1, "file", f"is {size} bytes; {LARGEST_FILE} at most")])
    raw = file.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise ContentError([Problem(shown, 1, "file", "begins with a byte order mark; save as UTF-8 without it")])
    try:
        text = raw.decode("utf-8")
        refuse_anchors(text, shown)
        return yaml.load(text, Loader=UniqueKeyLoader)  # noqa: S506 - a safe loader's subclass
    except UnicodeDecodeError as error:
        line = raw[:error.start].count(b"\n") + 1
        raise ContentError([Problem(shown, line, "file", "is not UTF-8 text")]) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError([Problem(shown, line, "file", f"YAML: {error.problem}")]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError([Problem(shown, 1, "file", f"YAML: {error}")]) from error


def refuse_anchors(text: str, shown: str) -> None:
    """Raise ContentError for the first YAML anchor or alias, before anything is built."""
    if " *" not in text and " &" not in text:
        return
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if getattr(event, "anchor", None):
            line = event.start_mark.line + 1
            raise ContentError([Problem(shown, line, "file", f"anchor or alias `{event.anchor}` is not allowed")])


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
