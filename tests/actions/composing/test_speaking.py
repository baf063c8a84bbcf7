"""A young person who writes of themselves on a page for parents."""

import pytest

from actions.action_explain_need import ActionExplainNeed
from actions.composing.speaking import of_themselves
from knowledge import Knowledge
from knowledge.models import Need
from tests.builders import add, make, say, tracker


@pytest.mark.parametrize(("text", "own"), [
    ("im 17 and want to appeal", True), ("I'm nearly 19, does my support stop", True), ("I am 24", True),
    ("my college won't help me", True), ("can I see my EHCP", True), ("what is in my plan", True),
    ("my teachers talk too fast", True),
    ("im 42", False), ("I'm 20 weeks in and no answer", False), ("I am 16 miles from the school", False),
    ("my son's college won't help", False), ("I'm 23 and my little boy has autism", False),
    ("my EHCP application was refused", False), ("my daughter is 17", False), ("how do I see his EHCP", False),
    ("I work at a college, a student of mine", False), ("", False),
])
def test_whose_words_they_are(text: str, own: bool) -> None:
    assert of_themselves(text) is own


@pytest.mark.parametrize(("text", "page", "audience"), [
    ("what is focus, im 17", "parent", "young_person"), ("what is focus, im 17", None, "young_person"),
    ("what is focus", "parent", "parent"), ("what is focus, my college asks", "staff", "staff"),
])
def test_the_answer_is_worded_for_them_and_the_page_stays(small: Knowledge, text: str, page: str | None,
                                                          audience: str) -> None:
    add(small, make(Need, id="focus", title="Focus", meaning={"parent": "Your child drifts.", "staff": "Pupils drift.",
                                                              "young_person": "You drift."}))
    said = say(ActionExplainNeed(), tracker(text, entities={"need": "focus"},
                                            metadata={"audience": page} if page else {}))
    start = {"parent": "Your child drifts.", "staff": "Pupils drift.", "young_person": "You drift."}[audience]
    assert said.text.startswith(start) and said.custom["audience"] == audience and "audience" not in said.slots
