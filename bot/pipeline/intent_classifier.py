"""Classify intents by logistic regression over vectors, words and letter groups."""

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

# Strength and the words' weight beside the vector, by cross-validation (docs/decisions/0004).
STRENGTH = 20.0
WORDS_WEIGHT = 0.7
LONGEST_RANKING = 12


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):  # type: ignore[misc]
    """Rasa's own logistic regression weighs word counts over vectors; this one balances them."""

    def __init__(self, model_storage: ModelStorage, resource: Resource,
                 model: LogisticRegression | None = None) -> None:
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
            return cls(model_storage, resource, joblib.load(folder / "intents.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples that have words and an intent."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        self._model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
        self._model.fit(rows(examples), [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "intents.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking`."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            chances = self._model.predict_proba(rows([message]))[0]
            order = np.argsort(-chances)[:LONGEST_RANKING]
            ranking = [{"name": str(self._model.classes_[i]), "confidence": float(chances[i])} for i in order]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def rows(messages: list[Message]) -> csr_matrix:
    """Lay the sentence features of messages side by side: vector, then weighted words."""
    made = []
    for message in messages:
        dense = message.get_dense_features(attribute=TEXT)[1].features
        sparse = message.get_sparse_features(attribute=TEXT)[1].features
        made.append(hstack([csr_matrix(dense), normalize(sparse) * WORDS_WEIGHT]))
    return vstack(made).tocsr()
