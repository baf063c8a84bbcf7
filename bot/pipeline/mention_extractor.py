"""Turn what the spaCy language and our own recognisers find into Rasa entities."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.dates import find_dates
from bot.language.durations import find_durations
from bot.language.pointing import find_pointing
from bot.language.references import find_references
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
        today = datetime.now(ZoneInfo("Europe/London")).date()
        for message in messages:
            doc = message.get(SPACY_DOCS[TEXT])
            if doc is None:
                continue
            entities = [
                {"entity": m.kind, "value": m.value, "start": m.start, "end": m.end,
                 **({"role": "denied"} if m.denied else {})}
                for m in [*shared.mentions().find(doc), *find_dates(message.get(TEXT), today),
                          *find_durations(message.get(TEXT), today), *find_pointing(message.get(TEXT)),
                          *find_references(message.get(TEXT))]
            ]
            kind = wordless(message.get(TEXT))
            if kind:
                entities.append({"entity": WORDLESS, "value": kind, "start": 0, "end": len(message.get(TEXT))})
            entities = self.add_extractor_name(entities)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
