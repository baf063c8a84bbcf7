"""Classify intents with the plain model of `bot.language.intents`."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.intents import MODEL, IntentModel, Token, in_lemmas
from bot.pipeline import shared


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):  # type: ignore[misc]
    """Rasa's own logistic regression weighs word counts over vectors; this one balances them."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None) -> None:
        """Keep where to write the model, and the model when it is trained."""
        self._storage, self._resource, self._model = model_storage, resource, model

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "IntentClassifier":
        """Make an untrained classifier."""
        return cls(model_storage, resource)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> "IntentClassifier":
        """Read the classifier that training wrote."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, IntentModel.load(folder / MODEL))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples that have words and an intent."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        self._model = IntentModel.fit([in_lemmas(tokens_of(e)) for e in examples],
                                      np.vstack([vector_of(e) for e in examples]), [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / MODEL)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking`."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            chances = self._model.chances(tokens_of(message), vector_of(message), shared.vector)
            ranking = [{"name": name, "confidence": chance} for name, chance in chances]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def tokens_of(message: Message) -> list[Token]:
    """Return the tokens of a message with the lemmas that spaCy gave them."""
    return [(token.text, token.lemma) for token in message.get(TOKENS_NAMES[TEXT])]


def vector_of(message: Message) -> np.ndarray:
    """Return the sentence vector that the featurizer gave a message: (1, 384)."""
    return np.asarray(message.get_dense_features(attribute=TEXT)[1].features)
