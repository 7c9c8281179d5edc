"""The words that were retired stay away, and names are public in a package's face alone."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SOURCES = PROJECT / "src" / "counterpoint"
# They say how a thing came to be there and not what it is.
RETIRED = frozenset(
    {
        *("asked", "built", "caught", "chosen", "counted", "done", "found", "gathered", "given"),
        *("gone", "got", "heard", "held", "joined", "kept", "known", "linked", "listed", "made"),
        *("meant", "met", "moved", "named", "needed", "noted", "ordered", "placed", "reached"),
        *("received", "said", "seen", "sent", "settled", "shown", "spoken", "taken", "tied"),
        *("told", "tried", "turned", "used", "wanted"),
    }
)
# A given name is called so, and `prov:used` is a term of PROV; `Drafted.gone` is what `--json` has,
# and two members are called as their values, which it has too.
ALLOWED = {
    ("drafting/readings.py", "SEEN"),
    ("formats/tables/roles.py", "GIVEN"),
    ("model/personal_names.py", "given"),
    ("model/suppositions.py", "GONE"),
    ("pipeline/drafts.py", "gone"),
    ("vocab/foreign.py", "used"),
}
# How many voters have seen a claim, passes included: a field that users read beside `agrees`.
ALLOWED_FUNCTIONS = {("analysis/groups/counts.py", "seen")}
ALLOWED_IN_PROGRAMS = {"seen"}
# A name, and the record that it is no name for.
CALLED = (("debate", "ArgumentMap"), ("argument_map", "Debate"))
# However it is written: a constant, a type, what is a module's or a record's own.
WRITTEN = "|".join(form for name in RETIRED for form in (name, name.upper(), name.title()))
# What stands where a name is set, of those that matter here: most modules have nothing of it, and
# are not parsed. What is called by another's name, and what is public, matters in the package.
MAY_BE_RETIRED = re.compile(
    rf"\b_*(?:{WRITTEN})_*\s*(?:[:,)\]=]|[^\s\w]{{1,3}}=|in\b)|\bdef _*(?:{WRITTEN})_*\b"
)
# The same with what stands before a name that is set, which takes longer to look for.
IS_SET = re.compile(
    rf"(?:^[ \t]*|[(\[,*=]\s?|\b(?:as|for|lambda) |\.)_*(?:{WRITTEN})_*"
    rf"\s*(?:[:,)\]=]|[^\s\w]{{1,3}}=|in\b)|\b_*(?:{WRITTEN})_* :=|\bdef _*(?:{WRITTEN})_*\b",
    re.MULTILINE,
)
MAY_MATTER_IN_OURS = re.compile(
    "|".join(["__all__", *(rf"{name}\s*:[^=]*?{record}" for name, record in CALLED)])
)
# At the margin, so of the module and no other class; most modules need no parsing to see it.
CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
# What a program of the page sets: a variable, a function, an argument with its type.
SET_IN_PROGRAMS = re.compile(
    rf"\b(?:const|let|function) (?P<set>{WRITTEN})\b"
    rf"|@param \{{.*\}} \[?(?P<argument>{WRITTEN})\b"
    rf"|(?<![\w.])(?P<bare>{WRITTEN}) =>"
)
# Several at once: what is taken apart, and what a function takes.
SET_TOGETHER = re.compile(
    r"\b(?:const|let) ([\[{].*?[\]}]) (?:=|of) |\bfunction\*? ?\w*\((.*?)\) \{|\(([^()]*)\) =>",
    re.DOTALL,
)
# Of a part that gets another name that one counts.
PART = re.compile(rf"(?<![\w.])(?:{WRITTEN})\b(?!\s*:)")


@dataclass(frozen=True)
class Module:
    """``names`` are the locals, parameters, fields and constants, wherever they are set, those of
    ``self`` and of other records too. There are none where none may matter.

    ``functions`` are functions, methods and properties, nested ones too.

    ``annotations`` have the line, the name and its type, of the names in `CALLED`; ``classes`` are
    those that the module defines.
    """

    path: Path
    names: frozenset[str]
    functions: frozenset[str]
    annotations: tuple[tuple[int, str, str], ...]
    classes: frozenset[str]

    @property
    def place(self) -> str:
        """Where it stands in the package, or in the project beside it."""
        base = SOURCES if self.is_ours else PROJECT
        return self.path.relative_to(base).as_posix()

    @property
    def is_ours(self) -> bool:
        return self.path.is_relative_to(SOURCES)


@cache
def modules() -> tuple[Module, ...]:
    """The modules of the package, of the tests and of the benchmarks, each read once."""
    folders = (SOURCES, PROJECT / "tests", PROJECT / "benchmarks")
    return tuple(read(path) for folder in folders for path in sorted(folder.rglob("*.py")))


def read(path: Path) -> Module:
    names, functions, annotations = set(), set(), []
    text = path.read_text(encoding="utf-8")
    matters = (MAY_BE_RETIRED.search(text) and IS_SET.search(text)) or (
        path.is_relative_to(SOURCES) and MAY_MATTER_IN_OURS.search(text)
    )
    for node in ast.walk(ast.parse(text)) if matters else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.add(node.name)
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            name = node.arg if isinstance(node, ast.arg) else ast.unparse(node.target)
            if name in dict(CALLED):
                annotations.append((node.lineno, name, ast.unparse(node.annotation)))
    classes = frozenset(CLASS.findall(text))
    return Module(path, frozenset(names), frozenset(functions), tuple(annotations), classes)


def names_in_program(text: str) -> set[str]:
    """The retired names that a program of the page sets."""
    together = (name for names in SET_TOGETHER.findall(text) for name in names)
    single = (name[name.lastgroup or 0] for name in SET_IN_PROGRAMS.finditer(text))
    return {*single, *(part for names in together for part in PART.findall(names))}


@pytest.mark.parametrize(
    "line",
    [
        *("_told = 1", "TOLD, other = 1, 2", "self._told: int = 1", "self.told = 1"),
        *("self.x[0].told, b = 1, 2", "other, self.told = 1, 2", "self.told += 1", "a = told = 1"),
        *(
            "for at, told in x: ...",
            "for self.told in x: ...",
            "[1 for told in x]",
            "f((told := 1))",
        ),
        *(
            "if x and (told := 1): ...",
            "with x as told: ...",
            "lambda told: 1",
            "def f(*told): ...",
        ),
        *("def f(\n    told: int,\n): ...", "def f(x, *, told=1): ...", "def _told(): ..."),
        *("Told = TypeVar('Told')", "(\n    told,\n    x,\n) = 1, 2", "[told, *x] = 1, 2"),
    ],
)
def test_a_retired_name_is_seen_wherever_it_is_set(tmp_path: Path, line: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(line, encoding="utf-8")

    module = read(path)

    assert {name.strip("_").lower() for name in module.names | module.functions} >= {"told"}


@pytest.mark.parametrize(
    "line",
    [
        *("const TOLD = 1;", "let [a, told] = b;", "const { a = 1, told } = b;", "(told) => 1"),
        *("for (const [a, told] of b) {", "function f({ a, told }) {", "({ told }, a) => 1"),
        *("const {\n  told,\n} = b;", "const { a: told } = b;", "(told, a) => 1"),
        *("function told() {", "  /** @param {string} told */", "function f(a, told = g()) {"),
    ],
)
def test_a_retired_name_is_seen_wherever_a_program_sets_it(line: str) -> None:
    assert {name.lower() for name in names_in_program(line)} == {"told"}


def test_what_a_name_stands_for_is_what_it_says() -> None:
    retired = [
        (module.place, name)
        for module in modules()
        for name in sorted(module.names)
        if name.strip("_").lower() in RETIRED and (module.place, name) not in ALLOWED
    ]

    assert retired == []


def test_a_function_is_called_by_what_it_gives_or_does() -> None:
    retired = [
        (module.place, name)
        for module in modules()
        for name in sorted(module.functions)
        if module.is_ours
        and name.strip("_") in RETIRED
        and (module.place, name) not in ALLOWED_FUNCTIONS
    ]

    assert retired == []


def test_a_name_in_the_page_s_programs_says_what_it_stands_for() -> None:
    folders = (SOURCES / "views" / "js", SOURCES / "server" / "assets")
    retired = [
        (path.relative_to(SOURCES).as_posix(), name)
        for folder in folders
        for path in sorted(folder.rglob("*.js"))
        for name in sorted(names_in_program(path.read_text(encoding="utf-8")))
        if name not in ALLOWED_IN_PROGRAMS
    ]

    assert retired == []


@pytest.mark.parametrize(("name", "record"), CALLED)
def test_a_map_and_a_debate_are_not_called_by_each_others_name(name: str, record: str) -> None:
    mistaken = [
        f"{module.place}:{line}"
        for module in modules()
        for line, annotated, annotation in module.annotations
        if module.is_ours and annotated == name and record in annotation
    ]

    assert mistaken == []


def test_only_a_package_s_face_says_what_is_public() -> None:
    saying = [
        module.place
        for module in modules()
        if module.is_ours and "__all__" in module.names and module.path.name != "__init__.py"
    ]

    assert saying == []


def test_no_two_modules_define_a_class_of_one_name() -> None:
    places: dict[str, list[str]] = {}
    for module in modules():
        for name in module.classes if module.is_ours else ():
            places.setdefault(name, []).append(module.place)

    assert {name: places[name] for name in sorted(places) if len(places[name]) > 1} == {}
