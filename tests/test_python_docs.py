"""The tour of the Python face and its notebook, done as a newcomer does them, line by line."""

from __future__ import annotations

import ast
import doctest
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

from counterpoint.pipeline.frames import FRAMES

PROJECT = Path(__file__).parent.parent
TOUR = (PROJECT / "docs" / "python.md").read_text(encoding="utf-8")
NOTEBOOK = json.loads((PROJECT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))


def test_the_tour_gives_the_answers_that_it_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    blocks = re.findall(r"^```pycon\n(.*?)^```", TOUR, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "python.md", None, 0)
    complaints: list[str] = []

    results = doctest.DocTestRunner().run(test, out=complaints.append)

    assert "".join(complaints) == ""
    assert results.attempted > 20


@pytest.mark.parametrize("what", FRAMES)
def test_the_tour_names_each_column_of_each_table(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    import counterpoint as cp  # noqa: PLC0415 (as the tour does it)

    table = cp.to_frame(cp.ArgumentMap("m", "https://e.org/", "t", "q"), what)

    row = next(line for line in TOUR.splitlines() if line.startswith(f"| `{what}` |"))
    assert [name for name in table.column_names if f"`{name}`" not in row] == []


def shown_by(cell: str, names: dict[str, Any]) -> dict[str, str]:
    """What a notebook shows of a cell: its last value in each form that it has."""
    *statements, last = ast.parse(cell).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(statements, []), "cell", "exec"), names)
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    forms: dict[str, str] = DisplayFormatter().format(value)[0]
    return forms


def test_the_notebook_runs_from_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython's own formatter shows each value, in this process and as if a kernel ran it."""
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: shell)
    monkeypatch.chdir(PROJECT / "docs")
    names: dict[str, Any] = {}

    cells = ["".join(x["source"]) for x in NOTEBOOK["cells"] if x["cell_type"] == "code"]
    shown = [shown_by(cell, names) for cell in cells]

    html = [forms.get("text/html", "") for forms in shown]
    assert [bool(forms) for forms in shown] == [True] * len(cells)
    assert sum(text.startswith('<div class="counterpoint">') for text in html) == 5
    assert html[-1].startswith('<iframe title="Moving Dunmarrow" sandbox=')
    assert max(len(forms["text/plain"]) for forms in shown) < 1500


def test_the_notebook_holds_no_outputs_and_is_of_the_form_that_jupyter_reads() -> None:
    code = [x for x in NOTEBOOK["cells"] if x["cell_type"] == "code"]

    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    assert [(x["outputs"], x["execution_count"]) for x in code] == [([], None)] * len(code)
    assert len({x["id"] for x in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
