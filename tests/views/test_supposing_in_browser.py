"""Supposing on the page: what changes, where it is kept, and the way back."""

from __future__ import annotations

import pytest
from samples import city_map
from views.axe import load_axe, violations
from views.conftest import Opener

from counterpoint.analysis import analyse
from counterpoint.network import build_network
from counterpoint.pipeline import single_suppositions
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

# The mark of each expert in the row of the table that is about a claim.
_ROW = """(title) => {
  const rows = [...document.querySelectorAll(".who-table tbody tr")];
  const row = rows.find((each) => each.querySelector("th")?.textContent.startsWith(title));
  return [...(row?.querySelectorAll("td .stand-mark") ?? [])].map(({ classList }) => classList[1]);
}"""


@pytest.fixture(scope="module")
def supposing_page() -> str:
    network = build_network(city_map())
    analysis = analyse(network)
    return render_page(city_map(), analysis, suppositions=single_suppositions(network, analysis))


def test_a_supposition_changes_the_page_and_one_key_takes_it_back(
    open_page: Opener, supposing_page: str
) -> None:
    page = open_page(supposing_page, "overview?claim=charge")
    before = page.page.evaluate(_ROW, "Charge for the centre")
    page.page.click("text=Suppose it is ruled out")

    page.expect("#supposition").to_contain_text(
        "Supposing that “Charge for the centre” is ruled out."
    )
    assert sorted(before) == ["stand-against", "stand-follows", "stand-says"]
    assert page.page.evaluate(_ROW, "Charge for the centre") == []
    assert "suppose=not%3Acharge" in page.page.url
    page.page.click(".suppose-changes summary")
    page.expect(".suppose-changes").to_contain_text("This clash falls away: ")
    load_axe(page)
    assert violations(page) == []

    page.page.click("nav >> text=Agreements and clashes")
    page.expect('[data-tab="tensions"] .count').to_have_text("1")
    page.page.keyboard.press("u")
    page.expect("#supposition").to_be_hidden()
    page.expect('[data-tab="tensions"] .count').to_have_text("5")
    assert "suppose" not in page.page.url


def test_an_address_supposes_and_what_the_page_cannot_combine_it_says(
    open_page: Opener, supposing_page: str
) -> None:
    page = open_page(supposing_page, "overview?suppose=out:osei")
    page.expect("#supposition").to_contain_text("Supposing that Osei is left out.")
    page.expect(".who-table").to_contain_text("Charge for the centre")
    assert page.page.evaluate(_ROW, "Charge for the centre").count("stand-unread") == 1

    page.go("experts/ruiz?suppose=out%3Aosei")
    page.page.click("text=Leave Ruiz out")
    page.expect("#supposition").to_contain_text(
        "counterpoint suppose --silence osei --silence ruiz"
    )
