"""Classify intents by softmax regression over the sentence's vector beside its words and letters."""

from collections import Counter
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
from scipy.sparse import csr_matrix, vstack
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from bot.language.softmax import fit_softmax

# The words' weight beside the vector, as in the topic ranker (docs/decisions/0004-understanding.md).
WORDS_WEIGHT = 0.7
DIMENSIONS = 200
LONGEST_RANKING = 12
# Rare intents count more, but not so much more that a few examples outweigh thousands.
BALANCE = 0.5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):  # type: ignore[misc]
    """Rasa's own logistic regression weighs word counts over vectors; this one balances them."""

    def __init__(self, model_storage: ModelStorage, resource: Resource,
                 model: dict[str, Any] | None = None) -> None:
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
        labels, numbers = np.unique([e.get(INTENT) for e in examples], return_inverse=True)
        words = word_counts(examples)
        reduce = TruncatedSVD(min(DIMENSIONS, words.shape[1] - 1), n_iter=3, random_state=7).fit(words)
        counts = Counter(numbers.tolist())
        rarity = np.array([(len(numbers) / (len(labels) * counts[n])) ** BALANCE for n in numbers])
        weights, bias = fit_softmax(joined(examples, reduce), numbers, rarity)
        self._model = {"labels": labels.tolist(), "reduce": reduce, "weights": weights, "bias": bias}
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "intents.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking`."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            scores = self._model["weights"] @ joined([message], self._model["reduce"])[0] + self._model["bias"]
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            order = np.argsort(-chances)[:LONGEST_RANKING]
            ranking = [{"name": self._model["labels"][i], "confidence": float(chances[i])} for i in order]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def word_counts(messages: list[Message]) -> csr_matrix:
    """Stack the normalised word and letter counts of messages."""
    return vstack([normalize(m.get_sparse_features(attribute=TEXT)[1].features) for m in messages]).tocsr()


def joined(messages: list[Message], reduce: TruncatedSVD) -> np.ndarray:
    """Lay the sentence features of messages side by side: vector, then weighted words."""
    dense = np.vstack([m.get_dense_features(attribute=TEXT)[1].features for m in messages])
    return np.hstack([dense, WORDS_WEIGHT * reduce.transform(word_counts(messages))]).astype(np.float32)
