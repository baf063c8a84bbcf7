"""The script that compares fact sheets with the content finds what nobody holds, and the real ones agree."""

from pathlib import Path

import pytest

from evaluation import fact_ids
from evaluation.fact_ids import Comparison, Row
from knowledge.models import Council, LocalRoute, Strategy, Topic
from tests.builders import CHECKED, knowledge_of, make

FACTS = Path(__file__).parents[3] / "shared" / "facts"
HEAD = "| id | fact | confirmed |\n|---|---|---|\n"
TOPIC = """topics:
  - id: one
    title: A title
    questions: [a, b, c, d, e, f]
    answer: The answer.
    sources: [{{title: A law}}]
    status: {status}
    checked_on: 2026-11-22
    holds: [{holds}]
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "national.md").write_text(
        f"# Facts\n\nText about TS-09 | and more.\n\n{HEAD}| TS-01 | One \\| two | yes |\n"
        "| **TS-02** | Two | partly |\n"
        "| TS-03 | Three | from memory |\n| CNT | No id | yes |\n\n"
        "| id | term | meaning |\n|---|---|---|\n| GL-01 | APDR | Four steps |\n")
    (folder / "questions.md").write_text("| id | topic |\n|---|---|\n| QA-01 | First worry |\n")
    (folder / "second-check.md").write_text(f"{HEAD}| TS-01 | Again | corrected |\n| TS-77 | Only here | yes |\n")
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "left-out.md"
    file.write_text("# Rows\n\nTS-01 is here.\n\n| rows | why |\n| --- | --- |\n| GL-01 | As TS-02. |\n")
    return file


def test_the_rows_of_all_tables_are_read_once_with_their_place(facts: Path) -> None:
    assert [(str(r), r.confirmed) for r in fact_ids.rows(facts)] == [
        ("national.md:7: TS-01", True), ("national.md:8: TS-02", True), ("national.md:9: TS-03", False),
        ("national.md:14: GL-01", True), ("questions.md:3: QA-01", True)]


@pytest.mark.parametrize(("sure", "confirmed"), [
    ("yes", True), ("yes (secondary)", True), ("partly (the date)", True), (None, True), ("number yes", True),
    ("no", False), ("from memory, not confirmed here", False), ("common practice", False), ("local", True)])
def test_a_row_is_confirmed_when_a_part_of_it_is(sure: str | None, confirmed: bool) -> None:
    assert Row("A-01", "a.md", 1, sure).confirmed is confirmed


def test_ranges_are_opened_up(document: Path) -> None:
    document.write_text("| BUR-X-06 to BUR-X-08, OT-N1 | why: TS-01 |\n| F-09 to F-11 | why |\n")
    assert sorted(fact_ids.left_out(document)) == [
        "BUR-X-06", "BUR-X-07", "BUR-X-08", "F-09", "F-10", "F-11", "OT-N1"]


class TestComparison:
    def compared(self, facts: Path, document: Path, *entries: object) -> Comparison:
        return fact_ids.compare(knowledge_of(make(Council), *entries), facts, document)

    def test_a_confirmed_row_that_nobody_holds(self, facts: Path, document: Path) -> None:
        found = self.compared(facts, document, make(Topic, holds=["TS-01"]))
        assert [r.id for r in found.missing()] == ["TS-02", "QA-01"]

    def test_a_hidden_entry_holds_nothing(self, facts: Path, document: Path) -> None:
        found = self.compared(facts, document, make(Topic, holds=["TS-01", "TS-02"], status="unconfirmed"))
        assert [r.id for r in found.missing()] == ["TS-01", "TS-02", "QA-01"]

    def test_a_council_holds_rows_too(self, facts: Path, document: Path) -> None:
        kb = knowledge_of(make(Council, holds=["TS-01", "TS-02", "QA-01"], checked_on=CHECKED))
        assert fact_ids.compare(kb, facts, document).missing() == []

    @pytest.mark.parametrize("entry", [
        make(Topic, holds=["QA-01"]), make(Strategy, holds=["QA-01"]), make(LocalRoute, holds=["QA-01"])])
    def test_a_question_needs_an_entry_that_can_be_asked(self, facts: Path, document: Path, entry: object) -> None:
        assert [r.id for r in self.compared(facts, document, entry).unanswered()] == ["QA-01"]

    def test_a_question_with_an_entry_that_can_be_asked(self, facts: Path, document: Path) -> None:
        asked = make(Topic, holds=["QA-01"], questions=["where do i start"])
        assert self.compared(facts, document, asked).unanswered() == []

    def test_ids_that_no_sheet_has_and_rows_left_out_needlessly(self, facts: Path, document: Path) -> None:
        found = self.compared(facts, document, make(Topic, holds=["TS-99", "TS-77", "GL-01"]))
        assert found.unknown() == ["TS-77", "TS-99"]
        assert found.needless() == ["GL-01"]


class TestCommand:
    def run(self, tmp_path: Path, facts: Path, document: Path, holds: str, status: str = "confirmed") -> int:
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "a.yml").write_text(TOPIC.format(holds=holds, status=status))
        return fact_ids.main(["--facts", str(facts), "--content", str(tmp_path / "content"),
                              "--left-out", str(document)])

    def test_all_held(self, tmp_path: Path, facts: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(tmp_path, facts, document, "TS-01, TS-02, QA-01") == 0
        assert capsys.readouterr().out.splitlines()[-1] == "5 rows, 0 problems"

    def test_what_is_missing_is_printed(self, tmp_path: Path, facts: Path, document: Path,
                                        capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(tmp_path, facts, document, "TS-01, TS-99") == 1
        printed = capsys.readouterr().out
        for line in ("missing      national.md:8: TS-02", "unanswered   questions.md:3: QA-01",
                     "unknown      TS-99 is in no fact sheet"):
            assert line in printed

    def test_a_folder_without_sheets(self, tmp_path: Path, document: Path) -> None:
        assert self.run(tmp_path, tmp_path / "nowhere", document, "TS-01") == 1


@pytest.mark.skipif(not FACTS.exists(), reason="the fact sheets are not beside the project")
def test_the_content_holds_every_confirmed_row() -> None:
    assert fact_ids.main(["--facts", str(FACTS)]) == 0


def test_every_row_that_is_left_out_has_its_reason() -> None:
    ids = fact_ids.left_out(fact_ids.LEFT_OUT)
    rows = [line.split("|") for line in fact_ids.LEFT_OUT.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(ids) > 50
    assert all(len(cells[2].split()) >= 5 for cells in rows if fact_ids.ID.search(cells[1]))
