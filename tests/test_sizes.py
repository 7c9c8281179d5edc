"""A module is read in one sitting, and a function on one screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "counterpoint"
# "Some 300": a few lines more are no reason to part what belongs together.
MOST_LINES = 320
# Beside its docstring.
MOST_IN_A_FUNCTION = 40
_DEFINITION = re.compile(r"^(\s*)(?:async )?def ")

LONG_MODULES = {
    "analysis/explaining/composer.py": "one class, a clause a method, none of which stands alone",
    "analysis/issues/find.py": "issues from what is compared to their order, step upon step",
    "formats/argdown/document.py": "records that refer to one another, each with its docstring",
    "formats/source_texts/speaking/names.py": "one grammar, of the lines that name a speaker",
    "model/__init__.py": "a late face: each name as imported, as public, and with its home",
    "model/argument_map.py": "the records of a map, in the order in which they refer to another",
    "processes/pool.py": "one keeper with its crews, whose locks and losses are read together",
    "store/folder/generations.py": "the order in which a store is written is its safety",
    "views/report/report.py": "one class, whose methods stand as the report's sections do",
    "store/store.py": "one class, of which half is what its methods promise",
}
LONG_FUNCTIONS = {
    "formats/argdown/inclusion.py:include_files": "one loop over a stack, for nesting has no end",
    "formats/argdown_map/reader.py:_map": "the order in which a map is read, once and in full",
    "formats/foreign/building.py:build": "each kind of record, in the order of what they refer to",
    "formats/source_texts/readers/pdf.py:_stretches": "letter by letter, each held to those before",
    "pipeline/joining/joining.py:join_maps": "kind by kind, each on the ids of those before",
}


def long_modules() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES:
            yield path.relative_to(PACKAGE).as_posix()


def size_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without those of its docstring."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    beside = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - beside


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (x for x in ast.walk(tree) if isinstance(x, ast.FunctionDef | ast.AsyncFunctionDef))


def may_have_a_long_function(text: str) -> bool:
    """Whether one is that far from the next that stands no deeper; most modules are not parsed."""
    open_functions: list[tuple[int, int]] = []  # how deep, and since which line
    lines = text.splitlines()
    for number, line in enumerate([*lines, "def end"]):
        if match := _DEFINITION.match(line):
            depth = len(match[1])
            while open_functions and open_functions[-1][0] >= depth:
                if number - open_functions.pop()[1] > MOST_IN_A_FUNCTION:
                    return True
            open_functions.append((depth, number))
    return False


def long_functions() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for function in functions(ast.parse(text)) if may_have_a_long_function(text) else ():
            if size_of(function) > MOST_IN_A_FUNCTION:
                yield f"{path.relative_to(PACKAGE).as_posix()}:{function.name}"


def test_a_module_that_is_long_has_a_reason() -> None:
    assert set(long_modules()) == set(LONG_MODULES)


def test_a_function_that_is_long_has_a_reason() -> None:
    assert set(long_functions()) == set(LONG_FUNCTIONS)
