"""The examples that the trained layer learns from: reviewed messages, phrases and plain questions."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np
import yaml

from bot.safeguarding.content import Content, Phrase
from bot.safeguarding.model import VOICES, Level

REVIEWED, PHRASE, QUESTION, NEAR, BURIED = "reviewed", "phrase", "question", "near", "buried"
# Ordinary questions: the ones whose words most look like a risk teach most, and a share of all keeps the rest right.
NEAREST, SPREAD = 800, 500
# A question above these log-odds may well be a risk, though nobody called it one: it teaches neither.
LOOKS_RISKY = 2.0
# To look at every question would take longer than fitting.
LOOKED_AT = 8000
# Messages set between ordinary sentences, so that a risk is also found deep inside a long question.
BURIED_SHARE = 0.08
# As many ordinary messages made of two or three ordinary sentences, so that length alone is no risk.
JOINED = 250
# Shares of the ordinary questions, and of the messages set between others, whose words are misspelt: spelling by
# itself is neither risk nor its absence.
MISSPELT_SHARE, MISSPELT_BURIED, MISSPELT_WORDS, LONG_WORD = 0.25, 0.6, 0.3, 4
# Intents of the dialogue's own examples that are not sure to be without risk.
NOT_ORDINARY = {"report_risk", "ask_medical_advice", "insult_assistant", "write_other_language"}

# Safe, and ten times as fast where PyYAML was built with its C part.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MARKUP = re.compile(r"\[([^\]]*)\](?:\{[^}]*\}|\([^)]*\))?")


@dataclass(frozen=True)
class Example:
    """A message with what a reviewer says of it."""

    text: str
    kind: str | None
    level: Level
    voice: str | None
    group: str
    source: str
    difficulty: str = ""


def reviewed(folder: Path) -> list[Example]:
    """Read the reviewed messages; the twins of a pair share a group."""
    found: list[Example] = []
    for file in sorted(folder.glob("*.yml")):
        rows = yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)["examples"] or ()  # noqa: S506
        for number, row in enumerate(rows):
            kind = None if row["risk"] == "none" else row["risk"].replace("_", "-")
            voice = row["voice"] if row["voice"] in VOICES else None
            group = row.get("pair") or row.get("twin_of") or f"{file.stem}-{number}"
            found.append(Example(row["text"], kind, Level.of(row["level"]), voice, str(group), REVIEWED,
                                 row.get("difficulty", "")))
    return found


def from_phrases(content: Content) -> list[Example]:
    """Take the sentences beside the phrases: hits as risk, near-misses and idioms as none."""
    found: list[Example] = []
    for phrase in content.phrases:
        found += [Example(t, phrase.kind, phrase.level, None, phrase.id, PHRASE) for t in phrase.hits]
        found += _harmless(phrase, phrase.misses)
    for mask in content.masks:
        found += _harmless(mask, mask.hits)
    return found


def _harmless(phrase: Phrase, texts: Sequence[str]) -> list[Example]:
    return [Example(t, None, Level.NONE, None, phrase.id, PHRASE) for t in texts]


def dialogue(folder: Path) -> list[str]:
    """Read what people type to an assistant from the dialogue's own examples, without their markup."""
    found: list[str] = []
    for file in sorted(folder.glob("*.yml")):
        for block in yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER).get("nlu", ()):  # noqa: S506
            if block.get("intent") not in NOT_ORDINARY:
                rows = block.get("examples", "").splitlines()
                found += [MARKUP.sub(r"\1", row.strip().removeprefix("- ")) for row in rows if row.strip()]
    return found


def buried(messages: Sequence[Example], ordinary: Sequence[str], seed: int = 0) -> list[Example]:
    """Set a share of the messages between ordinary sentences, or misspell them; level, kind and group stay."""
    random = np.random.default_rng(seed)
    found: list[Example] = []
    for message in messages:
        if random.random() < BURIED_SHARE:
            before, after = (str(ordinary[i]) for i in random.integers(len(ordinary), size=2))
            told = misspelt(message.text, random) if random.random() < MISSPELT_BURIED else message.text
            parts = [[before, told], [told, after], [before, told, after], [told]]
            text = " ".join(_ended(part) for part in parts[random.integers(4)])
            found.append(replace(message, text=text, source=BURIED))
    return found


def joined(ordinary: Sequence[str], seed: int = 0) -> list[Example]:
    """Make long messages of ordinary sentences only."""
    random = np.random.default_rng(seed)
    picked = [random.integers(len(ordinary), size=random.integers(2, 4)) for _ in range(JOINED if ordinary else 0)]
    return [Example(" ".join(_ended(ordinary[i]) for i in some), None, Level.NONE, None, f"joined-{number}", BURIED)
            for number, some in enumerate(picked)]


def misspelt(text: str, random: np.random.Generator) -> str:
    """Misspell some of the longer words: a letter inside is left out, or two change places."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if len(word) >= LONG_WORD and word.isalpha() and random.random() < MISSPELT_WORDS:
            at = int(random.integers(1, len(word) - 1))
            turned = word[at + 1:at + 2] + word[at] if random.random() < 0.5 else ""
            words[place] = word[:at] + turned + word[at + (2 if turned else 1):]
    return " ".join(words)


def _ended(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?" else f"{text}."


def questions(texts: Sequence[str], odds: Callable[[Sequence[str]], np.ndarray], seed: int = 0) -> list[Example]:
    """Choose ordinary questions as further negatives: those whose odds of a risk are highest, and some of all.

    Every draw hangs on its own text alone: odds that differ in their last digit change no more than one question.
    """
    texts = sorted(set(texts), key=lambda text: (_draw(text, seed).random(), text))[:LOOKED_AT]
    if not texts:
        return []
    looks = odds(texts)
    order = np.argsort(-looks, kind="stable")[np.count_nonzero(looks > LOOKS_RISKY):]
    near = set(order[:NEAREST].tolist())
    # The texts stand in an order of chance already.
    spread = set(sorted(order[NEAREST:].tolist())[:SPREAD])
    return [Example(_perhaps_misspelt(texts[i], seed), None, Level.NONE, None, f"question-{i}",
                    NEAR if i in near else QUESTION) for i in sorted(near | spread)]


def _draw(text: str, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(text.encode())])


def _perhaps_misspelt(text: str, seed: int) -> str:
    random = _draw(text, seed + 1)
    return misspelt(text, random) if random.random() < MISSPELT_SHARE else text


def save(examples: Sequence[Example], file: Path) -> None:
    """Write examples, one to a line."""
    file.write_text("".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in examples), "utf-8")


def load(file: Path) -> list[Example]:
    """Read examples that were written."""
    rows = [json.loads(line) for line in file.read_text("utf-8").rstrip("\n").split("\n")]
    return [Example(**{**row, "level": Level(row["level"])}) for row in rows]


def later(examples: Sequence[Example], share: float) -> np.ndarray:
    """Tell of each example whether it belongs to a share of the groups, drawn by their names; twins stay together."""
    return np.array([_draw(e.group, 0).random() < share for e in examples])
