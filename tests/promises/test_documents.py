"""What the documents say is so: links, commands, files, variables and examples are real."""

import argparse
import ast
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from bot.cli import COMMANDS
from bot.web.settings import Settings
from knowledge import CONTENT, load
from knowledge.checker import check
from knowledge.models import Topic

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
EDITING = ROOT / "docs" / "editing-content.md"
OPERATING = ROOT / "docs" / "operating.md"
CODE = ("actions", "bot", "evaluation", "knowledge")
OURS = re.compile(r"^(?:\.ci|actions|bot|data|docs|evaluation|knowledge|requirements|scripts|tests)/[\w./*-]+$")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
LONGEST_DECISION = 60
# What the commands write, and git does not hold.
MADE = ("evaluation/out/",)

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)


def prose(document: Path) -> str:
    return FENCED.sub("", document.read_text("utf-8"))


def code(document: Path) -> list[str]:
    text = document.read_text("utf-8")
    return [*(block for _, block in FENCED.findall(text)), *INLINE.findall(prose(document))]


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_document
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(prose(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@every_document
def test_every_file_that_is_named_exists(document: Path) -> None:
    for path in filter(OURS.match, INLINE.findall(prose(document))):
        assert path.startswith(MADE) or any(ROOT.glob(path.rstrip("/"))), path


@every_document
def test_every_test_that_is_named_exists(document: Path) -> None:
    for path, name in re.findall(r"`(?:tests/)?([\w/]+\.py)::(\w+)`", document.read_text("utf-8")):
        assert re.search(rf"^(?:async )?def {name}\(", (ROOT / "tests" / path).read_text("utf-8"), re.MULTILINE), name


@every_document
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {t for piece in code(document) for t in re.findall(r"\bmake ([a-z][a-z-]*)", piece)}
    assert named <= targets


@every_document
def test_every_command_that_is_named_exists_with_its_options(document: Path) -> None:
    for piece in code(document):
        for name, rest in re.findall(r"python -m bot ([a-z-]+)([^\n]*)", piece):
            assert name in COMMANDS
            parser = argparse.ArgumentParser()
            import_module(f"bot.commands.{name}").arguments(parser)
            assert set(re.findall(r"--[a-z-]+", rest)) <= set(parser._option_string_actions)
        for module in re.findall(r"python -m ((?:bot|evaluation)\.[\w.]+)", piece):
            assert (ROOT / module.replace(".", "/")).with_suffix(".py").exists(), module


def test_every_document_that_the_code_names_exists() -> None:
    files = [f for folder in CODE for f in (ROOT / folder).rglob("*.py")]
    for file in [*files, *(ROOT / "requirements").glob("*.in")]:
        for path in re.findall(r"docs/[\w/.-]+\.md", file.read_text("utf-8")):
            assert (ROOT / path).exists(), f"{file.name} names {path}"


class Asked(dict[str, str]):
    """An environment that is empty and remembers what was asked of it."""

    def get(self, key: str, default: object = None) -> None:  # type: ignore[override]
        self[key] = ""


def variables_read() -> Iterator[str]:
    settings = Asked()
    Settings.from_env(settings)
    yield from settings
    for file in (f for folder in CODE for f in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="getenv" | "get" as name, value=value),
                              args=[ast.Constant(value=str(variable)), *_]):
                    if name == "getenv" or ast.unparse(value) == "os.environ":
                        yield variable
                case ast.Subscript(value=value, slice=ast.Constant(value=str(variable)), ctx=ast.Load()):
                    if ast.unparse(value) == "os.environ":
                        yield variable
    yield from re.findall(r"\$\{(\w+)\}", (ROOT / "endpoints.yml").read_text())


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    section = OPERATING.read_text("utf-8").split("## Environment variables\n")[1].split("\n#")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    documented = {name for row in rows for name in INLINE.findall(row)}
    assert documented == set(variables_read())


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda d: d.stem)
def test_a_decision_is_short_and_has_its_four_parts(decision: Path) -> None:
    lines = decision.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST_DECISION
    assert [x for x in lines if x.startswith("## ")] == ["## Context", "## Options", "## Decision", "## Consequences"]
    assert lines[0].startswith(f"# {decision.stem[:4]} ")


def test_every_direct_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
    named = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([^|]+) \|", reasons, re.MULTILINE))))
    for file in (ROOT / "requirements").glob("*.in"):
        for line in file.read_text().splitlines():
            name = re.match(r"[A-Za-z][\w-]*", line)
            assert not name or name[0] in named, f"{file.name}: {line}"


def examples() -> list[str]:
    return [block for kind, block in FENCED.findall(EDITING.read_text("utf-8")) if kind == "yaml"]


def test_the_examples_for_editors_pass_the_check(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    files = []
    for block in examples():
        named = re.match(r"# knowledge/content/(\S+)\n", block)
        if named:
            files.append(content / named[1])
            files[-1].parent.mkdir(parents=True, exist_ok=True)
            files[-1].write_text(block, "utf-8")
    kb = load(content)
    shown = {str(f.relative_to(content)) for f in files}
    assert len(files) >= 6
    assert [str(p) for p in check(kb, content) if p.file in shown] == []
    assert "anytown" in kb.councils


def test_the_parts_of_entries_that_editors_are_shown_are_fields() -> None:
    fragments = [block for block in examples() if not block.startswith("# knowledge/")]
    assert fragments
    for fragment in fragments:
        fields = yaml.safe_load(fragment)
        for name, value in fields.items():
            field = Topic.__fields__[name]
            assert field.validate(value, {}, loc=name)[1] is None


def test_the_first_screen_of_the_readme_has_the_two_commands_and_a_picture() -> None:
    first = (ROOT / "README.md").read_text("utf-8").split("\n## ")[0]
    assert "make run" in first and "make test" in first
    assert "docs/pictures/chat.png" in first
