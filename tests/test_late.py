"""What is loaded when it is first used: faces of packages, functions in tables, and by whom."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from counterpoint.late import LateFunction, late_face

PROJECT = Path(__file__).parent.parent
SOURCE = PROJECT / "src"
SEED = PROJECT / "seeds" / "negotiating-with-putin.argdown"
FACES = [
    path.parent
    for path in sorted(SOURCE.rglob("__init__.py"))
    if "= late_face(" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("folder", FACES, ids=lambda folder: folder.relative_to(SOURCE).as_posix())
def test_a_late_face_has_its_names_and_none_is_that_of_a_module(folder: Path) -> None:
    face = import_module(".".join(folder.relative_to(SOURCE).parts))

    modules = {path.stem for path in folder.iterdir()}

    assert [name for name in face.__all__ if not hasattr(face, name)] == []
    assert modules & {*face.__all__} == set()
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        face.no_such_name  # noqa: B018


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = late_face("counterpoint.errors", {".suggestions": "nearest_name"})
    errors = import_module("counterpoint.errors")
    monkeypatch.delattr(errors, "nearest_name")

    function = look_up("nearest_name")

    assert function("ruis", ["ruiz", "pifer"]) == "ruiz"
    assert errors.__dict__["nearest_name"] is function


def test_a_late_function_goes_to_another_process_and_is_the_same_there() -> None:
    function = LateFunction("counterpoint.errors", "nearest_name")

    assert pickle.loads(pickle.dumps(function)) == function
    assert {function, LateFunction("counterpoint.errors", "nearest_name")} == {function}
    assert function != LateFunction("counterpoint.errors", "shortened")


def test_an_import_in_a_function_says_why() -> None:
    silent = [
        f"{path.relative_to(SOURCE).as_posix()}:{number}"
        for path in sorted(SOURCE.rglob("*.py"))
        for number in _silent_imports(path.read_text(encoding="utf-8"))
    ]

    assert silent == []


def _silent_imports(text: str) -> list[int]:
    """The numbers of the lines of imports that ruff lets pass and no comment explains."""
    if "PLC0415" not in text:
        return []
    lines = text.splitlines()
    return [
        number
        for number, (above, line) in enumerate(zip(["", *lines], lines, strict=False), 1)
        if re.search(r"# noqa: [\w, ]*PLC0415$", line) and not above.lstrip().startswith("# ")
    ]


# What only others need: pages, drafts, tables, foreign formats, notebooks, servers.
_NEVER = (
    "IPython",
    "asyncio",
    "counterpoint.formats.arguebuf.reading",
    "counterpoint.formats.tables.reading",
    "counterpoint.drafting.cues",
    "counterpoint.server",
    "counterpoint.views",
    "duckdb",
    "http.client",
    "jinja2",
    "networkx.generators",
    "numpy",
    "pyarrow",
    "pyshacl",
    "pyvis",
    "rdflib.plugin",
)


@pytest.mark.parametrize(
    ("command", "others"),
    [
        (("--help",), ("counterpoint.model", "counterpoint.pipeline", "rdflib", "yaml", "rich")),
        (
            ("check", str(SEED)),
            ("counterpoint.analysis", "counterpoint.store.store", "networkx", "rich"),
        ),
        (
            ("query", "positions", str(SEED), "--format", "json"),
            (
                "counterpoint.analysis",
                "networkx",
                "rich",
            ),
        ),
        (("query", "tensions", str(SEED), "--format", "json"), ("rich",)),
    ],
    ids=["help", "check", "query-of-the-map", "query"],
)
def test_a_command_loads_nothing_that_only_others_need(
    command: tuple[str, ...], others: tuple[str, ...]
) -> None:
    program = (
        "import atexit, sys; from counterpoint.__main__ import main; "
        f"names = {(*_NEVER, *others)!r}; "
        "atexit.register(lambda: print([x for x in names if x in sys.modules], file=sys.stderr)); "
        f"sys.argv[1:] = {command!r}; main()"
    )

    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert process.stdout
    assert process.stderr.splitlines()[-1] == "[]"
