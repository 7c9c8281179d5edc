"""Pages of the small map, as text and open in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from samples import city_map
from tabs import Tabs
from views.opened_page import OpenedPage
from views.quoted_text import with_text

from counterpoint.analysis import analyse
from counterpoint.model import Analysis, ArgumentMap, Expert
from counterpoint.network import build_network
from counterpoint.views import render_page

Opener = Callable[..., OpenedPage]

DATASET = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
GRAPH <https://example.org/city/graph/map> {
  <https://example.org/city/claim/charge> rdfs:label "Charge for the centre" .
  <https://example.org/city/expert/osei> rdfs:label "=Kofi Osei" .
  <https://example.org/elsewhere> rdfs:label "<b>Elsewhere</b>"@en .
}
GRAPH <https://example.org/city/graph/findings> {
  <https://example.org/city/finding/none> rdfs:label "A finding" .
}
"""


@pytest.fixture(scope="session")
def city_analysis() -> Analysis:
    return analyse(build_network(city_map()))


@pytest.fixture(scope="session")
def city_page(city_analysis: Analysis) -> str:
    """The page of the small map with a Turtle file in it."""
    return render_page(city_map(), city_analysis, turtle="<a> <b> <c> .\n")


@pytest.fixture(scope="session")
def asking_page(city_analysis: Analysis) -> str:
    """The page of the small map with its source's text, the query engine and data to ask."""
    argument_map, text = with_text(city_map())
    return render_page(argument_map, city_analysis, dataset=DATASET, source_texts={"panel": text})


@pytest.fixture(scope="session")
def empty_page() -> str:
    """The page of a map that holds nothing yet."""
    return analysed_page(
        ArgumentMap(id="e", base="https://example.org/", title="Nothing", question="What?")
    )


@pytest.fixture(scope="session")
def unsaid_page() -> str:
    """The page of a map of two experts who have said nothing yet."""
    experts = (Expert("ada", "Ada"), Expert("bo", "Bo"))
    base = "https://example.org/"
    return analysed_page(ArgumentMap(id="e", base=base, title="No", question="?", experts=experts))


@pytest.fixture(scope="session")
def folder_of_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files of opened pages lie."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def open_page(tabs: Tabs, folder_of_pages: Path) -> Iterator[Opener]:
    """Opens HTML from a file with the network off; afterwards nothing may have gone wrong."""
    opened: list[OpenedPage] = []

    def opener(html: str, route: str = "", **settings: object) -> OpenedPage:
        page = OpenedPage.open(tabs, folder_of_pages, html, route, settings)
        opened.append(page)
        return page

    yield opener
    for page in opened:
        tabs.put_back(page.tab)
        assert page.complaints == []
        assert page.requests == []


@pytest.fixture
def city_opened(open_page: Opener, city_page: str) -> OpenedPage:
    """The small map's page, open on its overview at 1366 by 768."""
    return open_page(city_page)


@pytest.fixture(scope="session")
def _city_shown(tabs: Tabs, folder_of_pages: Path, city_page: str) -> Iterator[OpenedPage]:
    page = OpenedPage.open(tabs, folder_of_pages, city_page, "", {})
    yield page
    tabs.put_back(page.tab)


@pytest.fixture
def city_read(_city_shown: OpenedPage) -> Iterator[OpenedPage]:
    """The small map's page, open on its overview, for tests that follow addresses and read.

    One page for all of them, since its address says all that such a reader changes: whoever
    presses, types or speaks to the browser takes `city_opened`.
    """
    _city_shown.go("overview")
    yield _city_shown
    assert _city_shown.complaints == []
    assert _city_shown.requests == []


def analysed_page(debate: ArgumentMap) -> str:
    return render_page(debate, analyse(build_network(debate)))
