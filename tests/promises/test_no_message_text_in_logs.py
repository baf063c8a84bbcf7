"""What people write is never logged: not by itself, not in an error, not in a traceback."""

import ast
import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.action_answer_question import ActionAnswerQuestion
from actions.action_calculate_deadline import ActionCalculateDeadline
from actions.action_suggest_strategies import ActionSuggestStrategies
from bot.language.clean import clean
from bot.language.dates import find_dates
from bot.language.expand import Expander
from bot.language.mentions import Mentions
from bot.language.spacy_model import build
from bot.language.vocabulary import names
from knowledge import Knowledge
from tests.builders import say, small_knowledge, tracker
from tests.promises.code import calls, modules

SECRET = "Poppy of 3 Acacia Avenue told me on 3 March 2026 that her autisim is worse"
# The parts of the assistant that a message passes through.
ON_THE_WAY = ("actions", "bot.language", "bot.pipeline", "bot.safeguarding", "bot.web", "knowledge")
# Training and tools print what they do; no message reaches them.
BY_HAND = ("bot.language.fine_tuning", "bot.language.topic_fitting", "bot.safeguarding.training",
           "bot.safeguarding.fitting", "bot.safeguarding.lookalikes")
LEVELS = {"debug", "info", "warning", "error", "critical", "log", "exception"}
# Names of variables and fields that may hold what somebody wrote.
PERSONAL = {"text", "message", "messages", "body", "words", "said", "content", "request", "turns", "events",
            "slots", "tracker", "metadata", "payload", "latest"}

MODULES = [(m, f) for m, f in modules(*ON_THE_WAY) if not m.startswith(BY_HAND)]


def logged(file: Path) -> list[ast.Call]:
    return [call for call in calls(file) if isinstance(call.func, ast.Attribute) and call.func.attr in LEVELS
            and ast.unparse(call.func.value) in ("log", "logger", "logging")]


@pytest.mark.parametrize(("module", "file"), MODULES, ids=[m for m, _ in MODULES])
def test_a_log_call_holds_nothing_that_somebody_wrote(module: str, file: Path) -> None:
    for call in logged(file):
        assert call.func.attr != "exception", "a traceback's last line may hold a person's words"
        assert "exc_info" not in {k.arg for k in call.keywords}
        for part in [p for a in (*call.args, *(k.value for k in call.keywords)) for p in ast.walk(a)]:
            name = part.id if isinstance(part, ast.Name) else part.attr if isinstance(part, ast.Attribute) else ""
            assert name not in PERSONAL, f"{module} line {call.lineno} logs `{name}`"


@pytest.mark.parametrize(("module", "file"), MODULES, ids=[m for m, _ in MODULES])
def test_nothing_is_printed_on_the_way(module: str, file: Path) -> None:
    printed = [call.lineno for call in calls(file) if ast.unparse(call.func) in ("print", "pprint", "warnings.warn")]
    assert printed == []


def test_an_error_is_logged_by_its_kind_only() -> None:
    """`%s` of an error writes its words; `type(error).__name__` does not."""
    for module, file in MODULES:
        for call in logged(file):
            for argument in (*call.args[1:], *(k.value for k in call.keywords)):
                assert ast.unparse(argument) not in ("error", "str(error)", "repr(error)", "e", "problem"), module


class TestWhatIsReallyLogged:
    @pytest.fixture(autouse=True)
    def everything(self, caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
        caplog.set_level(logging.DEBUG)
        return caplog

    def test_while_a_message_is_understood(self, caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
        kb = small_knowledge()
        text = clean(SECRET)
        assert find_dates(text, date(2026, 11, 22))
        assert Mentions(kb, names(kb)).find(build(kb)(text))
        assert Expander(kb).expand(text)
        self.nothing_of_it(caplog, capfd)

    @pytest.mark.parametrize("action", [ActionAnswerQuestion, ActionSuggestStrategies, ActionCalculateDeadline])
    def test_while_it_is_answered_and_when_that_fails(self, action: type, monkeypatch: pytest.MonkeyPatch,
                                                      caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
        from actions.composing import base

        monkeypatch.setattr(base, "knowledge", small_knowledge)
        say(action(), tracker(SECRET, ranking={"right": 0.9}))
        failed = say(action(), tracker(SECRET, ranking={SECRET: "no number"}))  # type: ignore[dict-item]
        assert failed.custom["outcome"] == "error"
        self.nothing_of_it(caplog, capfd)

    def test_a_date_that_is_none(self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
                                 capfd: Any) -> None:
        from actions.composing import base

        monkeypatch.setattr(base, "knowledge", small_knowledge)
        # `date.fromisoformat` puts what it was given into its error.
        failed = say(ActionCalculateDeadline(), tracker(SECRET, slots={"deadline_date": SECRET}))
        assert failed.custom["outcome"] == "error" and "ValueError" in caplog.text
        self.nothing_of_it(caplog, capfd)

    @staticmethod
    def nothing_of_it(caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
        written = caplog.text + "".join(capfd.readouterr())
        assert not [word for word in ("Poppy", "Acacia", "autisim", "worse") if word in written]


def test_the_real_knowledge_base_loads_in_silence(kb: Knowledge, capfd: Any) -> None:
    assert capfd.readouterr().out == ""
