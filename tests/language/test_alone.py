"""What a message asks by itself that seems to follow something."""

import pytest

from bot.language.alone import decide_alone
from bot.language.deciding import decide
from knowledge import Knowledge
from tests.builders import small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return small_knowledge()


@pytest.mark.parametrize(("intents", "ranking", "alone"), [
    ({"follow_up_free": 0.9, "ask_steps": 0.05}, {"right": 0.5}, "ask_steps"),
    ({"follow_up_contact": 0.7, "ask_meaning": 0.1}, {"term-plan": 0.5}, "ask_meaning"),
    ({"change_detail": 0.6}, {"right": 0.5}, "ask_steps"),
    ({"deny": 0.6, "ask_steps": 0.1}, {"right": 0.5}, "ask_steps"),
    # Surely a no; an entry that is not near; an entry that is gone; a question as it is.
    ({"deny": 0.9}, {"right": 0.5}, None),
    ({"follow_up_free": 0.9}, {"right": 0.2}, None),
    ({"follow_up_free": 0.9}, {"gone": 0.9}, None),
    ({"ask_steps": 0.9}, {"right": 0.5}, None),
    ({"greet": 0.9}, {"right": 0.5}, None),
])
def test_what_is_asked_where_nothing_is_followed(small: Knowledge, intents: dict[str, float],
                                                 ranking: dict[str, float], alone: str | None) -> None:
    wishes, about = list(intents.items()), list(ranking.items())
    found = decide_alone(small, decide(small, wishes, about, {}), wishes, about, {})
    assert (found.intent if found else None) == alone
