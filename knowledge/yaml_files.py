"""Read YAML safely: no tabs, byte order marks, anchors, tags, repeated keys, deep nesting or oversized files."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.problems import ContentError, Problem

LARGEST_FILE = 2_000_000
# PyYAML 6.0 builds nested nodes by recursion in C: a deep file would end the process.
DEEPEST = 30
# Words and numbers are taken as they are written. YAML 1.1 reads `no` as false, `17:00` as 1020 and the phone
# number 01612535677 as an octal number.
NOTHING = ("", "~", "null")
WHOLE = re.compile(r"0|-?[1-9][0-9]*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(file: Path, shown: str, *, words_only: bool = False) -> Any:
    """Read one YAML file, numbers and days as words if so wished; raise ContentError where it cannot be read."""
    size = file.stat().st_size
    if size > LARGEST_FILE:
        raise refused(shown, 1, f"is {size} bytes; {LARGEST_FILE} at most")
    raw = file.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise refused(shown, 1, "begins with a byte order mark; save as UTF-8 without it")
    try:
        return Document(raw.decode("utf-8"), word if words_only else scalar).value
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


class Document:
    """One YAML document, built from its events in one pass and without recursion, so that no file can be a bomb."""

    def __init__(self, text: str, scalar: Callable[[yaml.ScalarEvent], Any]) -> None:
        """Build the value; raise a YAML error that knows the line where something is not allowed."""
        self.value: Any = None
        self._scalar = scalar
        # The lists and mappings that are open, each mapping with the key whose value comes next.
        self._open: list[tuple[Any, list[str]]] = []
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._refuse(event)
                self._put(event, self._scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse(event)
                value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                self._put(event, value)
                self._open.append((value, []))
                if len(self._open) > DEEPEST:
                    raise wrong(event, f"is nested more than {DEEPEST} deep")
            case yaml.CollectionEndEvent():
                self._open.pop()
            case yaml.AliasEvent():
                self._refuse(event)
            case yaml.DocumentStartEvent() if self.value is not None:
                raise wrong(event, "another document begins; one file has one")

    def _refuse(self, event: Any) -> None:
        if event.anchor:
            raise wrong(event, f"anchor or alias `{event.anchor}` is not allowed")
        if getattr(event, "tag", None) not in (None, "!"):
            raise wrong(event, f"tag `{event.tag}` is not allowed")

    def _put(self, event: yaml.Event, value: Any) -> None:
        if not self._open:
            self.value = value
            return
        holder, waiting = self._open[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif waiting:
            holder[waiting.pop()] = value
        elif not isinstance(event, yaml.ScalarEvent):
            raise wrong(event, "a key must be a word")
        elif event.value in holder:
            raise wrong(event, f"`{event.value}` is given twice")
        else:
            # Noted at once, so that a key whose value is open is known too.
            holder[event.value] = None
            waiting.append(event.value)


def scalar(event: yaml.ScalarEvent) -> str | int | date | None:
    """Read a word: a whole number, a day or nothing where it stands without quotes, else a text."""
    if not event.implicit[0]:
        return str(event.value)
    if event.value in NOTHING:
        return None
    if WHOLE.fullmatch(event.value):
        return int(event.value)
    if DAY.fullmatch(event.value):
        try:
            return date.fromisoformat(event.value)
        except ValueError as error:
            raise wrong(event, f"`{event.value}` is no date: {error}") from error
    return str(event.value)


def word(event: yaml.ScalarEvent) -> str:
    """Read a word as it is written."""
    return str(event.value)


def wrong(event: yaml.Event, message: str) -> yaml.MarkedYAMLError:
    """Make the error for something that is not allowed, with its line."""
    return yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)


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
