"""Nothing about the use of the assistant is sent to anybody."""

import argparse
import os
import re

import pytest

from bot.commands import serve, train
from tests.promises.code import ROOT, modules

SWITCH = "RASA_TELEMETRY_ENABLED"
# Where programs that report on their use send it, and the libraries that do so.
REPORTING = re.compile(r"segment\.(?:io|com)|sentry|googletagmanager|google-analytics|mixpanel|posthog|plausible", re.I)


@pytest.fixture
def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    return parser.parse_args([])


@pytest.mark.parametrize("outside", [None, "true"])
def test_the_service_switches_it_off_whatever_the_environment(monkeypatch: pytest.MonkeyPatch, outside: str | None,
                                                              options: argparse.Namespace) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    if outside:
        monkeypatch.setenv(SWITCH, outside)
    assert serve.environment(options)[SWITCH] == "false"


def test_training_switches_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.setattr(train, "PARTS", {})
    monkeypatch.setattr(train, "load", lambda path: None)
    train.run(argparse.Namespace(force=False))
    assert os.environ[SWITCH] == "false"


def test_make_switches_it_off() -> None:
    assert f"export {SWITCH} := false" in (ROOT / "Makefile").read_text()


def test_everything_that_starts_rasa_switches_it_off() -> None:
    folder = ROOT / "deploy"
    for file in [f for f in folder.rglob("*") if f.is_file()] if folder.exists() else []:
        text = file.read_text("utf-8", "ignore")
        if re.search(r"\brasa\b[\"', ]+run\b|-m rasa\b", text):
            assert SWITCH in text or "bot serve" in text, file.name


def test_no_code_or_configuration_names_a_service_that_counts_people() -> None:
    files = [file for _, file in modules()] + [ROOT / n for n in ("config.yml", "endpoints.yml", "credentials.yml")]
    files += [f for f in (ROOT / "bot" / "web").rglob("*") if f.suffix in (".html", ".js", ".css")]
    assert [f.name for f in files if REPORTING.search(f.read_text("utf-8"))] == []


def test_the_encoder_is_never_fetched() -> None:
    assert "local_files_only=True" in (ROOT / "bot" / "language" / "encoder_export.py").read_text()
