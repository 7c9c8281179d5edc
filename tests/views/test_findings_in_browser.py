"""Agreements and clashes as a reader narrows them, follows a proof and comes back."""

from __future__ import annotations

import pytest
from views.opened_page import OpenedPage

pytestmark = pytest.mark.browser


def test_what_narrows_the_map_narrows_the_findings_and_is_seen_there(
    city_opened: OpenedPage,
) -> None:
    page = city_opened
    page.go("map?lines=undercut")
    page.page.click("nav.views >> text=Agreements and clashes")
    page.page.click("[data-tab=tensions]")

    page.expect(".filter-shown").to_have_text("1 of 5 shown")
    page.expect("#filter-lines").to_have_value("undercut")
    page.page.select_option("#filter-lines", "")
    page.expect(".finding").to_have_count(5)
    page.go("findings/issues?lines=undercut")
    page.expect(".filter-none").to_have_count(1)
    page.page.click("#filter-clear")
    page.expect(".issue").to_have_count(3)


@pytest.mark.parametrize("route", ["findings/tensions", "findings/issues"])
def test_back_from_a_drawing_finds_open_what_was_open(city_opened: OpenedPage, route: str) -> None:
    page = city_opened
    page.go(route)
    page.page.locator("main").evaluate(
        "(main) => { for (const x of main.querySelectorAll('.issue-proofs')) x.open = true; }"
    )
    page.page.click(".finding summary >> nth=1")
    link = page.page.locator(".finding[open] .actions a").last
    page.expect(".finding[open] .actions a >> nth=-1").to_have_text("Link to this finding")
    finding_id = page.page.get_attribute(".finding[open]", "id")
    others = page.page.locator("details[open]").count()
    assert str(finding_id).split("finding-")[1] == link.get_attribute("title")
    ids = page.page.locator("details.finding").evaluate_all("(all) => all.map(({id}) => id)")
    assert len(ids) == len(set(ids)), "a finding under two questions stands there twice"

    page.page.click(".finding[open] a:has-text('Draw it on the map')")
    page.expect("#map-canvas .pill >> nth=0").to_be_visible()
    page.page.go_back()

    page.expect("details[open]").to_have_count(others)
    page.expect(".finding[open] .witness").to_have_count(1)
    assert page.page.get_attribute(".finding[open]", "id") == finding_id
