"""The tour of the Python face and its notebook, done as a newcomer does them, line by line."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from sessions.notebooks import code_cells, read_notebook, run_cells

from counterpoint.pipeline.frames import FRAMES

PROJECT = Path(__file__).parent.parent
TOUR = (PROJECT / "docs" / "python.md").read_text(encoding="utf-8")
NOTEBOOK = PROJECT / "docs" / "notebook.ipynb"


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


def test_the_notebook_shows_what_its_cells_give() -> None:
    """And is of the form that Jupyter reads; `tests/sessions/notebooks.py` writes it anew."""
    outputs = run_cells(NOTEBOOK)

    notebook = read_notebook(NOTEBOOK)
    cells = code_cells(notebook)
    assert outputs == [cell["outputs"] for cell in cells]
    assert [output["output_type"] for each in outputs for output in each] == [
        "execute_result"
    ] * len(cells)
    html = ["".join(each[0]["data"].get("text/html", "")) for each in outputs]
    assert sum(text.startswith('<div class="counterpoint">') for text in html) == 7
    assert outputs[-1][0]["data"] == {"text/plain": ["<PageFrame: Moving Dunmarrow>"]}
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({x["id"] for x in notebook["cells"]}) == len(notebook["cells"])
