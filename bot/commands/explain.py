"""Show what is recognised in a message, the ranking of entries, and the intent that is answered."""

import argparse

import spacy

from bot import paths
from bot.language.dates import find_dates
from bot.language.expand import Expander
from bot.language.mentions import Mentions
from bot.language.ranking import TopicRanker
from bot.language.vocabulary import names
from bot.safeguarding import Screen
from bot.web.settings import london_now
from knowledge import load


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("message", help="what a person might write")


def run(options: argparse.Namespace) -> int:
    """Print each stage of understanding; nothing is kept."""
    kb = load(paths.CONTENT)
    screening = Screen.load(paths.MODELS, paths.CONTENT).check(options.message)
    print(f"screen     {screening.level.name}  kind {screening.kind}  layers {', '.join(screening.layers)}")
    print(f"opened up  {Expander(kb).expand(options.message)}")
    document = spacy.load(paths.SPACY)(options.message.lower())
    mentions = Mentions(kb, names(kb)).find(document) + find_dates(options.message, london_now().date())
    for mention in mentions:
        print(f"mentions   {mention.kind} = {mention.value}  ({mention.text}){'  denied' if mention.denied else ''}")
    for ranked in TopicRanker.load(paths.TOPICS, kb).rank(options.message, 8):
        entry = kb.entries[ranked.entry]
        print(f"{ranked.score:9.3f}  {type(entry).__name__} {ranked.entry}: {entry.title}")
    return 0
