"""Turn what the spaCy language and our own recognisers find into Rasa entities."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.named import everything_named
from bot.language.wordless import wordless
from bot.pipeline import shared

# A message without words: which kind of signs it has.
WORDLESS = "wordless"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MentionExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """Extracts needs, phases, tiers, councils, contacts, terms, audiences, dates and spans of time."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "MentionExtractor":
        """Make the component."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as they are."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities; a denied mention ("not autism") is kept apart with the role `denied`."""
        today = shared.today()
        for message in messages:
            doc = message.get(SPACY_DOCS[TEXT])
            if doc is None:
                continue
            entities = [
                {"entity": m.kind, "value": m.value, "start": m.start, "end": m.end,
                 **({"role": "denied"} if m.denied else {})}
                for m in everything_named(shared.mentions(), doc, message.get(TEXT), today)
            ]
            kind = wordless(message.get(TEXT))
            if kind:
                entities.append({"entity": WORDLESS, "value": kind, "start": 0, "end": len(message.get(TEXT))})
            entities = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
