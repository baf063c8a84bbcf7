"""The parts that training makes, and what each of them is made from."""

from collections.abc import Callable

from bot import paths
from knowledge import Knowledge


def make_encoder(kb: Knowledge) -> None:
    """Export the sentence encoder."""
    from bot.language.encoder_export import export

    export(paths.ENCODER)


def make_spacy(kb: Knowledge) -> None:
    """Build the spaCy language from the content."""
    from bot.language.spacy_model import save

    save(kb, paths.SPACY)


def make_topics(kb: Knowledge) -> None:
    """Train the topic ranker on the content."""
    from bot.language.ranking import TopicRanker

    TopicRanker.train(kb, paths.ENCODER, paths.TOPICS)


def make_words(kb: Knowledge) -> None:
    """Choose what the safeguarding screen learns from, and train its word model."""
    from bot.safeguarding.training import train_words

    train_words(paths.ROOT / "data" / "safeguarding", paths.WORDS)


def make_screen(kb: Knowledge) -> None:
    """Train the safeguarding screen's sentence model."""
    from bot.safeguarding.training import train

    train(paths.WORDS, paths.ENCODER, paths.SCREEN)


def make_rasa(kb: Knowledge) -> None:
    """Train the Rasa model."""
    from bot.pipeline.training import train_rasa

    train_rasa(kb)


# Those that take longest first.
PARTS: dict[str, Callable[[Knowledge], None]] = {
    "encoder": make_encoder,
    "words": make_words,
    "spacy": make_spacy,
    "screen": make_screen,
    "topics": make_topics,
    "rasa": make_rasa,
}
# Which parts must be made before another.
NEEDS: dict[str, tuple[str, ...]] = {
    "encoder": (), "words": (), "spacy": (),
    "screen": ("encoder", "words"), "topics": ("encoder",), "rasa": ("encoder", "spacy"),
}
