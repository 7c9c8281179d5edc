"""axe finds nothing, in any view, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from lengths import IS_LONG
from views.axe import NARROW, WIDE, each_corner, load_axe, violations
from views.conftest import Opener
from views.opened_page import OPEN_ALL

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "overview?claim=charge",
    "overview?claim=gone",
    "overview?suppose=not:charge",
    "map?card=charge",
    "map?claim=charge",
    "map/pricing?link=r charge-free&asides=1",
    "map?experts=lind&kinds=forecast",
    "map?issue={issue}",
    "map?focus=1&around=charge",
    "map?finding={tension}",
    "findings/issues",
    "findings/agreements",
    "findings/tensions",
    "findings/tensions/{tension}",
    "findings/issues?lines=undercut",
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
    "text",
    "text?claim=charge",
    "text/panel?passage=1",
    "about",
    "search?q=buses",
    "search?q=zzz",
)
# Of views that are here in several states, those that are looked at in one size and scheme only,
# where not at length: colours come from one table, in which each has its value in the other scheme,
# and what is narrow is so in each state of a view.
_OTHER_STATES = {
    *("overview?claim=gone", "map?claim=charge", "map?experts=lind&kinds=forecast"),
    *("map?finding={tension}", "findings/tensions/{tension}", "findings/issues?lines=undercut"),
    *("findings/tensions?topic=transit&experts=lind", "findings/one_sided", "findings/gaps"),
    *("experts/desk", "compare/osei/osei", "outline?experts=lind&kinds=forecast"),
    *("text", "text/panel?passage=1", "search?q=zzz"),
}
EMPTY_ROUTES = ("overview", "map", "findings", "findings/cruxes", "experts", "outline", "about")


@each_corner
def test_axe_finds_nothing_in_any_view(
    open_page: Opener, asking_page: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(asking_page, "findings/tensions", scheme=scheme, size=size)
    tension = str(page.page.get_attribute("details.finding", "id")).removeprefix("finding-")
    page.go("findings/issues")
    issue = str(page.page.get_attribute(".issue", "id")).removeprefix("issue-")
    load_axe(page)
    complaints = {}
    for route in ROUTES:
        if route in _OTHER_STATES and size == NARROW and not IS_LONG:
            continue
        page.go(route.format(tension=tension, issue=issue))
        complaints[route] = violations(page)
    page.go("map")
    page.page.click("#map-filters")
    complaints["filters"] = violations(page)
    page.go("findings/issues")
    for _ in range(2):  # what is beneath a question, then the proofs in it
        page.page.evaluate(OPEN_ALL)
    page.expect(".finding .witness >> nth=0").to_be_visible()
    complaints["proofs"] = violations(page)
    page.go("sparql")
    page.page.fill("#query", "SELECT * { ?s ?p ?o }")
    page.page.click(".is-main")
    page.wait_for("document.querySelector('.answer-table') !== null")
    complaints["sparql"] = violations(page)
    page.page.fill("#search", "bus")
    complaints["results"] = violations(page)
    page.page.click("#menu-button")
    complaints["menu"] = violations(page)

    assert {route: of_route for route, of_route in complaints.items() if of_route} == {}


@pytest.mark.parametrize(("code", "size"), [("uk", NARROW), ("de", WIDE)])
def test_axe_finds_nothing_in_another_language(
    open_page: Opener, city_page: str, code: str, size: tuple[int, int]
) -> None:
    page = open_page(city_page, query=f"?lang={code}", size=size)
    load_axe(page)
    complaints = {}
    for route in ("overview", "map/pricing?claim=charge", "findings/tensions", "outline", "about"):
        page.go(route)
        complaints[route] = violations(page, has_contrast=False)

    assert {route: of_route for route, of_route in complaints.items() if of_route} == {}


@each_corner
def test_axe_finds_nothing_where_there_is_nothing(
    open_page: Opener, empty_page: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(empty_page, scheme=scheme, size=size)
    load_axe(page)
    complaints = {}
    for route in EMPTY_ROUTES:
        page.go(route)
        complaints[route] = violations(page)

    assert {route: of_route for route, of_route in complaints.items() if of_route} == {}


@each_corner
def test_axe_finds_nothing_inside_another_site(
    open_page: Opener, city_page: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(city_page, query="?view=matrix", scheme=scheme, size=size)
    load_axe(page)

    assert violations(page) == []
