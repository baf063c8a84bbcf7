"""Safeguarding content is read as it is written, and refused where it is not what it must be."""

from pathlib import Path

import pytest

from bot.safeguarding.content import Content, Kind, Phrase
from bot.safeguarding.model import Level
from bot.safeguarding.patterns import Compiler
from knowledge import ContentError
from tests.safeguarding.small_content import small_content


def test_phrases_come_file_by_file_with_all_their_fields():
    phrases = small_content().phrases
    assert [p.id for p in phrases] == ["kicks", "roof", "bruise", "secret", "asked"]
    assert phrases[0] == Phrase("kicks", "plain", Level.INTERRUPT, ("{who} kicks me", "kicks me"), ("he kicks me",),
                                ("he kicks",))
    assert phrases[1] == Phrase("roof", "grave", Level.INTERRUPT, ("on the roof",), ("on the roof",), ("roof",),
                                immediate=True)
    assert phrases[4] == Phrase("asked", "grave", Level.BANNER, ("asked about it",), ("asked about it",), ("asked",),
                                fixed=True)


def test_a_phrase_may_leave_its_lists_out_and_numbers_are_words():
    assert Phrase.of({"id": "x", "kind": "k", "level": "none"}) == Phrase("x", "k", Level.NONE, (), (), ())
    assert Phrase.of({"id": "x", "kind": "k", "level": "none", "says": [12]}).says == ("12",)
    assert Phrase.of({"id": "x", "kind": "k", "level": "none", "immediate": "yes"}).immediate is False


def test_a_mask_is_a_phrase_of_no_kind_and_no_level():
    (mask,) = small_content().masks
    assert mask == Phrase("mask-ball", "none", Level.NONE, ("kicks [the] ball", "kick off"), ("he kicks the ball",),
                          ("he kicks me",))


def test_kinds_keep_their_order_and_are_a_banner_when_past_or_denied():
    kinds = small_content().kinds
    assert list(kinds.values()) == [
        Kind("grave", "A grave thing", Level.INTERRUPT, Level.BANNER), Kind("plain", "A plain thing"),
        Kind("told", "Something told", Level.BANNER, Level.NONE)]
    assert Kind("x", "X").past is Kind("x", "X").negated is Level.BANNER


def test_words_such_as_no_and_on_are_words():
    content = small_content()
    assert content.frames["negation"] == ["not", "never", "ruled out"]
    assert content.voices["parent"] == {"sure": ["my son", "my girl"], "weak": ["home"]}
    assert content.groups == {"who": "he | she | [my] son"}
    assert content.lookalikes == ["strangle"]
    assert content.thresholds == {"word_weight": 0.5, "thresholds": {"interrupt": 2.0, "banner": -1.0}}


def test_patterns_are_compiled_in_their_order():
    compiled = small_content().compile(Compiler({}, lambda word: [word]), ["red dog", "cat"])
    assert [p.source for p in compiled] == ["red dog", "cat"]


@pytest.mark.parametrize("written", ["[a, b]", "one: 1\ntwo: 2\n", "", "word"])
def test_a_file_needs_one_top_level_key(tmp_path: Path, written: str):
    (tmp_path / "routes.yml").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        _ = Content(tmp_path).routes
    assert str(refused.value) == "safeguarding/routes.yml:1: file: needs exactly one top-level key"


def test_signs_are_read_as_they_are_written(tmp_path: Path):
    (tmp_path / "lookalikes.yml").write_text("words: [caf\u00e9, no, 1]", encoding="utf-8")
    assert Content(tmp_path).lookalikes == ["caf\u00e9", "no", "1"]


def problems_of(folder: Path, name: str) -> list[str]:
    with pytest.raises(ContentError) as refused:
        _ = getattr(Content(folder), name)
    return str(refused.value).splitlines()


def test_a_file_that_is_missing_is_named(tmp_path: Path):
    assert problems_of(tmp_path, "kinds") == ["safeguarding/kinds.yml:1: file: is missing"]


def test_an_entry_that_lacks_a_field_is_named_with_its_line(tmp_path: Path):
    (tmp_path / "kinds.yml").write_text("kinds:\n- {id: one, title: One}\n- id: two\n", encoding="utf-8")
    assert problems_of(tmp_path, "kinds") == ["safeguarding/kinds.yml:3: two: 'title' is missing"]


def test_an_entry_without_a_name_is_named_by_its_place(tmp_path: Path):
    (tmp_path / "kinds.yml").write_text("kinds:\n- {id: one, title: One}\n- {title: Two}\n- word\n", encoding="utf-8")
    first, second = problems_of(tmp_path, "kinds")
    assert first == "safeguarding/kinds.yml:1: entry 2: 'id' is missing"
    assert second.startswith("safeguarding/kinds.yml:1: entry 3: ")


def test_a_level_that_there_is_not_is_told(tmp_path: Path):
    (tmp_path / "kinds.yml").write_text("kinds:\n- {id: one, title: One, past: loud}\n", encoding="utf-8")
    (problem,) = problems_of(tmp_path, "kinds")
    assert problem.startswith("safeguarding/kinds.yml:2: one: ") and "loud" in problem


def test_what_is_wrong_in_several_files_is_told_together(tmp_path: Path):
    phrases = tmp_path / "phrases"
    phrases.mkdir()
    (phrases / "a.yml").write_text("one: []\ntwo: []\n", encoding="utf-8")
    (phrases / "b.yml").write_text("phrases:\n- {id: b, kind: k, level: none}\n- {id: c, kind: k}\n", encoding="utf-8")
    assert problems_of(tmp_path, "phrases") == [
        "safeguarding/phrases/a.yml:1: file: needs exactly one top-level key",
        "safeguarding/phrases/b.yml:3: c: 'level' is missing"]
