"""A need with nothing to do and nobody to ask at some age and level is found."""

from knowledge.checks import cells
from knowledge.models import Contact, Council, Need, Phase, Strategy
from tests.builders import add, knowledge_of, make
from tests.knowledge.finding import found, messages

PHASE = make(Phase, id="ks1", title="Key stage 1", ages={"from": 5, "to": 7})
NEED = make(Need, id="autism")


def test_an_empty_cell() -> None:
    full = make(Strategy, needs=["autism"], phases=["ks1", "ks2"], levels=[1, 3])
    assert messages(cells.empty_cells, PHASE, NEED, full) == ["has none for ks1 at level 2, and nobody to ask"]


def test_strategies_for_others_do_not_fill_it() -> None:
    others = [make(Strategy, id="a", needs=["adhd"], phases=["ks1"], levels=[1, 2, 3]),
              make(Strategy, id="b", needs=["autism"], phases=["ks2"], levels=[1, 2, 3]),
              make(Strategy, id="c", needs=["autism"], phases=["ks1"], levels=[1, 2, 3], status="unconfirmed")]
    assert found(cells.empty_cells, PHASE, NEED, *others) == [("autism", "strategies")] * 3


def test_a_full_row() -> None:
    full = make(Strategy, needs=["autism"], phases=["ks1"], levels=[1, 2, 3])
    assert found(cells.empty_cells, PHASE, NEED, full) == []


def test_somebody_to_ask_fills_it() -> None:
    assert found(cells.empty_cells, PHASE, NEED, make(Contact, id="team", needs=["autism"])) == []


def test_somebody_to_ask_with_one_council_of_two_does_not() -> None:
    kb = knowledge_of(PHASE, NEED, make(Council), make(Contact, id="team", needs=["autism"]))
    add(kb, make(Council, id="elsewhere"), make(Contact, id="door", needs=["adhd"]), council="elsewhere")
    assert len([*cells.empty_cells(kb)]) == 3
