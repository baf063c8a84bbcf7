"""Words for every audience."""

from typing import Any

import pytest

from knowledge.checks import voices
from knowledge.models import Topic
from tests.builders import make
from tests.knowledge.finding import found, messages


class TestMissingVoices:
    @pytest.mark.parametrize(("answer", "audience", "missing"), [
        ({"parent": "P."}, ["parent", "staff"], ["staff"]),
        ({"staff": "S."}, ["parent", "staff", "young_person"], ["parent", "young_person"]),
        ({"staff": "S."}, ["staff"], []),
        ({"parent": "P."}, ["parent", "young_person"], []),
        ("Anyone.", ["parent", "staff", "young_person"], []),
    ])
    def test_of_an_answer(self, answer: Any, audience: list[str], missing: list[str]) -> None:
        assert messages(voices.missing_voices, make(Topic, answer=answer, audience=audience)) == [
            f"has no words for {voice}" for voice in missing]

    def test_of_one_step_in_a_list(self) -> None:
        topic = make(Topic, next=["Write.", {"parent": "Ring."}])
        assert found(voices.missing_voices, topic) == [("one", "next")]
