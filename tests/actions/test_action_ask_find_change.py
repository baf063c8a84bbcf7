import pytest

from actions.action_ask_find_change import ActionAskFindChange
from knowledge import Knowledge
from tests.builders import COUNCIL, Said, say, tracker


def asked(**found: str) -> Said:
    return say(ActionAskFindChange(), tracker(slots={f"find_{k}": v for k, v in found.items()},
                                              metadata={"council": COUNCIL}))


@pytest.mark.parametrize(("tried", "looks_like", "then"), [
    ("a visual timetable", "First (in class)", "Second comes next"),
    ("only our usual teaching", "First (in class)", "Second comes next"),
])
def test_it_says_which_tier_it_looks_like_before_it_asks(small: Knowledge, tried: str, looks_like: str,
                                                         then: str) -> None:
    said = asked(need="autism", phase="ks2", tried=tried)
    assert said.text.startswith(f"So far this looks like {looks_like} in Testshire, for Autism in Key stage 2.")
    assert then in said.text and "what has changed" in said.text
    assert said.choices == ["It is better", "No real change", "It is worse", "I do not know"]


def test_without_all_answers_it_only_asks(small: Knowledge) -> None:
    assert asked(need="autism", phase="ks2").text.startswith("How long has it been going on")
