"""The project's own Python, read as trees: what its promises are checked on."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("actions", "bot", "evaluation", "knowledge")


def modules(*packages: str) -> Iterator[tuple[str, Path]]:
    """Go through the modules below some packages: dotted name and file."""
    for package in packages or PACKAGES:
        for file in sorted((ROOT / package.replace(".", "/")).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(p for p in parts if p != "__init__"), file


@cache
def tree(file: Path) -> ast.Module:
    """Parse a file."""
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Go through everything that a module imports, also inside functions; a name from a package too."""
    for node in ast.walk(tree(file)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.ImportFrom():
                yield "(relative)"


def docstrings(file: Path) -> set[ast.Constant]:
    """Collect the docstrings of a module."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            match node.body:
                case [ast.Expr(value=ast.Constant(value=str()) as constant), *_]:
                    found.add(constant)
    return found


def calls(file: Path) -> Iterator[ast.Call]:
    """Go through the calls of a module."""
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))
