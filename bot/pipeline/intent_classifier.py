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
from bot.language.questions import Question, lead_end, questions
from bot.pipeline import shared

# The parts of a message that ask something each, in the message and in what is kept of it.
QUESTIONS = "questions"


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
        """Set `intent` and `intent_ranking`, and those of each question of a message that asks several."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            chances = self._model.chances(tokens_of(message), vector_of(message), shared.vector)
            ranking = in_order(chances)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(QUESTIONS, [self._question(message, part) for part in questions(message.get(TEXT))])
        return messages

    def _question(self, message: Message, part: Question) -> dict[str, Any]:
        """Rank the intents of one question of a message."""
        assert self._model is not None
        own = [(t.text, t.lemma) for t in message.get(TOKENS_NAMES[TEXT]) if part.start <= t.start < part.end]
        chances = self._model.chances(own, shared.vector(part.text)[np.newaxis], shared.vector)
        return {"text": part.text, "start": part.start, "end": part.end, INTENT_RANKING_KEY: in_order(chances)}


def in_order(chances: list[tuple[str, float]]) -> list[dict[str, Any]]:
    """Write the likeliest intents as Rasa does."""
    return [{"name": name, "confidence": chance} for name, chance in chances]


def tokens_of(message: Message) -> list[Token]:
    """Return the tokens of a message after words that only lead to it, with the lemmas that spaCy gave them."""
    begins = lead_end(message.get(TEXT))
    return [(token.text, token.lemma) for token in message.get(TOKENS_NAMES[TEXT]) if token.start >= begins]


def vector_of(message: Message) -> np.ndarray:
    """Return the sentence vector that the featurizer gave a message: (1, 384)."""
    return np.asarray(message.get_dense_features(attribute=TEXT)[1].features)
