"""Words that only lead to a question, and a comma that closes them."""

import pytest

from bot.language.expand import Expander
from bot.language.questions import lead_end
from knowledge import Knowledge
from knowledge.models import Term
from tests.builders import knowledge_of, make


@pytest.mark.parametrize(("text", "rest"), [
    ("ta, and who comes in", "who comes in"), ("ok thanks, how long is it", "how long is it"),
    ("ta role in class", "ta role in class"), ("thanks, ta", "thanks, ta"), ("", ""),
])
def test_where_a_message_begins(text: str, rest: str) -> None:
    assert text[lead_end(text):] == rest


def test_a_word_of_thanks_is_no_abbreviation() -> None:
    kb: Knowledge = knowledge_of(make(Term, id="term-ta", title="Teaching assistant", aliases=["TA"]))
    assert "teaching" not in Expander(kb).expand("ta, and who comes in")
    assert "teaching" in Expander(kb).expand("what does a TA do")
