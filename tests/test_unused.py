"""A private name at the head of a module is used there, or is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "counterpoint"


def private_names(tree: ast.Module) -> Iterator[str]:
    """What a module sets or defines as its own; ``_`` alone is a name for nothing."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [statement.name]
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            names = [x.id for x in names_in(statement) if isinstance(x.ctx, ast.Store)]
        else:
            names = []
        yield from (name for name in names if name.startswith("_") and name.strip("_"))


def names_in(node: ast.AST) -> Iterator[ast.Name]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Name))


def unused_names() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {each.id for each in names_in(tree) if isinstance(each.ctx, ast.Load)}
        for name in private_names(tree):
            if name not in used and not name.endswith("__"):
                yield f"{path.relative_to(PACKAGE).as_posix()}:{name}"


def test_each_private_name_of_a_module_is_used_in_it() -> None:
    assert list(unused_names()) == []
