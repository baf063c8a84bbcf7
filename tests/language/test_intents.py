"""What a message wants is learnt from words and vectors; a long message is also read by its end."""

import tarfile
from pathlib import Path

import numpy as np
import pytest

from bot.language.intents import ENDS, MODEL, IntentModel, ends, in_lemmas
from bot.language.ranking import LONG

EXAMPLES = {
    "ask_contact": ["who do i ring", "what number do i ring", "who can i ring about it", "the number to ring please"],
    "ask_timescale": ["how long will it take", "how many weeks will it take", "how long must i wait", "when is it due"],
}
NAMES = [one + other for one in ("an", "be", "cy", "di", "ed", "fa", "gi") for other in ("na", "ra", "lo", "mi", "to")]


def vector(text: str) -> np.ndarray:
    """Make a vector that knows two words."""
    found = np.zeros(384, np.float32)
    found[:2] = ["ring" in text, "long" in text or "take" in text]
    return found


@pytest.fixture(scope="module")
def model() -> IntentModel:
    # Names make each text another one: there are fewer dimensions than texts.
    rows = [(f"{text} {name}", label) for label, texts in EXAMPLES.items() for text in texts for name in NAMES]
    return IntentModel.fit([t for t, _ in rows], np.stack([vector(t) for t, _ in rows]), [label for _, label in rows])


def chances(model: IntentModel, text: str) -> dict[str, float]:
    return dict(model.chances([(word, word) for word in text.split()], vector(text), vector))


@pytest.mark.parametrize(("text", "wants"), [
    ("which number should i ring", "ask_contact"), ("how long does this take", "ask_timescale")])
def test_the_likeliest_comes_first_and_all_add_up(model: IntentModel, text: str, wants: str) -> None:
    found = chances(model, text)
    assert next(iter(found)) == wants and sum(found.values()) == pytest.approx(1, abs=1e-5)


def test_a_long_message_is_also_read_by_its_end(model: IntentModel) -> None:
    end = "so who do i ring what number"
    story = f"{'how long will it take ' * LONG} {end}"
    told = chances(model, story)["ask_contact"]
    whole = model.table([story], vector(story)[np.newaxis])[0][model.labels.index("ask_contact")]
    pieces = [" ".join(story.split()[-last:]) for last in ENDS]
    parts = model.table(pieces, np.stack([vector(piece) for piece in pieces]))[:, model.labels.index("ask_contact")]
    assert told == pytest.approx(np.mean([whole, *parts]), abs=1e-4) and told != pytest.approx(whole, abs=1e-4)


def test_ends_are_read_of_long_messages_only() -> None:
    assert ends([("a", "a")] * LONG) == [] and ends([("a", "a")] * (LONG + 1)) == list(ENDS)


def test_a_token_without_a_lemma_stands_for_itself() -> None:
    assert in_lemmas([("plans", "plan"), ("ehcp", "")]) == "plan ehcp"


def test_what_is_saved_is_read_again_also_out_of_an_archive(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path / MODEL)
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / MODEL, f"components/train_IntentClassifier3/{MODEL}")
    for read in (IntentModel.load(tmp_path / MODEL), IntentModel.of_archive(tmp_path / "model.tar.gz")):
        assert chances(read, "who do i ring") == chances(model, "who do i ring")


def test_an_archive_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("nothing")
    with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "note.txt", "note.txt")
    with pytest.raises(FileNotFoundError, match="bot train"):
        IntentModel.of_archive(tmp_path / "model.tar.gz")
