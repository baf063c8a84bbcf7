"""Add to each message which entries of the knowledge base it may be about."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.families import ASKING_WORDS
from bot.language.meant import meant
from bot.pipeline import shared
from bot.pipeline.intent_classifier import QUESTIONS
from knowledge.models import Entry

TOPIC_RANKING = "topic_ranking"
# Where the channel notes in a message's metadata what was answered last.
LAST_TOPIC = "last_topic"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TopicRanking(GraphComponent):  # type: ignore[misc]
    """Ranks entries with the ranker that training made from the content."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "TopicRanking":
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `topic_ranking`, a list of `{"id", "score"}`, the best first; one to each question of several."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                wanted = (message.get(INTENT) or {}).get("name")
                message.set(TOPIC_RANKING, ranked(meant(text), wanted, last_of(message)), add_to_output=True)
            for part in message.get(QUESTIONS) or []:
                part[TOPIC_RANKING] = ranked(part["text"], part[INTENT_RANKING_KEY][0]["name"])
        return messages


def last_of(message: Message) -> Entry | None:
    """Find the entry that was answered last in this conversation, as the channel noted it."""
    return shared.knowledge().entries.get((message.get("metadata") or {}).get(LAST_TOPIC, ""))


def ranked(text: str, wanted: str | None, last: Entry | None = None) -> list[dict[str, Any]]:
    """Rank the entries for a text with its likeliest wish, which may lean on the last answer."""
    found = shared.topic_ranker().rank(text, last=last, about_words=wanted is None or wanted in ASKING_WORDS)
    return [{"id": r.entry, "score": round(r.score, 4)} for r in found]
