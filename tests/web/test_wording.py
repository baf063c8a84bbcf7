"""The sentences of the page: each is used, and easy to read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from bot.web.wording import Wording

CODE = Path("bot/web")
# A school grade plus four is the youngest age of its readers: 11 at the most.
HARDEST = 7.0
FEWEST_WORDS = 6
FOR_PROGRAMS = {"wrong-type", "wrong-id", "text-and-choice", "no-token", "wrong-media-type", "unknown-audience"}


def sentences(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Go through every text with its key."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from sentences(value, f"{key}.{name}".strip("."))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from sentences(value, f"{key}.{at}")
    elif isinstance(tree, str):
        yield key, tree


def prose() -> list[tuple[str, str]]:
    """List what is long enough to be measured, with short words in place of its names and spelled-out terms."""
    found = []
    for key, text in sentences(Wording().tree):
        plain = re.sub(r"\{\w+\}", "Bury", text)
        plain = re.sub(r"(?i)special educational needs and disabilities|education, health and care plan", "plan", plain)
        if len(plain.split()) >= FEWEST_WORDS and not FOR_PROGRAMS & set(key.split(".")):
            found.append((key, plain))
    return found


@pytest.mark.parametrize(("key", "text"), prose(), ids=lambda v: v if "." in v and " " not in v else "")
def test_every_sentence_is_easy_to_read(key, text):
    assert textstat.automated_readability_index(text) <= HARDEST, text


def test_a_hard_sentence_would_be_found():
    hard = "Statutory assessment determinations necessitate multidisciplinary consultation and documentation."

    assert textstat.automated_readability_index(hard) > HARDEST


@pytest.mark.parametrize("part", ["page", "safety", "exit", "blocks", "quick", "demo", "about", "replies"])
def test_every_phrase_is_used(part):
    source = "".join(p.read_text() for folder in ("", "templates", "static") for p in (CODE / folder).glob("*.*"))
    source = source.replace(Path(CODE, "wording.yml").read_text(), "")
    for name in Wording().get(part):
        stem = name.removesuffix("_title").removesuffix("_young_person")
        assert re.search(rf"\b{stem}\b|text_\$\{{name\}}|text_{{k}}", source), name
