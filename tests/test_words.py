"""The words that were retired stay away, and names are public in a package's face alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SOURCES = PROJECT / "src" / "counterpoint"
# They say how a thing came to be there and not what it is.
RETIRED = frozenset(
    {
        *("asked", "built", "caught", "chosen", "counted", "done", "found", "gathered", "got"),
        *("given", "held", "heard", "kept", "known", "linked", "made", "meant", "met", "moved"),
        *("named", "needed", "noted", "ordered", "placed", "reached", "received", "said", "seen"),
        *("sent", "settled", "taken", "tied", "told", "tried", "turned"),
    }
)
# A given name is called so.
ALLOWED = {("model/personal_names.py", "given")}


def modules(*folders: Path) -> Iterator[tuple[str, ast.Module]]:
    """The modules of the package by their place in it, of other folders by that in the project."""
    for folder in folders or (SOURCES,):
        base = SOURCES if folder == SOURCES else PROJECT
        for path in sorted(folder.rglob("*.py")):
            yield path.relative_to(base).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def names_given(tree: ast.Module) -> Iterator[str]:
    """The locals, parameters, fields and constants of a module, wherever they are set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def test_what_a_name_stands_for_is_what_it_says() -> None:
    retired = [
        (module, name)
        for module, tree in modules(SOURCES, PROJECT / "tests", PROJECT / "benchmarks")
        for name in sorted(RETIRED.intersection(names_given(tree)))
        if (module, name) not in ALLOWED
    ]

    assert retired == []


@pytest.mark.parametrize(
    ("name", "record"), [("debate", "ArgumentMap"), ("argument_map", "Debate")]
)
def test_a_map_and_a_debate_are_not_called_by_each_others_name(name: str, record: str) -> None:
    mistaken = [
        f"{module}:{node.lineno}"
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.arg | ast.AnnAssign)
        and name == (node.arg if isinstance(node, ast.arg) else ast.unparse(node.target))
        and node.annotation is not None
        and record in ast.unparse(node.annotation)
    ]

    assert mistaken == []


def test_only_a_package_s_face_says_what_is_public() -> None:
    saying = [
        module
        for module, tree in modules()
        if "__all__" in names_given(tree) and not module.endswith("__init__.py")
    ]

    assert saying == []
