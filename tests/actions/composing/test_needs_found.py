import pytest

from actions.composing.frames import frames
from actions.composing.needs_found import found_needs, needs_in, shown_needs
from knowledge import Knowledge
from knowledge.models import AnswerWords, Need
from tests.builders import add, make, small_knowledge


@pytest.fixture
def kb() -> Knowledge:
    known = small_knowledge()
    add(known, make(AnswerWords, id="area-sensory-physical", words=["sensory and physical"]),
        make(Need, id="sight", title="Sight", area="sensory-physical", aliases=["sensory and physical"]))
    return known


@pytest.mark.parametrize(("text", "named", "shown", "needs"), [
    ("autism", ["autism"], "Autism", ["autism"]),
    ("autism and epilepsy", ["autism", "epilepsy"], "Autism and Epilepsy", ["autism", "epilepsy"]),
    ("autism, sight and epilepsy", ["autism", "sight", "epilepsy"], "Autism, Sight and Epilepsy",
     ["autism", "sight", "epilepsy"]),
    # The need that bears the area's name comes first.
    ("sensory and physical", ["sight"], "Sensory and physical needs", ["sight", "epilepsy"]),
    ("sensory and physical, it is epilepsy", ["epilepsy"], "Epilepsy", ["epilepsy"]),
])
def test_what_is_named_is_shown_and_found_again(kb: Knowledge, text: str, named: list[str], shown: str,
                                                needs: list[str]) -> None:
    value = found_needs(kb, text, named)
    assert shown_needs(kb, value) == shown and needs_in(kb, value) == needs


def test_the_word_between_needs_is_the_domains(kb: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(frames(), "utter_frame_and", "{others} a {last}")
    assert shown_needs(kb, "autism+epilepsy") == "Autism a Epilepsy"


def test_a_persons_own_words_are_shown_as_they_are(kb: Knowledge) -> None:
    assert shown_needs(kb, "he runs off") == "he runs off" and needs_in(kb, "he runs off") == []
