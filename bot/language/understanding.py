"""The language part of a turn by itself, stage by stage, as the pipeline runs it but without Rasa."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.language.deciding import Decision, decide
from bot.language.encoder import Encoder
from bot.language.expand import Expander
from bot.language.families import ASKING_WORDS
from bot.language.intents import IntentModel
from bot.language.meant import meant
from bot.language.mentions import Mention, Mentions
from bot.language.named import counted, everything_named
from bot.language.questions import lead_end
from bot.language.ranking import Ranked, TopicRanker
from bot.language.vocabulary import names
from knowledge import Knowledge

# The archive's name is set in `bot.pipeline.training`.
ARCHIVE = "rasa/assistant.tar.gz"


@dataclass(frozen=True)
class Understood:
    """What each stage made of one message."""

    expanded: str
    mentions: list[Mention]
    intents: list[tuple[str, float]]
    ranking: list[Ranked]
    decision: Decision


@dataclass(frozen=True)
class Understanding:
    """The trained parts that understand a message; use `load` to read them."""

    kb: Knowledge
    language: Language
    expander: Expander
    encoder: Encoder
    intents: IntentModel
    mentions: Mentions
    ranker: TopicRanker

    @classmethod
    def load(cls, models: Path, kb: Knowledge) -> "Understanding":
        """Read the trained parts; raise OSError where one is missing."""
        return cls(kb, spacy.load(models / "spacy"), Expander(kb), Encoder.load(models / "encoder"),
                   IntentModel.of_archive(models / ARCHIVE), Mentions(kb, names(kb)),
                   TopicRanker.load(models / "topics", kb))

    def read(self, text: str, today: date) -> Understood:
        """Run all stages on one message."""
        document = self.document(text)
        found = self.find(document, text, today)
        wishes = self.wishes(document, self.vector(text))
        ranking = self.ranker.rank(meant(text), about_words=wishes[0][0] in ASKING_WORDS)
        return Understood(self.expander.expand(text), found, wishes, ranking,
                          self.decide(text, wishes, ranking, found, today))

    def document(self, text: str) -> Doc:
        """Make tokens, lemmas and names; like Rasa's SpacyNLP, of the text in lower case."""
        return self.language(text.lower())

    def vector(self, text: str) -> np.ndarray:
        """Return the vector of a text with its abbreviations opened up: 384 numbers."""
        return self.encoder.encode([self.expander.expand(text) or "empty"])[0]

    def wishes(self, document: Doc, vector: np.ndarray) -> list[tuple[str, float]]:
        """List the likeliest intents with their chances."""
        tokens = [(token.text, token.lemma_) for token in document
                  if token.text.strip() and token.idx >= lead_end(document.text)]
        return self.intents.chances(tokens, vector, self.vector)

    def find(self, document: Doc, text: str, today: date) -> list[Mention]:
        """List what is mentioned, as the pipeline does."""
        return everything_named(self.mentions, document, text, today)

    def decide(self, text: str, wishes: Sequence[tuple[str, float]], ranking: Sequence[Ranked],
               found: Sequence[Mention], today: date) -> Decision:
        """Decide what is answered."""
        mentioned = counted(((mention.kind, mention.value) for mention in found if not mention.denied), text, today)
        return decide(self.kb, wishes, [(ranked.entry, ranked.score) for ranked in ranking], mentioned)
