"""Train the screen's classifier: `train_words` and `train` fit it; `python -m bot.safeguarding.training` checks it.

The check fits four times, each time without a quarter of the messages (twins stay together), and
prints the two thresholds for knowledge/content/safeguarding/thresholds.yml. It takes long and is
run by hand when the examples change; training itself fits once.
"""

import argparse
import json
import shutil
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from bot.safeguarding.classifier import as_sentence, share_of_words
from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.fitting.examples import (
    NEAR,
    PHRASE,
    QUESTION,
    REVIEWED,
    Example,
    buried,
    dialogue,
    from_phrases,
    joined,
    later,
    load,
    questions,
    reviewed,
    save,
)
from bot.safeguarding.fitting.thresholds import Scores
from bot.safeguarding.fitting.words import FittedWords, fit
from bot.safeguarding.model import VOICES, Level
from bot.safeguarding.phrases import PhraseLayer

FOLDS = 4
EXAMPLES = "examples.jsonl"
# Each training is another draw. Of two, this one told more of the messages apart that nothing had learnt
# (docs/decisions/0009-safeguarding-screen.md).
SEED = 1
# The share of the groups that the last round is the first to see. They teach as much in one round as in two
# (docs/decisions/0009-safeguarding-screen.md).
LATER = 0.5


class Looked:
    """What the phrase base makes of texts; each is looked at once, however often it is wanted."""

    def __init__(self, content: Content) -> None:
        """Build the phrase base."""
        self.content = content
        self.features = PhraseFeatures([p.id for p in content.phrases])
        self._layer = PhraseLayer(content)
        self._known: dict[str, tuple[str, np.ndarray]] = {}

    def at(self, text: str) -> tuple[str, np.ndarray]:
        """Return a text made comparable, and its phrase features."""
        if text not in self._known:
            message = self._layer.comparer(text)
            self._known[text] = " ".join(message.words), self.features.row(*self._layer.look(message))
        return self._known[text]


class Prepared:
    """Examples made ready for both models: comparable text, phrase features, numbered labels."""

    def __init__(self, examples: Sequence[Example], looked: Looked) -> None:
        """Number the labels; the examples are looked at when the words are wanted."""
        self.examples, self._looked, self.features = list(examples), looked, looked.features
        self.sentences = [as_sentence(e.text) for e in self.examples]
        self.kinds = list(looked.content.kinds)
        self.levels = np.array([int(e.level) for e in self.examples])
        self.kind = np.array([self.kinds.index(e.kind) if e.kind else -1 for e in self.examples])
        self.voice = np.array([VOICES.index(e.voice) if e.voice else -1 for e in self.examples])
        self.source = np.array([e.source for e in self.examples])
        self.later = later(self.examples, LATER)

    @cached_property
    def compared(self) -> tuple[list[str], np.ndarray]:
        """The texts made comparable, and their phrase features: (examples, features)."""
        texts, features = zip(*(self._looked.at(e.text) for e in self.examples), strict=True)
        return list(texts), np.stack(features)

    def words(self, rows: np.ndarray) -> FittedWords:
        """Fit the word model; sentences of the phrase base would only teach it the phrase base."""
        rows = rows[self.source[rows] != PHRASE]
        texts, phrases = self.compared
        return fit([texts[i] for i in rows], phrases[rows],
                   [Level(self.levels[i]) for i in rows], self.features)


def gather(examples_dir: Path, looked: Looked) -> list[Example]:
    """Collect everything that there is to learn from."""
    from knowledge import load as load_knowledge

    messages = [*reviewed(examples_dir), *from_phrases(looked.content)]
    kb = load_knowledge()
    # Questions about safeguarding itself are no crisis, but not ordinary either: a banner fits them.
    asked = [question for entry in kb.askable() if kb.files[entry.id].name != "safeguarding.yml"
             for question in entry.questions]
    typed = dialogue(examples_dir.parent / "nlu")
    return [*messages, *questions([*asked, *typed], odds_of_words(messages, looked)),
            *buried([e for e in messages if e.source == REVIEWED], asked), *joined(asked)]


def odds_of_words(messages: Sequence[Example], looked: Looked) -> Callable[[Sequence[str]], np.ndarray]:
    """Fit the word model on messages; return what gives its log-odds of a risk in other texts."""
    fitted = Prepared(messages, looked).words(np.arange(len(messages)))

    def odds(texts: Sequence[str]) -> np.ndarray:
        others = Prepared([Example(t, None, Level.NONE, None, "", QUESTION) for t in texts], looked)
        return fitted.odds(*others.compared)[:, 0]
    return odds


def train_words(examples_dir: Path, out: Path) -> None:
    """Fit the word model on all examples, and write both into a folder."""
    looked = Looked(Content(CONTENT))
    data = Prepared(gather(examples_dir, looked), looked)
    out.mkdir(parents=True, exist_ok=True)
    data.words(np.arange(len(data.examples))).save(out)
    save(data.examples, out / EXAMPLES)


def train(words: Path, exported: Path, out: Path) -> None:
    """Fit the sentence model on the word model's examples; write both models into a folder."""
    from bot.safeguarding.fitting.sentences import SentenceTrainer

    data = Prepared(load(words / EXAMPLES), Looked(Content(CONTENT)))
    rows = np.arange(len(data.examples))
    unfinished = out.with_name(out.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(words, unfinished, ignore=shutil.ignore_patterns(EXAMPLES))
    trainer = SentenceTrainer(data.sentences, len(data.kinds), len(VOICES), exported, seed=SEED)
    trainer.fit(rows, data.levels, data.kind, data.voice, data.later)
    trainer.export(unfinished)
    settings = {"kinds": data.kinds, "voices": list(VOICES), "examples": len(rows)}
    (unfinished / "model.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    unfinished.rename(out)


def cross_validate(examples_dir: Path, exported: Path, keep: Path | None = None) -> Scores:
    """Score every reviewed message and ordinary question by models that did not learn from it."""
    from bot.safeguarding.fitting.sentences import SentenceTrainer

    looked = Looked(Content(CONTENT))
    data = Prepared(gather(examples_dir, looked), looked)
    weight = looked.content.thresholds["word_weight"]
    groups = np.unique([e.group for e in data.examples], return_inverse=True)[1]
    tested = np.flatnonzero(data.source != PHRASE)
    taught = np.flatnonzero(data.source == PHRASE)
    sentence, words = np.zeros((len(data.examples), 2)), np.zeros((len(data.examples), 2))
    for number, (fitted, held) in enumerate(GroupKFold(FOLDS).split(tested, groups=groups[tested])):
        print(f"fold {number + 1} of {FOLDS} …", flush=True)
        rows, held = np.concatenate([tested[fitted], taught]), tested[held]
        model, (texts, phrases) = data.words(rows), data.compared
        words[held] = model.odds([texts[i] for i in held], phrases[held])
        trainer = SentenceTrainer(data.sentences, len(data.kinds), len(VOICES), exported, seed=number)
        trainer.fit(rows, data.levels, data.kind, data.voice, data.later)
        sentence[held] = trainer.odds(held)
    if keep is not None:
        np.savez(keep, sentence=sentence, words=words, levels=data.levels, source=data.source)
    shares = np.array([share_of_words(len(text.split())) for text in data.compared[0]])
    odds = sentence + weight * shares[:, np.newaxis] * words
    # The questions nearest to a risk are neither look-alikes nor what people ordinarily ask.
    counted = tested[data.source[tested] != NEAR]
    return Scores(odds[counted, 0], odds[counted, 1], data.levels[counted], data.source[counted] == QUESTION)


def main() -> None:
    """Cross-validate, and print thresholds with what they reach and raise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="also write the scores of every message to this file")
    options = parser.parse_args()
    from bot import paths

    scores = cross_validate(paths.ROOT / "data" / "safeguarding", paths.ENCODER, options.keep)
    chosen = scores.choose()
    print(json.dumps({"thresholds": chosen, "figures": scores.report(chosen)}, indent=1))


if __name__ == "__main__":
    main()
