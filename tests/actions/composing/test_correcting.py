import pytest

from actions.composing.correcting import corrects
from tests.builders import context


@pytest.mark.parametrize(("text", "kind", "asks"), [
    ("sorry, year 3 not 5", "phase", False),
    ("no wait we are in Testshire", "council", False),
    ("not that level yet, just universal", "tier", False),
    ("I'm a teacher", "audience", False),
    ("what about at tier 2", "tier", True),
    ("and dyslexia?", "need", True),
    ("n for a year 4?", "phase", True),
    ("i meant lego club", "intervention", False),
])
def test_what_puts_a_detail_right(text: str, kind: str, asks: bool) -> None:
    assert corrects(context(text=text, mentioned={kind: ("one",)}, asks=asks))


@pytest.mark.parametrize(("text", "mentioned", "fields"), [
    ("sorry, what is dyslexia", {"need": ("dyslexia",)}, {"asks": True}),
    ("sorry about that", {}, {}),
    ("getting help", {"tier": ("getting help",)}, {}),
    ("and what does dyslexia mean for her then?", {"need": ("dyslexia",)}, {"asks": True}),
    ("sorry, year 3", {"phase": ("ks2",)}, {"loop": "find_tier_form"}),
    ("sorry, year 3", {"phase": ("ks2",)}, {"choice": "right"}),
    ("we were not told a thing about his autism by the school until the very last week of term",
     {"need": ("autism",)}, {}),
])
def test_what_does_not(text: str, mentioned: dict[str, tuple[str, ...]], fields: dict[str, object]) -> None:
    assert not corrects(context(text=text, mentioned=mentioned, **fields))
