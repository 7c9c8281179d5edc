"""The first screen: who says what as a table, what it turns on, and how maps without them open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from samples import city_map, stance
from views.axe import load_axe, violations
from views.conftest import Opener, analysed_page
from views.large_maps import large_map
from views.opened_page import OpenedPage

from counterpoint.model import Analysis, ArgumentMap, Claim, Expert, Issue

pytestmark = pytest.mark.browser

# By issue: its id, and the mark at each expert who speaks, in the order of the page.
_ROWS = """() => [...document.querySelectorAll(".issue")].map((issue) => [
  issue.id.replace("issue-", ""),
  [...issue.querySelectorAll(".issue-places .stand-mark")].map(({ classList }) => classList[1]),
])"""


def test_a_screen_reader_hears_the_table_as_a_table(city_read: OpenedPage) -> None:
    tree = city_read.page.locator(".who-table").aria_snapshot()

    assert tree.startswith('- table "Who says what"')
    for heading in ('columnheader "Ruiz Professor of transport', 'rowheader "They pull apart"'):
        assert heading in tree
    assert 'rowheader "Charge for the centre"' in tree
    assert 'link "says so: Ruiz urges “Charge for the centre”' in tree
    assert 'cell "nothing for or against"' in tree


def test_a_mark_leads_by_keyboard_to_what_shows_it(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.focus(".stand-link >> nth=0")
    page.page.keyboard.press("Enter")

    page.expect("#panel-title").to_be_focused()
    assert page.text("#panel-title") == page.text(".who-group tr:nth-child(2) th a")


def test_every_issue_is_listed_with_the_marks_that_were_found(
    city_read: OpenedPage, city_analysis: Analysis
) -> None:
    page = city_read

    page.go("findings")

    rows = page.page.evaluate(_ROWS)
    assert rows == [[issue.id, marks_of(issue)] for issue in city_analysis.issues]
    assert page.text(".tabs [data-tab=issues] .count") == str(len(city_analysis.issues))


def marks_of(issue: Issue) -> list[str]:
    return [f"stand-{place.mark_key.removeprefix('mark.')}" for place in issue.positions]


def test_an_issue_opens_its_proofs_each_with_its_picture(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/issues")
    page.page.click(".issue-proofs > summary >> nth=0")
    page.page.click(".issue-proofs[open] .finding > summary >> nth=0")

    picture = page.page.locator(".issue-proofs .proof-picture").first
    picture.wait_for()
    assert picture.locator(".proof-line.is-strong").count() > 0
    box = picture.locator("a.proof-box").first
    title = box.locator("title").text_content()
    box.focus()
    page.page.keyboard.press("Enter")
    page.expect("#panel-title").to_have_text(str(title))


def test_an_old_address_opens_the_list_that_it_named(city_read: OpenedPage) -> None:
    opened = {}
    for route in ("contested", "one_sided", "agreements", "nonsense"):
        city_read.go(f"findings/{route}")
        tab = city_read.page.get_attribute(".tabs [aria-current]", "data-tab")
        lists = city_read.page.locator(".list-bar [aria-current]")
        opened[route] = (tab, [x.get_attribute("data-list") for x in lists.all()])

    assert opened == {
        "contested": ("gaps", ["contested"]),
        "one_sided": ("gaps", ["one_sided"]),
        "agreements": ("agreements", ["agreements"]),
        "nonsense": ("issues", []),
    }


def without_speakers() -> ArgumentMap:
    """The small map as most Argdown files are: claims and reasons, and nobody who says them."""
    return replace(city_map(), experts=(), stances=(), relations=(), sources=(), topics=())


def of_one() -> ArgumentMap:
    one = (Expert("ruiz", "Ana Ruiz"),)
    claim = Claim("charge", "Charge for the centre", "Charge cars.")
    return ArgumentMap(
        "one",
        "https://example.org/",
        "One voice",
        "What should be done?",
        experts=one,
        claims=(claim,),
        stances=(stance("ruiz", "charge"),),
    )


@pytest.mark.parametrize(
    ("argument_map", "present", "absent"),
    [
        (large_map(60, experts=40), (".camp-count", ".mark-key"), (".who-initials",)),
        (large_map(60, experts=12), (".is-narrow .who-initials", ".stand-link"), (".camp-count",)),
        (without_speakers(), (".opening-roots", ".opening-attacked"), (".who-table", ".matrix")),
        (of_one(), (".opening-claims .claim-link",), (".who-table", ".topic-row")),
    ],
    ids=["forty", "twelve", "nobody", "one"],
)
def test_a_panel_of_any_size_opens_on_something_sensible(
    open_page: Opener, argument_map: ArgumentMap, present: Iterable[str], absent: Iterable[str]
) -> None:
    page = open_page(analysed_page(argument_map))

    assert {what: page.page.locator(what).count() > 0 for what in present} == dict.fromkeys(
        present, True
    )
    assert {what: page.page.locator(what).count() for what in absent} == dict.fromkeys(absent, 0)
    assert page.page.evaluate("document.documentElement.scrollWidth") == 1366
    load_axe(page)
    assert violations(page, has_contrast=False) == []
