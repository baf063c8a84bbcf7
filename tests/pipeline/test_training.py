"""The content's own questions become training examples."""

from pathlib import Path

import pytest
import yaml
from rasa.shared.importers.rasa import RasaFileImporter

from bot.pipeline.training import escaped, write_content_examples
from bot.pipeline.wording import responses, wording
from knowledge.models import Helpline, Need, Term, Topic
from tests.builders import knowledge_of, limit, make


def written(folder: Path, *entries: object) -> dict[str, list[str]]:
    document = yaml.safe_load(write_content_examples(knowledge_of(*entries), folder).read_text("utf-8"))
    return {item["intent"]: item["examples"].splitlines() for item in document["nlu"]}


def test_each_question_stands_under_the_intent_that_its_entry_answers(tmp_path: Path) -> None:
    assert written(
        tmp_path / "new", make(Topic, id="a", limit=limit(6, "week"), questions=["how long", "how  long\nis it"]),
        make(Topic, id="b", kind="right", questions=["may they"]), make(Need, id="c", questions=["what is it"]),
        make(Term, id="d", questions=["meaning"]), make(Helpline, id="e", questions=["who to ring"]),
        make(Topic, id="f", questions=["secret"], status="unconfirmed"), make(Topic, id="g"),
    ) == {"ask_timescale": ["- how long", "- how long is it"], "ask_right": ["- may they"],
          "ask_about_need": ["- what is it"], "ask_meaning": ["- meaning"], "ask_contact": ["- who to ring"]}


def test_a_question_that_two_entries_share_stands_once(tmp_path: Path) -> None:
    assert written(tmp_path, make(Need, id="a", questions=["what is it"]),
                   make(Need, id="b", questions=["what is it"])) == {"ask_about_need": ["- what is it"]}


@pytest.mark.parametrize(("question", "safe"), [
    ("is [autism](need) a need", "is (autism)(need) a need"), ('what {"a": 1}', 'what ("a": 1)'), ("plain", "plain")])
def test_marks_of_rasas_format_are_taken_out(question: str, safe: str) -> None:
    assert escaped(question) == safe


def test_rasa_reads_what_was_written(tmp_path: Path) -> None:
    kb = knowledge_of(make(Need, id="a", questions=["what is [it]", "- dashed", "# hashed", "caf\u00e9: yes?"]))
    file = write_content_examples(kb, tmp_path)
    examples = RasaFileImporter(training_data_paths=[str(file)]).get_nlu_data().intent_examples
    assert [e.get("text") for e in examples] == ["what is (it)", "- dashed", "# hashed", "caf\u00e9: yes?"]
    assert {e.get("intent") for e in examples} == {"ask_about_need"} and not examples[0].get("entities")


def test_the_wording_of_the_domain() -> None:
    assert "SEND team" in wording("utter_lookup_failed") and len(responses()) > 50
    with pytest.raises(KeyError):
        wording("utter_that_nobody_wrote")
