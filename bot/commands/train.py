"""Make the encoder, the spaCy language, the ranker, the screen and the Rasa model when out of date."""

import argparse
import os
import time
import warnings
from collections.abc import Callable

from bot import paths
from bot.fingerprint import Fingerprints
from bot.language.encoder import Encoder
from knowledge import ContentError, Knowledge, load


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--force", action="store_true", help="make everything anew")


def run(options: argparse.Namespace) -> int:
    """Make each part whose inputs changed; print what is done and how long it took."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    # What libraries say of themselves would hide what is told here.
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    started = time.monotonic()
    print("Checking the content …", flush=True)
    prints = Fingerprints(paths.MODELS)
    # Before anything is read: what is edited while a part is made must make it stale.
    inputs = {part: prints.now(part) for part in PARTS}
    try:
        kb = load(paths.CONTENT)
    except ContentError as error:
        print(error)
        print(f"The content has {len(error.problems)} problems; nothing was trained.")
        return 1
    made = [part for part in PARTS if options.force or not prints.fresh(part)]
    for part in made:
        begun = time.monotonic()
        print(f"Making {part} …", flush=True)
        PARTS[part](kb)
        prints.keep(part, inputs[part])
        print(f"  {part} made in {time.monotonic() - begun:.0f} s", flush=True)
    print(f"Models are ready ({time.monotonic() - started:.0f} s).", flush=True)
    return 0


def make_encoder(kb: Knowledge) -> None:
    """Export the sentence encoder."""
    from bot.language.encoder_export import export

    export(paths.ENCODER)


def make_spacy(kb: Knowledge) -> None:
    """Build the spaCy language from the content."""
    from bot.language.spacy_model import save

    save(kb, paths.SPACY)


def encoder() -> Encoder:
    """Load the encoder for training: both cores, and a memory of what it has encoded before."""
    made = Encoder.load(paths.ENCODER, threads=2)
    made.remember(paths.VECTORS)
    return made


def make_topics(kb: Knowledge) -> None:
    """Train the topic ranker on the content."""
    from bot.language.ranking import TopicRanker

    TopicRanker.train(kb, paths.ENCODER, paths.TOPICS)


def make_screen(kb: Knowledge) -> None:
    """Train the safeguarding screen's classifier."""
    from bot.safeguarding.training import train

    train(paths.ROOT / "data" / "safeguarding", encoder(), paths.ENCODER, paths.SCREEN)


def make_rasa(kb: Knowledge) -> None:
    """Train the Rasa model."""
    from bot.pipeline.training import train_rasa

    train_rasa(kb)


PARTS: dict[str, Callable[[Knowledge], None]] = {
    "encoder": make_encoder,
    "spacy": make_spacy,
    "topics": make_topics,
    "screen": make_screen,
    "rasa": make_rasa,
}
