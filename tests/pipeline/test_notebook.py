"""The page in a notebook's frame, and as a file where there is no notebook."""

from __future__ import annotations

import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from tabs import Tabs
from views.hostile import hostile_map

import counterpoint as cp
from counterpoint.pipeline.notebook import PageFile, PageFrame


@pytest.fixture
def in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """What IPython says of itself where a kernel runs the cells."""
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))


@pytest.fixture
def opened_addresses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What a browser is asked to open; there is one."""
    addresses: list[str] = []

    def opening(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("webbrowser.open", opening)
    return addresses


def framed(argument_map: cp.ArgumentMap) -> PageFrame:
    frame = argument_map.show()
    assert isinstance(frame, PageFrame)
    return frame


class Attributes(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rows.append((tag, dict(attrs)))


@pytest.mark.usefixtures("in_a_notebook")
def test_a_map_becomes_nothing_but_a_frame_without_part_in_the_notebook() -> None:
    frame = framed(hostile_map())

    rows = Attributes(frame._repr_html_()).rows
    assert [tag for tag, _ in rows] == ["iframe"]
    assert set(rows[0][1]) == {"title", "sandbox", "style", "srcdoc"}
    assert "allow-same-origin" not in (rows[0][1]["sandbox"] or "")
    assert len(repr(frame)) < 160


@pytest.mark.browser
@pytest.mark.usefixtures("in_a_notebook")
def test_the_page_in_the_frame_answers_to_presses(city: cp.ArgumentMap, tabs: Tabs) -> None:
    frame = framed(city)
    tab = tabs.take()
    page = tab.page

    page.set_content(f"<!doctype html><title>Notebook</title>{frame._repr_html_()}")
    inner = page.frame_locator("iframe")
    inner.locator('nav a[data-view="experts"]').click()

    current = inner.locator('nav a[data-view="experts"][aria-current="page"]')
    current.wait_for()
    inner.get_by_role("heading", name="Ana Ruiz").first.wait_for()
    assert page.frames[1].evaluate("location.href") == "about:srcdoc#/experts"
    assert (page.title(), tab.complaints, tab.requests) == ("Notebook", [], [])
    tabs.put_back(tab)


def test_elsewhere_the_page_is_a_file_that_the_browser_opens(
    city: cp.ArgumentMap, opened_addresses: list[str]
) -> None:
    file = city.show()

    assert isinstance(file, PageFile)
    assert opened_addresses == [file.path.as_uri()]
    assert city.title in file.path.read_text(encoding="utf-8")
    assert repr(file) == f"<PageFile: {file.path}, opened in the browser>"


@pytest.mark.usefixtures("opened_addresses")
def test_without_a_browser_it_is_said_where_the_page_is(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)

    with pytest.warns(UserWarning, match=r"no browser opens; open this file: .*\.html") as warned:
        file = city.show()

    assert isinstance(file, PageFile)
    assert str(file.path) in str(warned[0].message)
    assert warned[0].filename == __file__


@pytest.mark.usefixtures("in_a_notebook", "opened_addresses")
def test_what_is_too_large_for_a_notebook_is_a_file(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterpoint.pipeline.notebook._MOST_IN_A_FRAME", 1000)

    with pytest.warns(UserWarning, match="too large for a notebook"):
        file = city.show()

    assert isinstance(file, PageFile)


@pytest.mark.parametrize("height", [0, 1.5, "tall"])
def test_a_height_that_is_none_is_refused(city: cp.ArgumentMap, height: object) -> None:
    with pytest.raises(cp.UsageError, match="must be a number of pixels, 100 to 10000"):
        city.show(height=height)  # type: ignore[arg-type]
