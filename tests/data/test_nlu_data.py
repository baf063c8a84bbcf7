"""The intents' training data is sound, and the checker of near-copies finds what it must."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from evaluation import near_copies
from evaluation.near_copies import NO_RISK, RISK, SCREEN, Example, Finding, copies, nlu_examples, repeats

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
FEWEST = 20
# A choice is a button: its intent is written by the page, never typed.
NOT_TYPED = {"choose"}


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return [*nlu_examples(ROOT / "data" / "nlu")]


def intents() -> list[str]:
    return yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]


def example(text: str, wants: str, entry: str = "") -> Example:
    return Example(text, wants, "made-up.yml", entry)


def kinds(findings) -> list[str]:
    return [f.kind for f in findings]


class TestTrainingData:
    @pytest.mark.parametrize("intent", sorted(set(intents()) - NOT_TYPED))
    def test_every_typed_intent_has_examples(self, examples: list[Example], intent: str) -> None:
        assert sum(e.wants == intent for e in examples) >= FEWEST

    def test_no_intent_is_unknown_to_the_domain(self, examples: list[Example]) -> None:
        assert {e.wants for e in examples} <= set(intents())

    def test_no_example_stands_under_two_intents(self, examples: list[Example]) -> None:
        wanted: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for e in examples:
            wanted[e.words].add(e.wants)
        assert [words for words, wants in wanted.items() if len(wants) > 1] == []

    def test_no_two_examples_nearly_repeat_each_other_across_intents(self, examples: list[Example]) -> None:
        assert [str(f) for f in repeats(examples)] == []

    def test_no_example_holds_a_mark_of_the_format(self, examples: list[Example]) -> None:
        assert [e.text for e in examples if set(e.text) & set("[]{}")] == []

    @pytest.mark.parametrize("file", sorted((ROOT / "data" / "nlu").glob("*.yml")), ids=lambda f: f.name)
    def test_files_are_of_a_size_that_people_can_edit(self, file: Path) -> None:
        assert file.stat().st_size < 60_000

    @pytest.mark.parametrize("file", sorted((ROOT / "data" / "nlu").glob("*.yml")), ids=lambda f: f.name)
    def test_every_line_of_examples_is_an_example(self, file: Path) -> None:
        for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            assert [line for line in block["examples"].splitlines() if not line.startswith("- ")] == []

    def test_rasa_reads_as_many_examples_as_we_do(self, examples: list[Example]) -> None:
        loading = pytest.importorskip("rasa.shared.nlu.training_data.loading")
        data = loading.load_data(str(ROOT / "data" / "nlu"))
        assert len(data.intent_examples) == len({(e.text, e.wants) for e in examples})
        assert not data.entity_examples


class TestRepeats:
    def test_the_same_words_under_two_intents_are_found(self) -> None:
        pair = [example("Who do I ring?", "ask_contact"), example("who do i ring", "follow_up_contact")]
        assert kinds(repeats(pair)) == ["across intents"]

    @pytest.mark.parametrize("other", [
        "how long does the plan take pls",
        "how long does a plan take",
        "how longg does the plann take",
    ])
    def test_small_words_and_spelling_make_no_difference(self, other: str) -> None:
        one = example("how long does the plan take", "ask_timescale")
        assert kinds(repeats([one, example(other, "ask_steps")])) == ["across intents"]

    @pytest.mark.parametrize("other", [
        "who do i ring about the bus",
        "who do i ring about the 2 bins",
        "who should never ring about bins",
    ])
    def test_another_word_makes_another_question(self, other: str) -> None:
        one = example("who do i ring about the bins", "ask_council_service")
        assert [*repeats([one, example(other, "ask_contact")])] == []

    def test_a_section_is_named_by_its_letter(self) -> None:
        one = example("what goes in section a", "ask_steps")
        assert [*repeats([one, example("what goes in section i", "ask_meaning")])] == []

    def test_numbers_are_never_misspelt(self) -> None:
        one = example("and what about year 10", "change_detail")
        assert [*repeats([one, example("and what about year 11", "greet")])] == []

    def test_the_same_words_twice_in_one_intent_are_found(self) -> None:
        assert kinds(repeats([example("Thank you!", "thank"), example("thank you", "thank")])) == ["twice"]

    def test_a_question_may_stand_in_two_entries_of_one_intent(self) -> None:
        assert [*repeats([example("number for edt please", "ask_contact", entry) for entry in "ab"])] == []

    def test_a_few_twins_in_one_intent_are_allowed_and_many_are_not(self) -> None:
        few = [example(f"{word} is what i want to know about", "ask_unrelated") for word in WORDS]
        twin = example("giraffes is what i want to know about please", "ask_unrelated")
        assert [*repeats([*few, twin])] == []
        assert kinds(repeats([*few[:4], twin])) == ["many twins"]

    def test_a_message_at_risk_must_not_teach_anything_else(self) -> None:
        risk = example("i am frightened to go home", RISK, SCREEN)
        assert kinds(repeats([risk, example("im frightened to go home", "ask_steps")])) == ["across intents"]
        assert [*repeats([risk, example("im frightened to go home", RISK)])] == []

    def test_twins_of_the_screen_and_its_ordinary_messages_are_left_alone(self) -> None:
        calm = example("he hides the sharp pencils", NO_RISK, SCREEN)
        assert [*repeats([calm, example("he hides the sharp pencil", RISK, SCREEN)])] == []
        assert [*repeats([calm, example("he hides the sharp pencils", "ask_strategies")])] == []

    def test_marks_alone_are_words_of_their_own(self) -> None:
        assert [*repeats([example("???", "type_nonsense"), example("...", "greet")])] == []


class TestCopies:
    SAMPLE = (Example("How many legs does a purple spider have in winter?", "", "sample s-1"),)

    @pytest.mark.parametrize("text", [
        "how many legs does a purple spider have in winter",
        "in winter how many legs does a purple spider have",
        "how many legs does a purple spider have",
    ])
    def test_a_near_copy_is_found_and_the_sample_is_not_shown(self, text: str) -> None:
        found = [*copies([example(text, "ask_unrelated")], self.SAMPLE)]
        assert kinds(found) == ["near-copy"]
        assert "sample s-1" in str(found[0])
        assert "Purple" not in str(found[0]) and "winter?" not in str(found[0])

    @pytest.mark.parametrize("text", [
        "what do spiders eat when it is cold outside",
        "purple spider legs",
        "my aunt keeps a notebook on every animal that came by how many legs does a purple spider have",
    ])
    def test_other_words_few_words_and_long_stories_are_not_copies(self, text: str) -> None:
        assert [*copies([example(text, "ask_unrelated")], self.SAMPLE)] == []

    def test_no_sample_no_copies(self) -> None:
        assert [*copies([example("how many legs does a purple spider have", "ask_unrelated")], [])] == []


class TestProgram:
    @pytest.fixture
    def folders(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("nlu", "safeguarding", "sample"):
            (tmp_path / name).mkdir()
        turns = [{"text": "how many legs does a purple spider have", "expect_any": []}]
        record = {"id": "s-1", "turns": turns}
        (tmp_path / "sample" / "made_up.jsonl").write_text(json.dumps(record), "utf-8")
        monkeypatch.setattr(near_copies, "content_examples", lambda folder: iter(()))
        return tmp_path

    def run(self, folders: Path, nlu: str, *more: str) -> int:
        (folders / "nlu" / "a.yml").write_text(nlu, "utf-8")
        places = ["--nlu", str(folders / "nlu"), "--safeguarding", str(folders / "safeguarding")]
        return near_copies.main([*places, *more])

    def test_clean_data_end_with_nothing_found(self, folders: Path, capsys: Captured) -> None:
        assert self.run(folders, GREETING) == 0
        assert capsys.readouterr().out.strip() == ""

    def test_a_clash_with_the_screen_is_a_failure(self, folders: Path, capsys: Captured) -> None:
        rows = {"examples": [{"text": "Good morning to you all", "level": "interrupt"}]}
        (folders / "safeguarding" / "a.yml").write_text(yaml.safe_dump(rows), "utf-8")
        assert self.run(folders, GREETING) == 1
        assert "across intents" in capsys.readouterr().out

    def test_a_copy_of_the_sample_is_a_failure(self, folders: Path, capsys: Captured) -> None:
        nlu = GREETING + "      - purple spider, how many legs does it have\n"
        assert self.run(folders, nlu) == 0
        assert self.run(folders, nlu, "--sample", str(folders / "sample")) == 1
        assert "near-copy" in capsys.readouterr().out


def test_a_finding_names_file_entry_and_intent() -> None:
    found = Example("some words", "ask_steps", "content", "plan-copies")
    said = "near-copy: content plan-copies ask_steps: 'some words' of sample s-1"
    assert str(Finding("near-copy", found, "of sample s-1")) == said


GREETING = """version: "3.1"
nlu:
  - intent: greet
    examples: |
      - good morning to you all
"""
WORDS = ("giraffes baking football volcanoes knitting trains cheese poetry plumbing chess comets otters jazz "
         "maps rugs algebra sailing bonsai radios mittens glaciers").split()
