"""A folder of content that a test writes file by file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import ContentError, Knowledge, Problem, load

TOPIC = """topics:
  - id: {id}
    title: A title
    answer: The answer.
    sources: [{{title: A law}}]
    status: confirmed
    checked_on: 2026-11-22
"""


class Folder:
    """Content on disk, and what loading it gives."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def topic(self, name: str, entry_id: str, more: str = "") -> Path:
        return self.write(name, TOPIC.format(id=entry_id) + more)

    def load(self) -> Knowledge:
        return load(self.root)

    def problems(self) -> list[Problem]:
        with pytest.raises(ContentError) as caught:
            load(self.root)
        return caught.value.problems

    def problem(self) -> Problem:
        problems = self.problems()
        assert len(problems) == 1, "\n".join(map(str, problems))
        return problems[0]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def topic_file() -> Callable[[str], str]:
    return lambda entry_id: TOPIC.format(id=entry_id)
