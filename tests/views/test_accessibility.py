"""axe finds nothing, in any view, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from views.conftest import Opener

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "overview?claim=charge",
    "map/pricing?claim=charge",
    "map?focus=1&around=charge",
    "findings/tensions",
    "findings/cruxes",
    "experts",
    "experts/ruiz",
    "compare/osei/ruiz",
    "outline?experts=lind",
    "about",
    "search?q=buses",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (360, 740)], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    open_page: Opener, city_page: str, scheme: str, size: tuple[int, int]
) -> None:
    page = open_page(city_page, scheme=scheme, size=size)
    found = []
    for route in ROUTES:
        page.go(route)
        page.page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
        found += [
            (route, violation["id"], violation["nodes"][0]["html"][:120])
            for violation in Axe().run(page.page).response["violations"]
        ]

    assert found == []


def test_axe_finds_nothing_in_the_menu_and_the_results(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page)
    page.page.fill("#search", "bus")
    found = Axe().run(page.page).response["violations"]
    page.page.click("#menu-button")
    found += Axe().run(page.page).response["violations"]

    assert [violation["id"] for violation in found] == []
