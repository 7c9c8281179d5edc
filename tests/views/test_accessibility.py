"""axe finds nothing, in any view, light and dark, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from views.conftest import Opener
from views.opened_page import OPEN_ALL, OpenedPage

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "overview?claim=charge",
    "overview?claim=gone",
    "map?card=charge",
    "map?claim=charge",
    "map/pricing?link=r charge-free&asides=1",
    "map?experts=lind",
    "map?focus=1&around=charge",
    "map?finding={tension}",
    "findings/agreements",
    "findings/tensions",
    "findings/tensions/{tension}",
    "findings/tensions?topic=transit&experts=lind",
    "findings/cruxes",
    "findings/one_sided",
    "findings/gaps",
    "experts",
    "experts/ruiz",
    "experts/desk",
    "compare/osei/ruiz",
    "compare/osei/osei",
    "outline?experts=lind",
    "outline?experts=lind&kinds=forecast",
    "matrix",
    "about",
    "search?q=buses",
    "search?q=zzz",
)
EMPTY_ROUTES = ("overview", "map", "findings", "findings/cruxes", "experts", "outline", "about")
SIZES = pytest.mark.parametrize("size", [(1366, 768), (360, 740)], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def load_axe(page: OpenedPage) -> None:
    page.page.evaluate(Axe().axe_script)


def violations(page: OpenedPage, scheme: str = "light") -> list[str]:
    """What axe has to say of the page as it stands, with every disclosure open."""
    page.page.evaluate(OPEN_ALL)
    return complaints_of_axe(page, scheme)


def complaints_of_axe(page: OpenedPage, scheme: str = "light") -> list[str]:
    """What axe has to say; of a dark page, which has the same elements, only of its colours."""
    rules = {"runOnly": ["color-contrast", "link-in-text-block"]} if scheme == "dark" else {}
    found: list[dict[str, Any]] = page.page.evaluate(
        "async (options) => (await axe.run(document, options)).violations",
        {"resultTypes": ["violations"], **rules},
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@SCHEMES
@SIZES
def test_axe_finds_nothing_in_any_view(
    open_page: Opener, asking_page: str, scheme: str, size: tuple[int, int]
) -> None:
    page = open_page(asking_page, "findings/tensions", scheme=scheme, size=size)
    tension = page.page.get_attribute("details.finding", "id")
    assert tension is not None
    load_axe(page)
    found = {}
    for route in ROUTES:
        page.go(route.format(tension=tension.removeprefix("finding-")))
        found[route] = violations(page, scheme)
    page.go("sparql")
    page.page.fill("#query", "SELECT * { ?s ?p ?o }")
    page.page.click(".is-main")
    page.wait_for("document.querySelector('.answer-table') !== null")
    found["sparql"] = violations(page, scheme)
    page.page.fill("#search", "bus")
    found["results"] = violations(page, scheme)
    page.page.click("#menu-button")
    found["menu"] = violations(page, scheme)

    assert {route: told for route, told in found.items() if told} == {}


@pytest.mark.parametrize(("code", "size"), [("uk", (360, 740)), ("de", (1366, 768))])
def test_axe_finds_nothing_in_another_language(
    open_page: Opener, city_page: str, code: str, size: tuple[int, int]
) -> None:
    page = open_page(city_page, query=f"?lang={code}", size=size)
    load_axe(page)
    found = {}
    for route in ("overview", "map/pricing?claim=charge", "findings/tensions", "outline", "about"):
        page.go(route)
        found[route] = violations(page)

    assert {route: told for route, told in found.items() if told} == {}


@SCHEMES
@SIZES
def test_axe_finds_nothing_where_there_is_nothing(
    open_page: Opener, empty_page: str, scheme: str, size: tuple[int, int]
) -> None:
    page = open_page(empty_page, scheme=scheme, size=size)
    load_axe(page)
    found = {}
    for route in EMPTY_ROUTES:
        page.go(route)
        found[route] = violations(page, scheme)

    assert {route: told for route, told in found.items() if told} == {}


@SCHEMES
@SIZES
def test_axe_finds_nothing_inside_another_site(
    open_page: Opener, city_page: str, scheme: str, size: tuple[int, int]
) -> None:
    page = open_page(city_page, query="?view=matrix", scheme=scheme, size=size)
    load_axe(page)

    assert violations(page, scheme) == []
