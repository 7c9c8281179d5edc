"""Notebooks run cell by cell without a kernel, and what is seen under each of them.

Paths in one are read from its own folder; of the page in a frame, which is large, only the short
form is kept.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from IPython.core.formatters import DisplayFormatter

_SIZE = re.compile(r"; [\d,]+ characters")
_FORMS = ("text/html", "text/plain")


def read_notebook(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run_cells(path: Path) -> list[list[dict[str, Any]]]:
    """The outputs of each code cell in the form of a notebook, in order; an error ends a cell.

    As if a kernel ran it, so that what is shown in a frame is; nothing is written.
    """
    shell = SimpleNamespace(kernel=object())
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = code_cells(read_notebook(path))
    with contextlib.chdir(path.parent), mock.patch("IPython.get_ipython", return_value=shell):
        return [_outputs(_source(x["source"]), number, names) for number, x in enumerate(cells, 1)]


def record(path: Path) -> None:
    """Write into a notebook what its cells give."""
    outputs = run_cells(path)
    notebook = read_notebook(path)
    for number, (cell, each) in enumerate(zip(code_cells(notebook), outputs, strict=True), 1):
        cell["outputs"], cell["execution_count"] = each, number
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")


def _source(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def _outputs(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(record=True) as doubts:
        warnings.simplefilter("always")
        try:
            result = _result(source, number, names)
        except Exception as error:  # noqa: BLE001 (what a cell raises is what is seen under it)
            result = [_error(error)]
    doubted = "".join(f"{x.category.__name__}: {x.message}\n" for x in doubts)
    return [*_stream("stdout", printed.getvalue()), *_stream("stderr", doubted), *result]


def _stream(name: str, text: str) -> list[dict[str, Any]]:
    return [{"name": name, "output_type": "stream", "text": _lines(text)}] if text else []


def _result(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    if last is None:
        return []
    assert isinstance(last, ast.Expr)
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    forms: dict[str, str] = DisplayFormatter().format(value, include=_FORMS)[0]
    if value is None:
        return []
    if "<iframe" in forms.get("text/html", ""):
        # The page in a frame is large, and its size changes with each of its programs.
        forms = {"text/plain": _SIZE.sub("", forms["text/plain"])}
    data = {x: _lines(forms[x]) for x in _FORMS if x in forms}
    return [
        {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
    ]


def _error(error: Exception) -> dict[str, Any]:
    """As a notebook has it, but for the lines of a traceback, which have paths."""
    name = f"{type(error).__module__}.{type(error).__name__}".removeprefix("builtins.")
    sentence = f"{name}: {error}"
    return {"ename": name, "evalue": str(error), "output_type": "error", "traceback": [sentence]}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
