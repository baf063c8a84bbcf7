"""`python -m bot explain` shows every stage of understanding, why an entry was chosen, and the reply."""

import argparse
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from bot.commands import explain
from bot.language.deciding import Decision, Rule, decide
from bot.language.mentions import Mention
from bot.language.ranking import Ranked
from bot.language.understanding import Understanding, Understood
from bot.safeguarding import Screen
from evaluation.questions import Question
from evaluation.scoring import Answered
from knowledge import CONTENT, Knowledge

ENTRY = "ehc-needs-assessment"


@dataclass
class FakeUnderstanding:
    """Understands whatever it is told; of all questions the second is the nearest."""

    kb: Knowledge
    understood: Understood

    def read(self, text: str, today: date) -> Understood:
        return self.understood

    @property
    def encoder(self) -> SimpleNamespace:
        near = [1.0, 0.1, 0.9]
        return SimpleNamespace(encode=lambda texts: np.array([[near[i] if i < 3 else 0.0] for i in range(len(texts))]))

    @property
    def expander(self) -> SimpleNamespace:
        return SimpleNamespace(expand=str.lower)


class FakeClient:
    """A gateway that answers at one address."""

    asked: list[Question] = []

    def __init__(self, url: str) -> None:
        self.url = url

    def reachable(self) -> bool:
        return self.url.endswith(":8000")

    def ask(self, question: Question) -> tuple[Answered, ...]:
        self.asked.append(question)
        return (Answered([{"text": "20 weeks.\n\nAsk the council.", "custom": {"outcome": "answered"}}], 0.1),)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, kb: Knowledge, capsys: pytest.CaptureFixture[str], tmp_path):
    wishes = [("ask_timescale", 0.7), ("ask_steps", 0.2), ("greet", 0.001)]
    ranking = [Ranked(ENTRY, 0.6), Ranked("bury-contact-front-door", 0.1)]
    found = [Mention("need", "adhd", 0, 4, "adhd"), Mention("need", "autism", 9, 15, "autism", denied=True)]
    scores = [(one.entry, one.score) for one in ranking]
    understood = Understood("as it is read", found, wishes, ranking, decide(kb, wishes, scores, {}))
    phrases = Screen.load(tmp_path, CONTENT)
    monkeypatch.setattr(explain, "load", lambda _: kb)
    monkeypatch.setattr(explain, "GatewayClient", FakeClient)
    monkeypatch.setattr(Screen, "load", lambda *_: phrases)
    parser = argparse.ArgumentParser()
    explain.arguments(parser)

    def run(*arguments: str, decision: Decision | None = None) -> tuple[int, str]:
        shown = understood if decision is None else Understood("read", [], [], ranking, decision)
        monkeypatch.setattr(Understanding, "load", lambda *_: FakeUnderstanding(kb, shown))
        code = explain.run(parser.parse_args(arguments))
        return code, capsys.readouterr().out

    return run


def test_every_stage_is_shown(run, kb: Knowledge) -> None:
    code, printed = run("how long?", "--council", "south_glos", "--audience", "staff")
    assert code == 0
    questions = kb.entries[ENTRY].questions
    for line in (
        "Message    how long?", "asked of South Gloucestershire Council, as staff", "Screen     NONE",
        "Read as    as it is read", "Mentioned  need = adhd  (adhd)\n", "need = autism  (autism)  denied",
        "Wanted      70%  ask_timescale", " 20%  ask_steps", f"Process {ENTRY}: Getting an EHC plan, step by step",
        f"nearest question: {questions[1]}", "(only bury)",
        "Decided    ask_timescale, answered by action_answer_question",
        "AGREED: the first entry decides", f"first entry {ENTRY}, confirmed, checked on 20",
        "knowledge/content/national/ehc/needs-assessment.yml:2", "Reply      [answered]\n           20 weeks.\n",
    ):
        assert line in printed, line
    assert "greet" not in printed
    asked = FakeClient.asked[-1]
    assert (asked.asked_of, asked.audience, asked.turns[0].text) == ("south_glos", "staff", "how long?")


def test_where_what_is_named_decides_no_entry_is_said_to_be_chosen(run) -> None:
    _, printed = run("adhd in year 4", decision=Decision("ask_strategies", 0.5, ((ENTRY, 0.6),), Rule.NAMED))
    assert "ask_strategies, answered by action_suggest_strategies" in printed and "NAMED: what is named" in printed
    assert "first entry" not in printed


def test_what_is_not_understood_falls_to_the_fallback(run) -> None:
    _, printed = run("hm", decision=Decision("nlu_fallback", 0.0, (), Rule.EMPTY))
    assert "nlu_fallback, answered by action_not_understood" in printed
    assert "About      nothing" in printed and "Mentioned  nothing" in printed


def test_the_screens_verdict_and_its_phrases(run) -> None:
    _, printed = run("I want to kill myself")
    assert "Screen     INTERRUPT, suicide, because of: phrases" in printed
    assert "phrase suicide-kill-self (suicide): INTERRUPT" in printed


def test_without_an_assistant_the_entry_itself_speaks(run, kb: Knowledge) -> None:
    _, printed = run("how long?", "--url", "http://127.0.0.1:9", "--audience", "staff")
    assert f"Reply      {kb.processes[ENTRY].answer.to('staff')}" in printed
    assert "no assistant runs at http://127.0.0.1:9" in printed


def test_an_unknown_council_is_named(run) -> None:
    assert run("hi", "--council", "atlantis") == (2, "No council is called atlantis; there are bury, south_glos\n")
