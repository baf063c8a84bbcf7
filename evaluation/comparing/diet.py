"""Rasa's own arrangements: the pipeline of `rasa init`, and DIET with our encoder's vectors beside its counts."""

import asyncio
import logging
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.core.agent import Agent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.model_training import train_nlu
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.log_utils import configure_structlog

from bot.pipeline.sentence_featurizer import SentenceFeaturizer
from bot.pipeline.training import escaped
from evaluation.comparing.arrangements import encoder, in_scope, plain
from evaluation.comparing.data import OUT, Labelled, labels_of

# As `rasa init` writes it (3.6.21). Its ResponseSelector and FallbackClassifier have nothing to do with the intents'
# chances and are left out; all labels are ranked, so that a threshold can be chosen.
STOCK: tuple[dict[str, Any], ...] = (
    {"name": "WhitespaceTokenizer"}, {"name": "RegexFeaturizer"}, {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
)
EPOCHS = 100


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Vectors(SentenceFeaturizer):
    """The assistant's featurizer, without the abbreviations of its field."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add vectors to messages."""
        with_text = [message for message in messages if message.get(TEXT)]
        texts = plain([message.get(TEXT) for message in with_text])
        for message, vector in zip(with_text, encoder().encode(texts), strict=True):
            self.add_features_to_message(None, vector[np.newaxis], TEXT, message)
        return messages


class Diet:
    """DIET, trained and asked through Rasa in a folder of its own."""

    def __init__(self, vectors: bool, epochs: int = EPOCHS) -> None:
        """Choose whether our vectors stand beside the counts, and how many epochs are trained."""
        beside = [{"name": f"{Vectors.__module__}.Vectors"}] if vectors else []
        diet = {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True, "ranking_length": 0,
                "random_seed": 7}
        self._config = {"recipe": "default.v1", "language": "en", "assistant_id": "comparison",
                        "pipeline": [*STOCK, *beside, diet]}

    def fit(self, train: Labelled) -> None:
        """Write the data, train, and load the model."""
        os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
        configure_structlog(logging.ERROR)
        self._labels = [*labels_of(train), OUT]
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "config.yml").write_text(yaml.safe_dump(self._config), "utf-8")
            examples = yaml.safe_dump(self._data(train), allow_unicode=True, width=10_000)
            (folder / "nlu.yml").write_text(examples, "utf-8")
            archive = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
            self._agent = Agent.load(archive)

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of the labels in scope."""
        table = np.zeros((len(texts), len(self._labels)))
        for row, text in enumerate(texts):
            parsed = asyncio.run(self._agent.parse_message(written(text)))
            for ranked in parsed["intent_ranking"]:
                table[row, int(ranked["name"].removeprefix("label"))] = ranked["confidence"]
        return in_scope(self._labels, table)

    def _data(self, train: Labelled) -> dict[str, Any]:
        # Names of intents may hold marks that Rasa reads as its own.
        examples = {label: "".join(f"- {written(text)}\n" for text, own in train if own == label)
                    for label in self._labels}
        return {"version": "3.1", "nlu": [{"intent": f"label{number}", "examples": examples[label]}
                                          for number, label in enumerate(self._labels) if examples[label]]}


def written(text: str) -> str:
    """Write a text so that Rasa reads it as plain words."""
    return escaped(" ".join(text.split())).lstrip("/- ") or "empty"
