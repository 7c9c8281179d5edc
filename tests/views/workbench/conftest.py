"""The workbench open in a browser, over the invented panel's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tabs import SIZE, Tab, Tabs
from views.workbench.hand import Hand
from workbenches import Workbench, working

Opener = Callable[..., Hand]

SMALL = (1024, 600)
"""For what presses many keys: at each the browser paints the text in the window anew."""

_TEXT = "moving-dunmarrow.txt"
_SESSION = "moving-dunmarrow-transcript.txt"
_MAP = "moving-dunmarrow.argdown"


def copy_of(folder: Path, project: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes((project / "seeds" / "examples" / name).read_bytes())


@pytest.fixture
def empty_bench(tmp_path: Path, project_folder: Path) -> Iterator[Workbench]:
    """A workbench that was begun from the panel's text: nothing is mapped yet."""
    copy_of(tmp_path, project_folder, _TEXT)
    with working(tmp_path / _MAP, _TEXT) as bench:
        yield bench


@pytest.fixture
def panel_bench(tmp_path: Path, project_folder: Path) -> Iterator[Workbench]:
    """A workbench on a copy of the shipped map of the panel."""
    copy_of(tmp_path, project_folder, _TEXT, _SESSION, _MAP)
    with working(tmp_path / _MAP, _MAP) as bench:
        yield bench


@pytest.fixture
def open_bench(tabs: Tabs) -> Iterator[Opener]:
    """Opens a workbench in a tab; afterwards no script of its may have failed."""
    opened: list[Tab] = []

    def opener(bench: Workbench, size: tuple[int, int] = SIZE) -> Hand:
        tab = tabs.take(offline=False, size=size)
        opened.append(tab)
        tab.page.goto(bench.way_in)
        hand = Hand(tab.page)
        hand.wait_until_ready()
        return hand

    yield opener
    for tab in opened:
        tab.page.context.clear_cookies()
        tabs.put_back(tab)
        assert [x for x in tab.complaints if "Failed to load resource" not in x] == []
