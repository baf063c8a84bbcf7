"""The development split: it is read with clear errors, nothing in it is learnt, and figures come from it."""

import json
import re
from pathlib import Path

import pytest

from bot import paths
from bot.language.families import FAMILY_OF_INTENT
from bot.safeguarding import Screen
from bot.safeguarding.content import Content
from bot.safeguarding.model import Level
from evaluation import unlearnt
from evaluation.near_copies import NLU, SAFEGUARDING, Example, content_examples, nlu_examples, safeguarding_examples
from evaluation.unlearnt import FIELDS, INFORMATION, MESSAGES, RISKS, TOPICS, WISHES, Result, SplitError
from knowledge import Knowledge


def written(folder: Path, name: str, *rows: object) -> Path:
    (folder / name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return folder


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


@pytest.fixture(scope="module")
def learnt() -> list[Example]:
    return [*nlu_examples(NLU), *content_examples(paths.CONTENT), *safeguarding_examples(SAFEGUARDING)]


class TestReading:
    def test_a_line_that_lacks_a_field_is_named(self, tmp_path: Path) -> None:
        good = {"text": "a", "intent": "greet"}
        with pytest.raises(SplitError, match=r"wishes\.jsonl:2: without intent"):
            unlearnt.read(written(tmp_path, WISHES, good, {"text": "b"}), WISHES)

    def test_a_line_that_is_no_json_is_named(self, tmp_path: Path) -> None:
        (tmp_path / WISHES).write_text("{\n", "utf-8")
        with pytest.raises(SplitError, match=r"wishes\.jsonl:1"):
            unlearnt.read(tmp_path, WISHES)

    def test_a_missing_file_is_an_empty_one(self, tmp_path: Path) -> None:
        assert unlearnt.read(tmp_path, WISHES) == []

    def test_the_command_says_what_is_wrong(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert unlearnt.main(["--messages", str(written(tmp_path, RISKS, {"text": "a"}))]) == 2
        assert "risks.jsonl:1: without level, set, difficulty" in capsys.readouterr().out


class TestFigures:
    def test_a_risk_counts_by_its_level(self) -> None:
        screen = Screen(Content(paths.CONTENT / "safeguarding"))
        rows = [{"text": "I want to kill myself", "level": "interrupt", "set": "risk"},
                {"text": "When is the next review?", "level": "banner", "set": "risk"}]
        assert [(one.right, one.found) for one in unlearnt.risks(rows, screen)] == [(True, "interrupt"),
                                                                                    (False, "none")]

    def test_a_group_is_a_line_with_its_share(self) -> None:
        results = [Result("plain, first", True, "a", {}), Result("plain, first", False, "b", {}),
                   Result("messy, first", False, "a", {})]
        assert [line.split("  (")[0].split() for line in unlearnt.lines(results)] == [
            ["messy,", "first", "0", "of", "1", "0.0%"], ["plain,", "first", "1", "of", "2", "50.0%"]]


class TestTheSplit:
    def test_it_asks_for_what_there_is(self, kb: Knowledge) -> None:
        rows = {name: unlearnt.read(MESSAGES, name) for name in FIELDS}
        assert {name for name, of in rows.items() if len(of) > 100} >= {RISKS, WISHES}
        assert unlearnt.unknown(rows[TOPICS], kb) == []
        assert {row["council"] for row in rows[TOPICS]} <= kb.councils.keys()
        assert {row["level"] for row in rows[RISKS]} <= {level.name.lower() for level in Level}

    def test_it_wants_what_can_be_wanted(self, learnt: list[Example]) -> None:
        known = {one.wants for one in learnt} | {INFORMATION, *FAMILY_OF_INTENT}
        assert {row["intent"] for row in unlearnt.read(MESSAGES, WISHES)} <= known

    def test_nothing_in_it_is_learnt(self, learnt: list[Example]) -> None:
        held = {plain(row["text"]) for name in FIELDS for row in unlearnt.read(MESSAGES, name)}
        assert held & {plain(one.text) for one in learnt} == set()
