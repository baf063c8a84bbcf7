"""Set the intent that is answered, from the intents and the ranking of entries."""

from collections import Counter
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.language.deciding import decide
from bot.pipeline import shared
from bot.pipeline.topic_ranking import TOPIC_RANKING


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decision(GraphComponent):  # type: ignore[misc]
    """Weighs what is wanted and what it is about into one intent."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "Decision":
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace `intent` and re-order `topic_ranking`."""
        for message in messages:
            ranking = message.get(TOPIC_RANKING)
            if not ranking:
                continue
            intents = [(i["name"], i["confidence"]) for i in message.get(INTENT_RANKING_KEY) or []]
            mentioned = Counter(e["entity"] for e in message.get(ENTITIES, []) if e.get("role") != "denied")
            decision = decide(shared.knowledge(), intents, [(r["id"], r["score"]) for r in ranking], mentioned)
            message.set(INTENT, {"name": decision.intent, "confidence": decision.confidence}, add_to_output=True)
            ordered = [{"id": i, "score": round(s, 4)} for i, s in decision.ranking]
            message.set(TOPIC_RANKING, ordered, add_to_output=True)
        return messages
