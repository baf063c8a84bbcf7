"""Classify intents by softmax regression over the sentence's vector beside its words and letters."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import joblib
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
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_union
from sklearn.preprocessing import Normalizer

from bot.language.ranking import LONG, PIECE
from bot.language.softmax import fit_softmax
from bot.pipeline import shared

# The words' weight beside the vector, as in the topic ranker (docs/decisions/0004-understanding.md).
WORDS_WEIGHT = 0.7
DIMENSIONS = 200
MOST_FEATURES = 20_000
LONGEST_RANKING = 12
# A long message is also read by its last tokens.
ENDS = (PIECE, PIECE // 2)
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
        words = fit_words([lemmas(e) for e in examples])
        counts = Counter(numbers.tolist())
        rarity = np.array([(len(numbers) / (len(labels) * counts[n])) ** BALANCE for n in numbers])
        weights, bias = fit_softmax(joined(examples, words), numbers, rarity)
        self._model = {"labels": labels.tolist(), "words": words, "weights": weights, "bias": bias}
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "intents.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking`."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            chances = self._chances(message)
            order = np.argsort(-chances)[:LONGEST_RANKING]
            ranking = [{"name": self._model["labels"][i], "confidence": float(chances[i])} for i in order]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _chances(self, message: Message) -> np.ndarray:
        """Return the chance of every intent: of a long message the mean over the whole and its ends."""
        model = self._model or {}
        rows = [joined([message], model["words"])[0]]
        for last in ends(message):
            end = " ".join(token.text for token in message.get(TOKENS_NAMES[TEXT])[-last:])
            vector = shared.encoder().encode([shared.expander().expand(end) or "empty"])[0]
            rows.append(np.concatenate([vector, WORDS_WEIGHT * model["words"].transform([lemmas(message, last)])[0]]))
        scores = np.vstack(rows) @ model["weights"].T + model["bias"]
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray((chances / chances.sum(axis=1, keepdims=True)).mean(axis=0))


def lemmas(message: Message, last: int | None = None) -> str:
    """Write a message, or its last tokens, in the lemmas that spaCy gave them."""
    tokens = message.get(TOKENS_NAMES[TEXT])
    return " ".join(token.lemma or token.text for token in tokens[-last if last else 0:])


def ends(message: Message) -> list[int]:
    """Return how many tokens of its end a long message is also read by: what is asked often stands there."""
    return list(ENDS) if len(message.get(TOKENS_NAMES[TEXT])) > LONG else []


def fit_words(texts: Sequence[str]) -> Pipeline:
    """Fit word and letter counts, made few by a decomposition."""
    counts = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=MOST_FEATURES, dtype=np.float32),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2,
                        max_features=MOST_FEATURES, dtype=np.float32),
    )
    size = min(DIMENSIONS, max(2, len(texts) // 2))
    return Pipeline([("counts", counts), ("norm", Normalizer()),
                     ("reduce", TruncatedSVD(size, n_iter=3, random_state=7))]).fit(texts)


def joined(messages: list[Message], words: Pipeline) -> np.ndarray:
    """Lay the sentence features of messages side by side: vector, then weighted words."""
    dense = np.vstack([m.get_dense_features(attribute=TEXT)[1].features for m in messages])
    few = words.transform([lemmas(m) for m in messages])
    return np.hstack([dense, WORDS_WEIGHT * few]).astype(np.float32)
