"""Set the intent that is answered, from the intents and the ranking of entries."""

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.alone import decide_alone
from bot.language.deciding import Decision as Decided
from bot.language.deciding import decide
from bot.language.foreign import foreign
from bot.language.named import counted
from bot.language.questions import asking
from bot.language.several import Part, decide_each, of_the_named
from bot.pipeline import shared
from bot.pipeline.intent_classifier import QUESTIONS
from bot.pipeline.mention_extractor import WORDLESS
from bot.pipeline.topic_ranking import TOPIC_RANKING

# Where the parts of a message stand that ask.
ASKS = "asks"
# What a message asks that seems to follow something, should there be nothing before it.
ALONE = "alone"
# Words that nobody here knows are easily taken for these, when they are not this sure.
OFTEN_MISTAKEN = ("ask_unrelated", "greet", "type_nonsense")
SURE = 0.6
# How many entries are kept of each question; each turn is kept in the conversation.
KEPT = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decision(GraphComponent):  # type: ignore[misc]
    """Weighs what is wanted and what it is about into one intent."""

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> "Decision":
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace `intent`, re-order `topic_ranking`, and say whether it asks, and what: `questions`, `alone`."""
        today = shared.today()
        for message in messages:
            ranking = message.get(TOPIC_RANKING)
            if not ranking:
                continue
            entities = [e for e in message.get(ENTITIES, []) if e.get("role") != "denied"]
            about = [(r["id"], r["score"]) for r in ranking]
            parts = [part(p, entities, today) for p in message.get(QUESTIONS) or []]
            wishes = intents(message.get(INTENT_RANKING_KEY))
            mentioned = counted(pairs(entities), message.get(TEXT), today)
            decision = decide(shared.knowledge(), wishes, about, mentioned)
            together = of_the_named(shared.knowledge(), decision, mentioned.get("intervention", 0), parts)
            several = [] if together else decide_each(shared.knowledge(), about, parts)
            decision = several[0][1] if several else decision
            alone = None if several else decide_alone(shared.knowledge(), decision, wishes, about, mentioned)
            intent = without_words(entities) or another_language(message.get(TEXT), decision)
            message.set(INTENT, intent or {"name": decision.intent, "confidence": decision.confidence},
                        add_to_output=True)
            message.set(TOPIC_RANKING, ordered(decision), add_to_output=True)
            if alone and not intent:
                message.set(ALONE, whole(message.get(TEXT), alone), add_to_output=True)
            message.set(ASKS, [[part.start, part.end] for part in asking(message.get(TEXT))], add_to_output=True)
            message.set(QUESTIONS, [kept(message.get(TEXT), p, d) for p, d in several], add_to_output=True)
        return messages


def without_words(entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Set what a message without words is taken for: thanks, or nothing that can be read."""
    kind = next((e["value"] for e in entities if e["entity"] == WORDLESS), None)
    return {"name": "thank" if kind == "thanks" else "type_nonsense", "confidence": 1.0} if kind else None


def another_language(text: str, decision: Decided) -> dict[str, Any] | None:
    """Take what nothing else explains for another language, where it looks like one."""
    unsure = decision.intent == "nlu_fallback" or (decision.intent in OFTEN_MISTAKEN and decision.confidence < SURE)
    return {"name": "write_other_language", "confidence": 1.0} if unsure and foreign(text) else None


def intents(ranking: list[dict[str, Any]] | None) -> list[tuple[str, float]]:
    """Read a ranking of intents."""
    return [(i["name"], i["confidence"]) for i in ranking or []]


def pairs(entities: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Read what is mentioned: its kind and its value."""
    return [(e["entity"], e["value"]) for e in entities]


def part(asked: dict[str, Any], entities: list[dict[str, Any]], today: date) -> Part:
    """Read one question of a message, with what is mentioned inside it."""
    inside = [e for e in entities if asked["start"] <= e["start"] < asked["end"]]
    return Part(asked["text"], intents(asked[INTENT_RANKING_KEY]),
                [(r["id"], r["score"]) for r in asked[TOPIC_RANKING]], counted(pairs(inside), asked["text"], today))


def kept(text: str, asked: Part, decision: Decided) -> dict[str, Any]:
    """Write one question for the actions: its words, where they stand, its intent and its entries."""
    start = text.find(asked.text)
    return {**whole(asked.text, decision), "start": start, "end": start + len(asked.text)}


def whole(text: str, decision: Decided) -> dict[str, Any]:
    """Write what a text asks for the actions: its words, its intent and its entries."""
    return {"text": text, "start": 0, "end": len(text), "intent": decision.intent,
            TOPIC_RANKING: ordered(decision)[:KEPT]}


def ordered(decision: Decided) -> list[dict[str, Any]]:
    """Write the entries of a decision, the best first."""
    return [{"id": i, "score": round(s, 4)} for i, s in decision.ranking]
