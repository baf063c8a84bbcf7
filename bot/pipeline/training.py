"""Train the Rasa model from the NLU data, the content's own questions, and the stories."""

import logging
import os
from pathlib import Path

import yaml
from rasa.model_training import train
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog

from bot import paths
from bot.language.families import intent_of
from bot.pipeline import shared
from knowledge import Knowledge

MODEL = "assistant"


def write_content_examples(kb: Knowledge, folder: Path) -> Path:
    """Write the content's example questions as NLU data, each under the intent that it trains."""
    by_intent: dict[str, list[str]] = {}
    for entry in kb.askable():
        by_intent.setdefault(intent_of(entry), []).extend(" ".join(q.split()) for q in entry.questions)
    nlu = [{"intent": intent, "examples": "".join(f"- {escaped(q)}\n" for q in dict.fromkeys(questions))}
           for intent, questions in sorted(by_intent.items())]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "content.yml"
    file.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True, width=10_000), "utf-8")
    return file


def escaped(question: str) -> str:
    """Take out the marks that Rasa's training format reads as entities."""
    return question.translate(str.maketrans("[]{}", "()()"))


def train_rasa(kb: Knowledge) -> Path:
    """Train and return the model's file; raise RuntimeError when Rasa reports a failure."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    # Rasa's debug lines would hide what `make run` tells.
    configure_structlog(logging.ERROR)
    configure_logging_and_warnings(log_level=logging.ERROR)
    shared.encoder().remember(paths.VECTORS)
    content = write_content_examples(kb, paths.GENERATED)
    result = train(
        domain=str(paths.ROOT / "domain.yml"),
        config=str(paths.ROOT / "config.yml"),
        training_files=[str(paths.ROOT / "data" / "nlu"), str(paths.ROOT / "data" / "stories"), str(content)],
        output=str(paths.RASA),
        fixed_model_name=MODEL,
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise RuntimeError(f"rasa training ended with code {result.code}")
    return Path(result.model)
