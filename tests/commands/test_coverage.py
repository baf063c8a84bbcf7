"""`python -m bot coverage` counts strategies, questions and statuses, in words and as a picture."""

import argparse
from pathlib import Path

import pytest

from bot.commands import coverage
from bot.coverage_picture import picture
from knowledge import Knowledge
from knowledge.models import Contact, Council, Ladder, Need, Phase, Strategy, Tier, Topic
from tests.builders import knowledge_of, make
from tests.knowledge.conftest import TOPIC, Folder


@pytest.fixture
def kb() -> Knowledge:
    return knowledge_of(
        make(Council), make(Phase, id="ks1", title="Key stage 1 (Years 1 and 2)", ages={"from": 5, "to": 7}),
        make(Phase, id="ks2", title="Key stage 2", ages={"from": 7, "to": 11}),
        make(Need, id="autism", title="Autism", questions=["a", "b", "c"]),
        make(Need, id="adhd", title="ADHD", questions=["d"]),
        make(Strategy, id="st-one", needs=["autism"], phases=["ks1", "ks2"], levels=[1]),
        make(Strategy, id="st-two", needs=["autism", "adhd"], phases=["ks2"], levels=[1, 3], status="good_practice"),
        make(Contact, id="team", needs=["adhd"]), make(Topic, id="hidden", questions=["e"], status="unconfirmed"),
        make(Ladder, id="ladder", title="Ladder", purpose="send", tiers=[
            make(Tier, id="first", title="First", level=1)]))


def test_the_table_of_need_phase_and_tier(kb: Knowledge) -> None:
    assert [line.split() for line in coverage.table(kb)] == [
        ["strategies", "at", "tiers", "1/2/3", "ks1", "ks2"], ["adhd", "0/0/0", "1/0/1"], ["autism", "1/0/0", "2/0/1"],
        ["Testshire", "Council:", "1", "First"]]


def test_questions_per_entry(kb: Knowledge) -> None:
    assert [line.split() for line in coverage.questions(kb)][1:] == [
        ["need", "2", "4", "1", "2", "3"], ["all", "2", "4", "1", "2", "3"]]
    assert [*coverage.questions(kb, every=True)][3:] == ["   1  adhd", "   3  autism"]


def test_the_share_of_facts_by_status(kb: Knowledge) -> None:
    lines = {line.split()[0]: line.split()[1:] for line in coverage.sureness(kb)}
    assert lines["facts"] == ["by", "status", "confirmed", "cited", "good_practice", "unconfirmed"]
    assert lines["strategy"] == ["1", "(50%)", "0", "(0%)", "1", "(50%)", "0", "(0%)"]
    assert lines["topic"] == ["0", "(0%)", "0", "(0%)", "0", "(0%)", "1", "(100%)"]
    assert lines["all"] == ["5", "(71%)", "0", "(0%)", "1", "(14%)", "1", "(14%)"]


class TestPicture:
    def test_it_shows_the_same_numbers(self, kb: Knowledge) -> None:
        cells, asked, sure = picture(kb).axes
        assert [text.get_text() for text in cells.texts] == [
            "0", "0", "0", "1", "0", "1", "1", "0", "0", "2", "0", "1", "Key stage 1", "Key stage 2"]
        assert [label.get_text() for label in cells.get_yticklabels()] == ["ADHD", "Autism"]
        assert sum(bar.get_height() for bar in asked.patches) == 2
        assert sure.get_yticklabels()[0].get_text() == "all"
        assert sum(bar.get_width() for bar in sure.patches) == pytest.approx(100 * len(sure.get_yticklabels()))

    def test_an_empty_cell_stands_out(self, kb: Knowledge) -> None:
        marked = [text.get_bbox_patch() is not None for text in picture(kb).axes[0].texts[:6]]
        assert marked == [True, True, True, False, True, False]

    def test_content_without_needs_can_be_drawn(self) -> None:
        assert len(picture(knowledge_of(make(Topic))).axes) == 3


class TestCommand:
    NEED = """needs:
  - id: autism
    title: Autism
    area: semh
    meaning: What it means.
    questions: [a, b, c, d, e, f]
    sources: [{title: A page}]
    status: confirmed
    checked_on: 2026-11-22
"""
    PHASES = "phases:\n  - {id: ks1, title: Key stage 1, ages: {from: 5, to: 7}}\n"

    def run(self, folder: Folder, *more: str) -> int:
        parser = argparse.ArgumentParser()
        coverage.arguments(parser)
        return coverage.run(parser.parse_args(["--content", str(folder.root), *more]))

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Folder:
        folder = Folder(tmp_path / "content")
        folder.write("topics.yml", TOPIC.format(id="one"))
        return folder

    def test_the_last_line_counts_empty_cells(self, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(folder) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "0 empty cells"
        folder.write("needs.yml", self.NEED)
        folder.write("phases.yml", self.PHASES)
        self.run(folder)
        assert capsys.readouterr().out.splitlines()[-1] == "3 empty cells"

    @pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF")])
    def test_a_picture_is_written(self, folder: Folder, tmp_path: Path, name: str, begins: bytes,
                                  capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / name
        assert self.run(folder, "--picture", str(file)) == 0
        assert file.read_bytes().startswith(begins)
        assert capsys.readouterr().out.splitlines()[-1] == "0 empty cells"

    @pytest.mark.parametrize("name", ["a.txt", "a", "nowhere/a.png"])
    def test_a_picture_that_cannot_be_drawn_is_refused_with_a_sentence(
            self, folder: Folder, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            self.run(folder, "--picture", str(tmp_path / name))
        assert "needs a folder that is there, and one of .png, .svg, .pdf" in capsys.readouterr().err
