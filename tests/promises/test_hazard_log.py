"""The hazard log is whole, and every piece of evidence in it is a test that exists."""

import re

import pytest

from tests.promises.code import ROOT

LOG = ROOT / "docs" / "hazard-log.md"
COLUMNS = ["id", "hazard", "cause", "harm", "controls", "evidence", "residual risk", "owner", "status"]
OWNERS, STATES = {"DSL", "content", "maintainer", "operator"}, {"open", "controlled"}


def table() -> list[list[str]]:
    rows = [line for line in LOG.read_text("utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


HEAD, _, *HAZARDS = table()
TESTS = {name for file in (ROOT / "tests").rglob("test_*.py")
         for name in re.findall(r"^\s*(?:async )?def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


def test_the_log_has_the_columns_of_its_method() -> None:
    assert HEAD == COLUMNS
    assert [row[0] for row in HAZARDS] == [f"H{n:02}" for n in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= 10


@pytest.mark.parametrize("row", HAZARDS, ids=lambda row: row[0])
def test_a_hazard_has_an_owner_a_control_and_evidence_that_exists(row: list[str]) -> None:
    hazard = dict(zip(COLUMNS, row, strict=True))
    assert all(hazard.values()), hazard
    assert hazard["owner"] in OWNERS and hazard["status"] in STATES
    named = re.findall(r"`(\w+)`", hazard["evidence"])
    assert named and ", ".join(f"`{name}`" for name in named) == hazard["evidence"]
    assert set(named) <= TESTS, set(named) - TESTS
