"""Passages in their sentences, and the source's text beside the claims, as a reader has them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import city_map
from views.axe import NARROW
from views.conftest import Opener, analysed_page
from views.opened_page import OPEN_ALL

from counterpoint.model import Quotation, Relation, Stance, Verification

pytestmark = pytest.mark.browser


def test_a_passage_leads_to_the_text_and_the_text_to_claims(
    open_page: Opener, asking_page: str
) -> None:
    page = open_page(asking_page, "map/pricing?claim=shops")
    quote = "#panel .passage q"
    page.expect(quote).to_have_text("Look: shutters down they say.")
    page.expect(f"{quote} mark").to_have_text("shutters down")

    page.page.click("#panel .passage a[href^='#/text/panel']")

    page.expect(".source-text [aria-current]").to_have_text("shutters down")
    page.expect(".source-text [aria-current]").to_be_focused()
    page.expect("#panel-title").to_have_text("Shops would close")
    page.expect(".source-text .is-of-claim").to_have_count(1)

    page.page.locator(".source-text a", has_text="let people ride").press("Enter")

    page.expect("#panel-title").to_have_text("Gratis buses")
    page.expect("#panel-title").to_be_focused()
    page.page.keyboard.press("Escape")
    page.expect("#panel").to_be_hidden()
    page.expect(".source-text a:focus").to_have_text("let people ride")
    page.page.go_back()
    page.expect("#panel-title").to_have_text("Gratis buses")


def test_a_passage_of_several_claims_offers_them(open_page: Opener, asking_page: str) -> None:
    page = open_page(asking_page, "text/panel")
    page.page.locator(".source-text a", has_text="no toll on our customers").click()
    page.expect("#panel-title").to_have_text("What is said with this passage")
    page.expect("#panel .stances > li").to_have_text(
        [
            "Osei affirms Keep the centre free",
            "Osei Charge for the centre cannot be carried out together with Keep the centre free",
        ]
    )

    page.page.click("#panel .stances > li:first-child .claim-link")

    page.expect("#panel-title").to_have_text("Keep the centre free")
    page.expect(".source-text [aria-current]").to_have_text("no toll on our customers")


def test_passages_are_gone_through_in_their_order(open_page: Opener, asking_page: str) -> None:
    page = open_page(asking_page, "text/panel")
    following = page.page.get_by_role("button", name="Next passage")
    marks = page.page.locator(".source-text mark")
    for place in range(marks.count()):
        following.press("Enter")
        page.expect(".source-text [aria-current]").to_have_text(marks.nth(place).inner_text())
    following.press("Enter")
    page.expect(".source-text [aria-current]").to_have_text(marks.last.inner_text())
    page.go("text/panel")
    page.expect(".source-text [aria-current]").to_have_count(0)
    page.page.get_by_role("button", name="Passage before").press("Enter")
    page.expect(".source-text [aria-current]").to_have_text(marks.last.inner_text())


def test_on_a_phone_the_claim_is_a_sheet_below_the_text(
    open_page: Opener, asking_page: str
) -> None:
    page = open_page(asking_page, "text/panel", size=NARROW)
    page.page.locator(".source-text a", has_text="shutters down").click()
    page.expect("#panel").to_be_visible()

    sheet = page.page.locator("#panel").bounding_box()
    mark = page.page.locator(".source-text [aria-current]").bounding_box()

    assert sheet is not None
    assert mark is not None
    assert sheet["y"] > NARROW[1] * 0.4
    assert 0 < mark["y"] < sheet["y"] - mark["height"]
    assert not page.page.evaluate("() => document.querySelector('main').inert")


def test_a_page_without_the_text_has_no_way_to_it(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "text/panel")

    page.expect("h1").to_have_text("What should the council do first?")
    assert "its text is not in this page" in page.text(".byline")
    assert page.page.locator("a[href^='#/text']").count() == 0


def test_that_nothing_was_checked_is_said_once_and_at_no_passage(open_page: Opener) -> None:
    argument_map = city_map()
    stances = tuple(replace(stance, quotation=unchecked(stance)) for stance in argument_map.stances)
    relations = tuple(replace(line, quotation=unchecked(line)) for line in argument_map.relations)
    page = open_page(analysed_page(replace(argument_map, stances=stances, relations=relations)))
    notes = {}
    for route in (
        "overview?claim=charge",
        "map?claim=charge",
        "outline?claim=charge",
        "experts/osei",
    ):
        page.go(route)
        notes[route] = page.text("body").lower().count("quotations not yet checked")
        assert page.page.locator(".check").count() == 0
        assert page.page.locator(".passage, .byline").count() > 0
    page.go("findings/tensions")
    page.page.evaluate(OPEN_ALL)
    page.expect("details .passage >> nth=0").to_be_visible()

    assert set(notes.values()) == {1}
    assert page.page.locator(".check").count() == 0
    page.expect(".unchecked").to_have_count(1)


def unchecked(record: Stance | Relation) -> Quotation | None:
    return record.quotation and replace(record.quotation, verification=Verification.UNVERIFIED)
