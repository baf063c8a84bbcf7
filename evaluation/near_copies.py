"""List training examples that nearly repeat each other, or nearly copy a sample (never shown)."""

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rapidfuzz import fuzz, process

from bot import paths
from bot.language.families import intent_of
from evaluation.questions import read_folder
from knowledge import load

NLU = paths.ROOT / "data" / "nlu"
SAFEGUARDING = paths.ROOT / "data" / "safeguarding"
# A near-duplicate says the same in the same words; shorter examples must be equal to count.
NEAR = 86
FEWEST_WORDS = 3
# Two words are spellings of one word when they begin alike and are this like each other.
SAME_WORD = 82
# How many examples of one intent may have a near twin in it.
SHARE_OF_TWINS = 0.05
# A near-copy of the sample, the fewest words for which that says anything, and how much longer one may be:
# a long story holds the words of many a short question.
COPY = 92
FEWEST_WORDS_OF_COPY = 5
LONGER_AT_MOST = 2.0
ROWS = 1000
# What an ordinary message of the safeguarding data wants is not known: only that it is no risk.
RISK, NO_RISK = "report_risk", "(no risk)"
# The screen's own examples come in twins that differ by one word on purpose.
SCREEN = "screen"
SMALL_WORDS = frozenset(
    "a an the is are do does did i am im my me you your we our it its to of for in on at and or so can could "
    "would will be have has this that please pls plz".split())


@dataclass(frozen=True)
class Example:
    """A training example: its words, what it wants, and the file or entry that it belongs to."""

    text: str
    wants: str
    source: str
    entry: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words without case, marks and apostrophes; a text of marks alone as it is."""
        plain = unicodedata.normalize("NFKC", self.text).casefold().replace("'", "").replace("’", "")
        return tuple(re.findall(r"section \w\b|\w+", plain)) or (plain.strip(),)


@dataclass(frozen=True)
class Finding:
    """Something that a person must rewrite."""

    kind: str
    example: Example
    beside: str

    def __str__(self) -> str:
        """Return one line for the report."""
        return f"{self.kind}: {where(self.example)}: {self.example.text!r} {self.beside}"


def where(example: Example) -> str:
    """Name the place and the intent of an example."""
    return " ".join(filter(None, (example.source, example.entry, example.wants)))


def nlu_examples(folder: Path) -> Iterator[Example]:
    """Go through the examples of all intents."""
    for file in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(file.read_text("utf-8")).get("nlu") or []:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    yield Example(line[2:].strip(), block["intent"], file.name)


def content_examples(content: Path) -> Iterator[Example]:
    """Go through the content's own questions, each under the intent that it trains."""
    for entry in load(content).askable():
        for question in entry.questions:
            yield Example(" ".join(question.split()), intent_of(entry), "content", entry.id)


def safeguarding_examples(folder: Path) -> Iterator[Example]:
    """Go through the examples of the risk screen: risk is reported, the others may want anything else."""
    for file in sorted(folder.glob("*.yml")):
        for row in yaml.safe_load(file.read_text("utf-8")).get("examples") or []:
            yield Example(row["text"], NO_RISK if row["level"] == "none" else RISK, file.name, SCREEN)


def clash(one: Example, other: Example) -> bool:
    """Tell whether two examples that say the same teach different things."""
    wants = {one.wants, other.wants}
    if len(wants) == 1 or one.entry == other.entry == SCREEN:
        return False
    return NO_RISK not in wants or RISK in wants


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two examples differ by spelling and small words alone."""
    mine, theirs = Counter(one), Counter(other)
    left, right = mine - theirs, theirs - mine
    return all(word in SMALL_WORDS or any(misspelt(word, w) for w in others)
               for words, others in ((left, right), (right, left)) for word in words)


def misspelt(one: str, other: str) -> bool:
    """Tell whether two words are spellings of one word; numbers and sections never are."""
    return one[0] == other[0] and one.isalpha() and fuzz.ratio(one, other) >= SAME_WORD


def near_pairs(examples: Sequence[Example]) -> Iterator[tuple[Example, Example]]:
    """Go through the pairs of examples that say the same in the same words."""
    equal: dict[tuple[str, ...], list[Example]] = defaultdict(list)
    for example in examples:
        yield from ((before, example) for before in equal[example.words])
        equal[example.words].append(example)
    longer = [e for words, (e, *_) in equal.items() if len(words) >= FEWEST_WORDS]
    keys = [" ".join(sorted(e.words)) for e in longer]
    for start in range(0, len(keys), ROWS):
        part = keys[start:start + ROWS]
        scores = process.cdist(part, keys, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.uint8, workers=-1)
        for row, column in zip(*np.nonzero(scores), strict=True):
            one, other = longer[start + row], longer[column]
            if start + row < column and alike(one.words, other.words):
                yield one, other


def repeats(examples: Sequence[Example]) -> Iterator[Finding]:
    """Find near-duplicates across intents, equal examples of one intent, and intents with many twins."""
    twins: dict[str, set[str]] = defaultdict(set)
    for one, other in near_pairs(examples):
        if clash(one, other):
            yield Finding("across intents", one, f"is nearly {where(other)}: {other.text!r}")
        elif one.wants == other.wants and one.entry == other.entry != SCREEN:
            if one.words == other.words:
                yield Finding("twice", one, f"is also in {where(other)}")
            elif not one.entry:
                twins[one.wants].add(other.text)
    sizes = Counter(e.wants for e in examples if not e.entry)
    for intent, texts in sorted(twins.items()):
        if len(texts) > SHARE_OF_TWINS * sizes[intent]:
            sample = Example(sorted(texts)[0], intent, "data/nlu")
            yield Finding("many twins", sample, f"and {len(texts) - 1} more of {sizes[intent]}")


def copies(examples: Sequence[Example], sample: Sequence[Example]) -> Iterator[Finding]:
    """Find examples that are nearly a text of the sample; the sample's text is not shown."""
    theirs = [e for e in sample if len(set(e.words)) >= FEWEST_WORDS_OF_COPY]
    keys = [" ".join(e.words) for e in theirs]
    for example in examples:
        if len(set(example.words)) >= FEWEST_WORDS_OF_COPY:
            text = " ".join(example.words)
            scored = process.extract_iter(text, keys, scorer=fuzz.token_set_ratio, score_cutoff=COPY)
            near = (theirs[i] for _, _, i in scored if as_long(example, theirs[i]))
            yield from (Finding("near-copy", example, f"of {n.source}") for n in [*near][:1])


def as_long(one: Example, other: Example) -> bool:
    """Tell whether neither example is much longer than the other."""
    return 1 / LONGER_AT_MOST <= len(one.words) / len(other.words) <= LONGER_AT_MOST


def sample_texts(folder: Path) -> Iterator[Example]:
    """Go through all turns of the sample's questions."""
    for asked in read_folder(folder):
        yield from (Example(turn.text, "", f"{asked.set} {asked.id}") for turn in asked.turns)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the findings; return 1 when there are any."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.near_copies", description=__doc__)
    parser.add_argument("--nlu", type=Path, default=NLU)
    parser.add_argument("--content", type=Path, default=paths.CONTENT)
    parser.add_argument("--safeguarding", type=Path, default=SAFEGUARDING)
    parser.add_argument("--sample", type=Path, help="question files that nothing may be copied from")
    chosen: Any = parser.parse_args(arguments)
    examples = [*nlu_examples(chosen.nlu), *content_examples(chosen.content),
                *safeguarding_examples(chosen.safeguarding)]
    found = [*repeats(examples), *(copies(examples, [*sample_texts(chosen.sample)]) if chosen.sample else ())]
    print(*found, sep="\n")
    print(f"{len(examples)} examples, {len(found)} findings", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
