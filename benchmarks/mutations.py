"""The small faults that ``mutants.py`` makes in the sources: mutmut's operators, and a few of ours.

Unlike mutmut we make them in properties and in constants too. What only types, imports, docstrings
and decorators read is left as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, WhitespaceInclusivePositionProvider
from mutmut.mutation.mutators import mutation_operators

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "src" / "counterpoint"
FOLDERS = ("analysis/basis", "analysis/kinds", "network")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the module's whole text with it, and in which function it is ("" for none)."""

    module: str
    folder: str
    function: str
    line: int
    change: str
    text: str
    ours: bool

    @property
    def key(self) -> str:
        """The same in each run, as long as the function stays as it is."""
        description = f"{self.module}:{self.function}:{self.line}:{self.change}"
        return hashlib.sha256(description.encode()).hexdigest()[:16]


def drop_element(node: Any) -> Iterator[Any]:
    """A tuple, list or set without one of its elements: an order without one of its ranks."""
    if len(node.elements) > 1:
        for number in range(len(node.elements)):
            yield node.with_changes(
                elements=[*node.elements[:number], *node.elements[number + 1 :]]
            )


def keep_operand(node: Any) -> Iterator[Any]:
    """One side of an operation alone: a product without a factor, a test without a half."""
    yield from (_enclosed(node.left), _enclosed(node.right))


def drop_filter(node: Any) -> Iterator[Any]:
    """A comprehension that leaves nothing out."""
    if node.ifs:
        yield node.with_changes(ifs=[])


def _enclosed(node: Any) -> Any:
    return node.with_changes(
        lpar=[cst.LeftParen(), *node.lpar], rpar=[*node.rpar, cst.RightParen()]
    )


OURS = (
    (cst.Tuple, drop_element),
    (cst.List, drop_element),
    (cst.Set, drop_element),
    (cst.BinaryOperation, keep_operand),
    (cst.BooleanOperation, keep_operand),
    (cst.CompFor, drop_filter),
)


def find_mutants(path: Path) -> Iterator[Mutant]:
    """Every fault that the operators make of a file."""
    text = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(cst.parse_module(text))
    places = wrapper.resolve(WhitespaceInclusivePositionProvider)
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = ".".join(parts).removesuffix(".__init__")
    folder = next(x for x in FOLDERS if path.is_relative_to(PACKAGE / x))
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(len(x) for x in lines)]
    for node, function in _walk(wrapper.module, ""):
        for changed, new, ours in _mutations(node):
            place = places[changed]
            start = starts[place.start.line - 1] + place.start.column
            end = starts[place.end.line - 1] + place.end.column
            whole = f"{text[:start]}{wrapper.module.code_for_node(new)}{text[end:]}"
            change = _difference(lines, whole.splitlines(keepends=True))
            if change:
                line = place.start.line
                yield Mutant(module, folder, function, line, change, whole, ours)


def _shared(one: list[str], other: list[str]) -> int:
    """How many lines two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def _mutations(node: Any) -> Iterator[tuple[Any, Any, bool]]:
    """What is changed, into what, and whether by an operator of ours."""
    for operators, ours in ((mutation_operators, False), (OURS, True)):
        for kind, operator in operators:
            for new in operator(node) if isinstance(node, kind) else ():
                yield node, new, ours
    if isinstance(node, cst.If):
        yield from ((node.test, cst.Name(x), True) for x in ("True", "False"))


def _difference(before: list[str], after: list[str]) -> str:
    """The lines that differ, old ones first."""
    same = _shared(before, after)
    tail = _shared(before[same:][::-1], after[same:][::-1])
    old, new = before[same : len(before) - tail], after[same : len(after) - tail]
    return "".join([*(f"-{x}" for x in old), *(f"+{x}" for x in new)]).rstrip()


def _walk(node: Any, function: str, scope: str = "") -> Iterator[tuple[Any, str]]:
    """Each node with the function that it stands in; what only types and imports read is not."""
    idle = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
    docstring = isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString)
    if isinstance(node, idle) or docstring or _is_name_of_face(node):
        return
    yield node, function
    if isinstance(node, cst.FunctionDef):
        function = function or f"{scope}{node.name.value}"
    if isinstance(node, cst.ClassDef):
        scope = f"{scope}{node.name.value}."
    for child in node.children:
        yield from _walk(child, function, scope)


def _is_name_of_face(node: Any) -> bool:
    """``__all__``, and a name that is only a type."""
    if not isinstance(node, cst.Assign) or not isinstance(node.targets[0].target, cst.Name):
        return False
    name, value = node.targets[0].target.value, node.value
    return name == "__all__" or (name.startswith("_") and isinstance(value, cst.Subscript))
