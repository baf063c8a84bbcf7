"""The fuzz run: messages that can be made again, what fails is kept, and slow ones are timed once more."""

from collections.abc import Iterator

import pytest

from bot.safeguarding import Screen
from bot.safeguarding.content import Content
from evaluation import fuzz
from evaluation.fuzz import Run, phrase_look, run, sentences, whole_look
from evaluation.hostile import LONGEST, Hostile
from tests.safeguarding.small_content import SMALL, small_content

KNOWN = ["he kicks me hard", "my son is bruised", "on the roof"]


def test_the_same_seed_makes_the_same_messages() -> None:
    first, again, other = (list(Hostile(KNOWN, seed).messages(300)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 300 and max(map(len, first)) <= LONGEST


def test_messages_are_odd_in_many_ways() -> None:
    messages = list(Hostile(KNOWN).messages(3000))
    assert any(len(m) == LONGEST for m in messages) and "" in messages
    assert any("\ud800" <= c <= "\udfff" for m in messages for c in m), "lone surrogates"
    assert any("\u200b" in m for m in messages) and any(m.count("kicks me") > 3 for m in messages)
    assert len(set(messages)) > 2500


def clock(monkeypatch: pytest.MonkeyPatch, *milliseconds: float) -> None:
    """Let messages take this long, one after the other."""
    def ticks() -> Iterator[float]:
        now = 0.0
        for one in milliseconds:
            yield now
            now += one / 1000
            yield now

    moments = ticks()
    monkeypatch.setattr(fuzz.time, "thread_time", lambda: next(moments))


def test_times_are_kept_and_the_slowest_named(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, 1, 3, 9, 8, 7)
    forgotten: list[int] = []
    found = run("phrases", 5, lambda text: None, ["a", "b", "slow"], lambda: forgotten.append(1))
    assert [round(t) for t in found.times] == [1, 3, 7] and not found.clean
    assert len(forgotten) == 2, "a slow message is looked at again with nothing remembered"
    first, second = found.lines()
    assert "3 messages, 0 failed" in first and "max 7.00" in first and "over it 1" in first
    assert second == "  7.00 ms: 4 characters, 'slow'"


def test_a_message_that_is_fast_the_second_time_is_not_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, 90, 2, 4)
    found = run("phrases", 5, lambda text: None, ["once"])
    assert [round(t) for t in found.times] == [2] and found.clean


def test_what_fails_is_named_and_the_rest_goes_on() -> None:
    def look(text: str) -> None:
        if text == "bad":
            raise KeyError(text)

    found = run("phrases", 10_000, look, ["good", "bad", "good"])
    assert not found.clean and found.failed == [("KeyError", "bad")] and len(found.times) == 2
    assert "  failed with KeyError: 'bad'" in list(found.lines())
    assert Run("none", 5).clean and "0 messages" in next(iter(Run("none", 5).lines()))


def test_a_layer_that_fails_is_a_failure_of_the_whole_screen() -> None:
    screen = Screen(small_content())
    assert run("whole", 10_000, whole_look(screen), ["he kicks me"]).clean
    screen.classifier = object()  # type: ignore[assignment]
    assert run("whole", 10_000, whole_look(screen), ["he kicks me", "well"]).failed == [("RuntimeError", "well")]
    screen.phrases = None  # type: ignore[assignment]
    assert run("phrases", 10_000, phrase_look(screen), ["x"]).failed == [("AttributeError", "x")]


def test_the_sentences_are_those_of_phrases_and_idioms() -> None:
    assert sentences(Content(SMALL)) == [
        "he kicks me", "he kicks", "on the roof", "roof", "bruised", "a brush", "told me a secret", "secret",
        "asked about it", "asked", "he kicks the ball", "he kicks me"]
