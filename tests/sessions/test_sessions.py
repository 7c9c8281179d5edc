"""Sessions of newcomers who had the documentation alone, held again: what they saw is still so.

``README.md`` says how one is recorded, and anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sessions.assistants import hold, read_session
from sessions.notebooks import code_cells, read_notebook, run_cells

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted(HERE.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_shows_what_its_writer_saw(path: Path) -> None:
    outputs = [cell["outputs"] for cell in code_cells(read_notebook(path))]

    assert run_cells(path) == outputs
    assert len(outputs) > 5


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda path: path.stem)
def test_an_assistant_is_answered_what_it_was_answered(path: Path) -> None:
    session = read_session(path)

    assert hold(session) == [call["answer"] for call in session["calls"]]
    assert len(session["calls"]) > 5
