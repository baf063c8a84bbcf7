"""The report of the checker: every check is run, all at once, and file, line and field are named."""

import pkgutil
from importlib import import_module
from inspect import getmembers, isfunction, signature

from knowledge import checker, checks
from knowledge.checks.finding import Finding
from tests.knowledge.conftest import TOPIC, Folder

ENOUGH = "    questions: [a, b, c, d, e, f]\n"


def test_file_line_and_field_are_named(folder: Folder) -> None:
    folder.write("national/topics.yml", TOPIC.format(id="good") + "    related: [gone]\n" + ENOUGH)
    (problem,) = checker.check(folder.load(), folder.root)
    assert str(problem) == "national/topics.yml:2: good.related: `gone` names nothing"


def test_a_record_that_is_no_entry_is_named_too(folder: Folder) -> None:
    folder.topic("good.yml", "good", ENOUGH)
    folder.write("national/exceptions.yml", "# A comment.\nhard_to_read:\n  - {id: good, why: It is.}\n")
    (problem,) = checker.check(folder.load(), folder.root)
    assert (problem.file, problem.line, problem.field) == ("national/exceptions.yml", 3, "good.id")


def test_problems_of_every_kind_are_listed_at_once(folder: Folder) -> None:
    hard = "Consideration of alternative educational arrangements necessitates multidisciplinary documentation."
    folder.write("banned.yml", "banned_phrases:\n  - {id: b, says: [great question], why: It is empty.}\n")
    folder.write("a.yml", TOPIC.format(id="one").replace("The answer.", f"{hard} {hard} Great question. Wait 6 weeks.")
                 + ENOUGH + "    related: [gone, one]\n    aliases: [x, x]\n")
    folder.write("b.yml", TOPIC.format(id="two").replace("The answer.", "Ring 01632 960 009.") + ENOUGH)
    found = {f"{p.file} {p.field}" for p in checker.check(folder.load(), folder.root)}
    assert found == {"a.yml one.related", "a.yml one.aliases", "a.yml one.figures", "a.yml one.parent",
                     "a.yml one.prose", "b.yml two.prose", "b.yml two.questions"}


def test_every_check_is_run() -> None:
    modules = [import_module(f"knowledge.checks.{m.name}") for m in pkgutil.iter_modules(checks.__path__)]
    finders = {f for m in modules for _, f in getmembers(m, isfunction)
               if f.__module__ == m.__name__ and [*signature(f).parameters] == ["knowledge"]
               and str(Finding) in str(signature(f).return_annotation)}
    assert len(finders) >= 20
    assert set(checker.CHECKS) == finders
