"""The data that arrangements are compared on: our own development split, and three outside sets read from a path."""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bot import paths
from bot.language.families import intent_of
from evaluation.near_copies import NLU, nlu_examples
from knowledge import load

# The label of a message that asks for none of a set's intents.
OUT = "(out of scope)"
# What HINT3 calls it.
NO_NODES = "NO_NODES_DETECTED"
# Our own intents whose messages belong to no field: what any assistant hears and cannot answer.
CHATTER = ("affirm", "ask_unrelated", "deny", "greet", "insult_assistant", "manipulate_assistant", "say_goodbye",
           "thank", "type_nonsense", "write_other_language")
# Enough to learn what chatter is.
MOST_CHATTER = 1200
SEED = 7
HELD_OUT = 0.15
# How a validation part is cut from a set that has none: folds, the share of intents that a fold knows nothing of,
# the share of the rest that it is tried on, and how many of our own messages it is not told of.
FOLDS, UNKNOWN_INTENTS, TRIED, OWN_HELD_OUT = 3, 0.25, 0.25, 0.2

# What stands between the words of a label's name.
SIGNS = re.compile(r"[\W_]+")

Labelled = list[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class DataSet:
    """Examples to learn from and to be tested on, each a text with its intent or `OUT`."""

    name: str
    train: Labelled
    test: Labelled
    validation: Labelled | None = None
    # Our own messages that an arrangement may be told of; a set that is never left has no use for them.
    own: tuple[str, ...] = ()
    whole: "DataSet | None" = None

    @cached_property
    def texts(self) -> list[str]:
        """List every text once, the names of the labels and those of our own last."""
        parts = (self.train, self.test, self.validation or [], titles(self.train))
        return list(dict.fromkeys([*(text for part in parts for text, _ in part), *self.own]))

    @property
    def open(self) -> bool:
        """Tell whether messages come that are out of scope."""
        return any(label == OUT for _, label in self.test)

    def folds(self) -> Iterator["DataSet"]:
        """Go through the sets that settings and thresholds are chosen on; the test part is in none."""
        if self.validation is not None:
            yield DataSet(self.name, self.train, self.validation, own=self.own, whole=self)
        elif self.open:
            yield from (open_fold(self, number) for number in range(FOLDS))
        else:
            yield DataSet(self.name, *cut(self.train, TRIED, SEED), whole=self)


def open_fold(data: DataSet, number: int) -> DataSet:
    """Cut a fold whose validation part has messages of known intents, as many of unknown ones and of our own."""
    chance = random.Random(number)
    labels = sorted({label for _, label in data.train})
    unknown = set(chance.sample(labels, round(UNKNOWN_INTENTS * len(labels))))
    train, tried = cut([row for row in data.train if row[1] not in unknown], TRIED, number)
    known = {label for _, label in train}
    tried = [row for row in tried if row[1] in known]
    near = [(text, OUT) for text, label in data.train if label in unknown]
    half = len(tried) // 2
    size = round(OWN_HELD_OUT * len(data.own))
    first, after = number * size, (number + 1) * size
    learnt = data.own[:first] + data.own[after:]
    far = [(text, OUT) for text in data.own[first:after]]
    test = [*tried, *chance.sample(near, min(half, len(near))), *chance.sample(far, min(half, len(far)))]
    return DataSet(data.name, train, test, own=learnt, whole=data)


def cut(rows: Labelled, share: float, seed: int) -> tuple[Labelled, Labelled]:
    """Cut a share of the rows off by chance."""
    mixed = random.Random(seed).sample(rows, len(rows))
    size = round(share * len(rows))
    return mixed[size:], mixed[:size]


@cache
def chatter() -> tuple[str, ...]:
    """List our own messages that any assistant hears and cannot answer, in one mixed order."""
    found = list(dict.fromkeys(e.text for e in nlu_examples(NLU) if e.wants in CHATTER))
    return tuple(random.Random(SEED).sample(found, MOST_CHATTER))


def own_intents(_: Path) -> DataSet:
    """Make our own development split of what people want."""
    rows = [(e.text, e.wants) for e in nlu_examples(NLU)]
    rows += [(" ".join(question.split()), intent_of(entry)) for entry in load(paths.CONTENT).askable()
             for question in entry.questions]
    return DataSet("own-intents", *cut(rows, HELD_OUT, SEED))


def own_topics(_: Path) -> DataSet:
    """Make our own development split of which entry is asked for; at least one question of each entry is learnt."""
    train: Labelled = []
    test: Labelled = []
    for entry in load(paths.CONTENT).askable():
        rows = [(" ".join(question.split()), entry.id) for question in entry.questions]
        learnt, held = cut(rows, HELD_OUT, SEED)
        train += learnt
        test += held
    return DataSet("own-topics", train, test)


def hint3(name: str) -> Callable[[Path], DataSet]:
    """Return what reads one assistant of HINT3: real users' messages, many of them out of scope."""
    def read(benchmarks: Path) -> DataSet:
        files = (benchmarks / "hint3" / f"{name}_{part}.csv" for part in ("train", "test"))
        parts = (read_csv(file, "sentence", "label") for file in files)
        train, test = ([(text, OUT if label == NO_NODES else label) for text, label in part] for part in parts)
        return DataSet(name, train, test, own=chatter())
    return read


def clinc150(benchmarks: Path) -> DataSet:
    """Read CLINC150 small, with its hundred training examples that are out of scope."""
    parts = json.loads((benchmarks / "clinc150" / "data_small.json").read_text("utf-8"))

    def part(name: str) -> Labelled:
        return [(text, label) for text, label in parts[name]] + [(text, OUT) for text, _ in parts[f"oos_{name}"]]

    return DataSet("clinc150", part("train"), part("test"), part("val"), chatter())


def banking77(size: int) -> Callable[[Path], DataSet]:
    """Return what reads BANKING77 with so many examples of each intent, taken by chance."""
    def read(benchmarks: Path) -> DataSet:
        train, test = (read_csv(benchmarks / "banking77" / f"{part}.csv", "text", "category")
                       for part in ("train", "test"))
        return DataSet(f"banking77-{size}", few_of_each(train, size), test)
    return read


def few_of_each(rows: Iterable[tuple[str, str]], size: int) -> Labelled:
    """Take so many rows of each label by chance."""
    by_label: dict[str, Labelled] = defaultdict(list)
    for text, label in rows:
        by_label[label].append((text, label))
    chance = random.Random(SEED)
    return [row for _, of_label in sorted(by_label.items())
            for row in chance.sample(of_label, min(size, len(of_label)))]


def read_csv(file: Path, text: str, label: str) -> Labelled:
    """Read two columns of a file."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [(row[text], row[label]) for row in csv.DictReader(rows)]


def labels_of(rows: Sequence[tuple[str, str]]) -> list[str]:
    """List the labels in order, without `OUT`."""
    return sorted({label for _, label in rows if label != OUT})


def titles(rows: Sequence[tuple[str, str]]) -> Labelled:
    """Read the name of each label in scope as one more example of it: `lost_card` is "lost card"."""
    return [(" ".join(SIGNS.split(label)).strip().lower(), label) for label in labels_of(rows)]


SETS: dict[str, Callable[[Path], DataSet]] = {
    "own-intents": own_intents, "own-topics": own_topics,
    "sofmattress": hint3("sofmattress"), "curekart": hint3("curekart"), "clinc150": clinc150,
    "banking77-10": banking77(10), "banking77-30": banking77(30),
}
