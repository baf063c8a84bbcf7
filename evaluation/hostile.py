"""Make messages that a screen must bear: odd characters, risk words in any order, endless repeats."""

import random
from collections.abc import Iterator, Sequence

# Where odd characters come from: letters of many scripts, signs, emoji, marks, controls, lone surrogates.
BLOCKS = ((0x20, 0x7e), (0xa0, 0x24f), (0x300, 0x36f), (0x370, 0x3ff), (0x400, 0x4ff), (0x590, 0x6ff),
          (0x900, 0x97f), (0xe00, 0xe7f), (0x1100, 0x11ff), (0x2000, 0x206f), (0x20a0, 0x20cf), (0x2460, 0x24ff),
          (0x2600, 0x27bf), (0x3040, 0x30ff), (0x4e00, 0x4fff), (0xd800, 0xdfff), (0xfe00, 0xfe0f),
          (0xff01, 0xffee), (0x1d400, 0x1d7ff), (0x1f300, 0x1faff), (0xe0000, 0xe007f), (0x0, 0x1f))
HIDDEN = ("\u200b", "\u00ad", "\u2060", "\ufe0f", "\u202e", "\u0301", "\u0336")
DISGUISES = {"a": "a4@", "e": "e3\u0435", "i": "i1!|\u0456", "o": "o0\u043e", "s": "s5$", "t": "t7+", "l": "l1|"}
BETWEEN = (" ", " ", " ", " ", " ", ", ", ". ", "... ", "\n", "-", "/", "  ", "", " \u200b", "!", "?! ", "'", "*")
# The gateway hands over at most so many characters in one piece.
LONGEST = 2000
SHORTEST_RUN, LONGEST_RUN = 2, 30


class Hostile:
    """Endless messages from known sentences; the same seed gives the same messages."""

    def __init__(self, sentences: Sequence[str], seed: int = 0) -> None:
        """Keep the sentences and the words in them."""
        self._random = random.Random(seed)
        self._sentences = list(sentences)
        self._words = sorted({word for text in sentences for word in text.split()})
        self._ways = (self._odd, self._words_in_any_order, self._words_in_any_order, self._disguised,
                      self._disguised, self._spliced, self._spliced, self._repeated, self._broken)

    def messages(self, number: int) -> Iterator[str]:
        """Go through so many messages."""
        for _ in range(number):
            yield self._random.choice(self._ways)()[:LONGEST]

    def _character(self) -> str:
        low, high = self._random.choice(BLOCKS)
        return chr(self._random.randint(low, high))

    def _odd(self) -> str:
        return "".join(self._character() for _ in range(self._size(LONGEST)))

    def _size(self, most: int) -> int:
        """Choose a length: mostly short, at times as long as may be."""
        return self._random.randint(0, most if self._random.random() < 0.02 else most // 20)

    def _words_in_any_order(self) -> str:
        return "".join(self._random.choice(self._words) + self._random.choice(BETWEEN)
                       for _ in range(self._size(350)))

    def _disguised(self) -> str:
        """Write a known sentence with other signs, hidden characters, stretches and gaps."""
        out = []
        for letter in self._random.choice(self._sentences):
            chance = self._random.random()
            if chance < 0.1:
                letter = self._random.choice(DISGUISES.get(letter.lower(), letter))
            elif chance < 0.14:
                letter += self._random.choice(HIDDEN)
            elif chance < 0.17:
                letter *= self._random.randint(2, 9)
            elif chance < 0.19:
                letter = self._random.choice((" ", ".", "", letter.upper(), self._character()))
            out.append(letter)
        return "".join(out)

    def _spliced(self) -> str:
        """Join the parts of known sentences."""
        parts = []
        for _ in range(self._random.randint(1, 6)):
            words = self._random.choice(self._sentences).split()
            start = self._random.randrange(len(words))
            parts.append(" ".join(words[start:start + self._random.randint(1, 12)]))
        return self._random.choice(BETWEEN).join(parts)

    def _repeated(self) -> str:
        """Say one word, sign or part over and over, which is what makes slow matching slow."""
        words = self._random.choice(self._sentences).split()
        start = self._random.randrange(len(words))
        part = self._random.choice((" ".join(words[start:start + self._random.randint(1, 4)]) + " ",
                                    self._character(), self._random.choice(words)))
        times = self._random.randint(SHORTEST_RUN, LONGEST_RUN)
        return part * (times if self._random.random() < 0.9 else LONGEST // len(part))

    def _broken(self) -> str:
        """Put odd characters into a known sentence."""
        text = list(self._random.choice(self._sentences))
        for _ in range(self._random.randint(1, 8)):
            text.insert(self._random.randint(0, len(text)), self._character())
        return "".join(text)
