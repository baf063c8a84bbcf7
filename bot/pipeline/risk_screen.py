"""The last component: a message at risk becomes `report_risk`, whatever came before."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline import shared
from bot.safeguarding import Level

REPORT_RISK = "report_risk"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class RiskScreen(GraphComponent):  # type: ignore[misc]
    """Screens each message by itself; the channel screens it with the turns before it."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "RiskScreen":
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent where the screen interrupts; keep what was understood beside it."""
        for message in messages:
            text = message.get(TEXT)
            if not text or shared.screen().check(text).level is not Level.INTERRUPT:
                continue
            message.set("intent_asked", message.get(INTENT), add_to_output=True)
            message.set(INTENT, {"name": REPORT_RISK, "confidence": 1.0}, add_to_output=True)
        return messages
