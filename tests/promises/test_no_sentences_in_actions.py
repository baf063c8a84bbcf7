"""Actions choose words and never hold them: the sentences are in the domain and the content."""

import ast
from pathlib import Path

import pytest

from tests.promises.code import docstrings, modules, tree

FEWEST_WORDS = 5
MODULES = list(modules("actions"))


def sentences(module: ast.Module, skipped: set[ast.Constant]) -> list[str]:
    """List the literals that read like sentences: five words or more and a full stop."""
    logged = {id(part) for node in ast.walk(module) if isinstance(node, ast.Call)
              and ast.unparse(node.func).startswith(("log.", "logging.")) for part in ast.walk(node)}
    found = []
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if node not in skipped and id(node) not in logged:
                pass
            case ast.JoinedStr(values=values) if id(node) not in logged:
                text = "".join(str(v.value) if isinstance(v, ast.Constant) else "x" for v in values)
            case _:
                continue
        if len(text.split()) >= FEWEST_WORDS and text.rstrip().endswith((".", "?", "!")):
            found.append(text)
    return found


@pytest.mark.parametrize(("module", "file"), MODULES, ids=[m for m, _ in MODULES])
def test_no_sentence_is_in_an_action(module: str, file: Path) -> None:
    assert sentences(tree(file), docstrings(file)) == []


@pytest.mark.parametrize(("code", "count"), [
    ('say("You can ask the council for this.")', 1),
    ('say(f"The council {name} must answer in time.")', 1),
    ('say("Which council do you mean?")', 1),
    ('say("utter_frame_local")', 0),
    ('log.error("the action failed for this reason. %s", x)', 0),
    ('say("Four words are fine.")', 0),
])
def test_what_counts_as_a_sentence(code: str, count: int) -> None:
    assert len(sentences(ast.parse(code), set())) == count
