"""Train the screen's classifier: `train` fits it; `python -m bot.safeguarding.training` checks it.

The check fits four times, each time without a quarter of the messages (twins stay together), and
prints the two thresholds for knowledge/content/safeguarding/thresholds.yml. It takes long and is
run by hand when the examples change; `train` itself fits once and writes those thresholds with the model.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from bot.safeguarding.classifier import as_sentence
from bot.safeguarding.content import CONTENT, Content
from bot.safeguarding.features import PhraseFeatures
from bot.safeguarding.fitting.examples import (
    NEAR,
    PHRASE,
    QUESTION,
    Encodes,
    Example,
    buried,
    dialogue,
    from_phrases,
    joined,
    questions,
    reviewed,
)
from bot.safeguarding.fitting.thresholds import Scores
from bot.safeguarding.fitting.words import FittedWords, fit
from bot.safeguarding.model import VOICES, Level
from bot.safeguarding.phrases import PhraseLayer

FOLDS = 4


class Prepared:
    """Examples made ready for both models: comparable text, phrase features, numbered labels."""

    def __init__(self, examples: Sequence[Example], content: Content) -> None:
        """Look at every example once."""
        layer = PhraseLayer(content)
        self.examples = list(examples)
        self.features = PhraseFeatures([p.id for p in content.phrases])
        messages = [layer.comparer(e.text) for e in self.examples]
        self.texts = [" ".join(m.words) for m in messages]
        self.sentences = [as_sentence(e.text) for e in self.examples]
        self.phrases = np.stack([self.features.row(*layer.look(m)) for m in messages])
        self.kinds = list(content.kinds)
        self.levels = np.array([int(e.level) for e in self.examples])
        self.kind = np.array([self.kinds.index(e.kind) if e.kind else -1 for e in self.examples])
        self.voice = np.array([VOICES.index(e.voice) if e.voice else -1 for e in self.examples])
        self.source = np.array([e.source for e in self.examples])

    def words(self, rows: np.ndarray) -> FittedWords:
        """Fit the word model; sentences of the phrase base would only teach it the phrase base."""
        rows = rows[self.source[rows] != PHRASE]
        return fit([self.texts[i] for i in rows], self.phrases[rows],
                   [Level(self.levels[i]) for i in rows], self.features)


def gather(examples_dir: Path, encoder: Encodes, content: Content) -> list[Example]:
    """Collect everything that there is to learn from."""
    from knowledge import load

    messages = reviewed(examples_dir)
    risks = [e.text for e in messages if e.level is not Level.NONE]
    kb = load()
    # Questions about safeguarding itself are no crisis, but not ordinary either: a banner fits them.
    asked = [question for entry in kb.askable() if kb.files[entry.id].name != "safeguarding.yml"
             for question in entry.questions]
    typed = dialogue(examples_dir.parent / "nlu")
    return [*messages, *from_phrases(content), *questions([*asked, *typed], risks, encoder),
            *buried(messages, asked), *joined(asked)]


def train(examples_dir: Path, encoder: Encodes, exported: Path, out: Path) -> None:
    """Fit the classifier on all examples and write it, with its thresholds, into a folder."""
    from bot.safeguarding.fitting.sentences import SentenceTrainer

    content = Content(CONTENT)
    data = Prepared(gather(examples_dir, encoder, content), content)
    rows = np.arange(len(data.examples))
    unfinished = out.with_name(out.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    data.words(rows).save(unfinished)
    trainer = SentenceTrainer(data.sentences, len(data.kinds), len(VOICES), exported)
    trainer.fit(rows, data.levels, data.kind, data.voice)
    trainer.export(unfinished)
    settings = {"kinds": data.kinds, "voices": list(VOICES), "examples": len(rows), **content.thresholds}
    (unfinished / "model.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    unfinished.rename(out)


def cross_validate(examples_dir: Path, encoder: Encodes, exported: Path, keep: Path | None = None) -> Scores:
    """Score every reviewed message and ordinary question by models that did not learn from it."""
    from bot.safeguarding.fitting.sentences import SentenceTrainer

    content = Content(CONTENT)
    data = Prepared(gather(examples_dir, encoder, content), content)
    weight = content.thresholds["word_weight"]
    groups = np.unique([e.group for e in data.examples], return_inverse=True)[1]
    tested = np.flatnonzero(data.source != PHRASE)
    taught = np.flatnonzero(data.source == PHRASE)
    sentence, words = np.zeros((len(data.examples), 2)), np.zeros((len(data.examples), 2))
    for number, (fitted, held) in enumerate(GroupKFold(FOLDS).split(tested, groups=groups[tested])):
        print(f"fold {number + 1} of {FOLDS} …", flush=True)
        rows, held = np.concatenate([tested[fitted], taught]), tested[held]
        model = data.words(rows)
        words[held] = (model.model.rows([data.texts[i] for i in held], data.phrases[held]) @ model.weights.T
                       + model.offsets)
        trainer = SentenceTrainer(data.sentences, len(data.kinds), len(VOICES), exported, seed=number)
        trainer.fit(rows, data.levels, data.kind, data.voice)
        sentence[held] = trainer.odds(held)
    if keep is not None:
        np.savez(keep, sentence=sentence, words=words, levels=data.levels, source=data.source)
    odds = sentence + weight * words
    # The questions nearest to a risk are neither look-alikes nor what people ordinarily ask.
    counted = tested[data.source[tested] != NEAR]
    return Scores(odds[counted, 0], odds[counted, 1], data.levels[counted], data.source[counted] == QUESTION)


def main() -> None:
    """Cross-validate, and print thresholds with what they reach and raise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="also write the scores of every message to this file")
    options = parser.parse_args()
    from bot import paths
    from bot.language.encoder import Encoder

    encoder = Encoder.load(paths.ENCODER, threads=2)
    encoder.remember(paths.VECTORS)
    scores = cross_validate(paths.ROOT / "data" / "safeguarding", encoder, paths.ENCODER, options.keep)
    chosen = scores.choose()
    print(json.dumps({"thresholds": chosen, "figures": scores.report(chosen)}, indent=1))


if __name__ == "__main__":
    main()
