"""The page of four hundred voters: groups and numbers in place of names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from crowds import crowd_csv
from views.axe import complaints_of_axe, each_corner, load_axe
from views.conftest import Opener

from counterpoint import pipeline
from counterpoint.formats import ReadingChoices
from counterpoint.formats.choices import Voters
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "picture",
    "picture?side=apart&q=trams",
    "claims?sort=divides",
    "map",
    "findings/tensions",
    "experts",
    "experts/voter-8",
    "outline",
    "about",
    "matrix",
)


def page_of(path: Path, voters: Voters = "") -> str:
    debate = pipeline.load([path], choices=ReadingChoices(voters=voters))
    return render_page(debate.map, debate.analysis, votes=debate.votes)


@pytest.fixture(scope="module")
def crowd_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Four hundred voters on twenty claims, without groups of their own."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.csv"
    path.write_text(crowd_csv(400, 20, ballots=9), encoding="utf-8")
    return page_of(path)


@pytest.fixture(scope="module")
def voters_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Fewer, for each two of them are compared, with what each of the voters says."""
    path = tmp_path_factory.mktemp("voters") / "crowd.csv"
    path.write_text(crowd_csv(240, 20, ballots=9), encoding="utf-8")
    return page_of(path, "panel")


def test_the_overview_says_what_groups_share_what_parts_them_and_who_they_are(
    open_page: Opener, crowd_page: str
) -> None:
    page = open_page(crowd_page)

    assert "400 participants" in page.text(".answer .byline")
    shared_most, parts_most = page.page.locator(".answer .lede").all_inner_texts()
    assert re.match(r"What all groups share most: “.+”, agreed with by \d+ of \d+ in", shared_most)
    assert re.search(r"agreed with by .+ in group [AB], rejected by .+ in group", parts_most)
    assert "20 of 400 participants are in no group" in page.text(".groups-block")
    called = page.page.locator(".groups-block .group-called").all_inner_texts()
    assert [x.startswith("Those who mostly ") for x in called] == [True] * 2
    assert len(set(called)) == 2
    assert "Polis' way (--groups-by polis) may give other groups" in page.text(".groups-block")
    shared = page.text(".block-agreement .vote-rows li:first-child")
    divided = page.text(".block-tension .vote-rows li:first-child")
    assert "Group A" in shared
    assert "agree" in shared
    assert {"agree", "disagree"} <= set(divided.split())
    # What comes nearest fills up what is shared, and no more.
    assert page.page.locator(".block-agreement .vote-rows > li").count() == 6
    assert page.page.locator(".chip").count() == 0


def test_the_way_to_all_claims_counts_those_that_it_leads_to(
    open_page: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "crowd.csv"
    path.write_text(crowd_csv(80, 9, ballots=9), encoding="utf-8")
    debate = pipeline.load([path])
    assert debate.map.crowd is not None
    crowd = replace(debate.map.crowd, rejected=frozenset(debate.map.crowd.claims[:1]))
    page = open_page(render_page(replace(debate.map, crowd=crowd), debate.analysis))

    stated = page.page.locator(".crowd-columns .all").all_inner_texts()
    ranked = page.text(".crowd-columns")
    page.go("claims")

    assert [text.strip() for text in stated] == ["All 9 claims by group"] * 2
    assert page.page.locator(".votes-table tbody tr").count() == 9
    titles = {claim.id: claim.title for claim in debate.map.claims}
    assert titles[debate.map.crowd.claims[0]] not in ranked


def test_a_page_of_counts_knows_no_single_voter(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "claims")

    page.page.click(".votes-table .claim-link >> nth=0")

    page.expect("#panel .vote-lines li").to_have_count(4)
    assert page.page.locator("#panel .voter-details, [data-view=experts]").count() == 0
    assert page.page.locator("a[href*='experts']").count() == 0
    page.go("experts")
    assert "400 participants" in page.text(".answer .byline")
    page.go("about")
    assert "Expert" not in page.page.locator(".about dt").all_inner_texts()


def test_every_figure_is_k_of_n(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "claims")

    words = page.page.locator(".vote-words [aria-hidden]").all_inner_texts()
    assert len(words) == 60
    assert [text for text in words if " of " not in text] == []
    assert "%" not in page.text("main")


def test_nothing_is_said_of_two_of_a_crowd(open_page: Opener, voters_page: str) -> None:
    page = open_page(voters_page, "compare/voter-8/voter-9")

    assert page.text("h1") == "Voter 8 and Voter 9"
    assert "holds nothing about any two of them" in page.text("main")
    assert "Nothing joins them" not in page.text("main")


def test_every_claim_is_found_and_opened_in_the_picture(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "map")
    assert page.page.get_attribute("[aria-current=page]", "data-view") == "picture"
    assert page.page.locator("[data-claim]").count() == 20

    page.page.hover("[data-claim] >> nth=4", force=True)
    page.expect(".vote-tip .vote-lines li").to_have_count(2)
    page.page.focus("#vote-canvas")
    walked = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.page.keyboard.press(key)
        walked.add(page.page.get_attribute("#vote-canvas", "aria-activedescendant"))
    assert len(walked) > 1
    assert re.search(r"Group B: \d+ of \d+ (dis)?agree", page.page.inner_text("#announcer"))
    page.page.keyboard.press("Enter")
    page.expect("#panel .vote-lines li").to_have_count(4)
    page.expect(".vote-mark.is-selected").to_have_count(1)
    page.page.keyboard.press("Escape")
    page.expect("#panel").to_be_hidden()

    page.page.fill("#picture-search", "trams")
    page.expect(".side-list li").to_have_count(3)
    page.expect("[data-claim]:not(.is-out)").to_have_count(3)
    page.page.fill("#picture-search", "")
    stated = int(page.text("#side-apart .count"))
    page.page.click("#side-apart")
    page.expect("[data-claim]:not(.is-out)").to_have_count(stated)
    page.expect(".side-list li").to_have_count(stated)


def test_claims_are_ordered_and_searched(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "claims")
    page.page.select_option("#claims-sort", "divides")
    page.page.fill("#claims-search", "trams first")

    page.expect("#announcer").to_have_text(re.compile(r"^\d+ results?$"))
    claims = page.page.locator(".votes-table tbody .claim-link").all_inner_texts()
    assert claims
    assert [text for text in claims if not text.startswith("Trams come first")] == []
    assert "sort=divides" in page.page.url
    assert "q=trams%20first" in page.page.url


def test_the_panel_tells_votes_by_group_and_names_who_asks(
    open_page: Opener, voters_page: str
) -> None:
    page = open_page(voters_page, "claims")
    page.page.click(".votes-table .claim-link >> nth=0")
    page.expect("#panel .vote-lines li").to_have_count(4)
    page.expect("#panel .voter-names li").to_have_count(0)

    page.page.click("#panel .voter-details summary >> nth=0")

    names = "#panel .voter-details[open] .voter-names li"
    page.expect(names).to_have_count(60)
    page.page.click("#panel .voter-details[open] .action")
    page.expect(f"{names} >> nth=60").to_be_visible()


def test_voters_are_listed_by_parts_and_found_by_name(open_page: Opener, voters_page: str) -> None:
    page = open_page(voters_page, "experts")
    assert page.page.locator(".voter-list li").count() == 60

    page.page.fill("#voters-search", "voter 239")

    page.expect(".voter-list a").to_have_text("Voter 239")
    page.page.click(".voter-list a")
    page.expect("h1").to_have_text("Voter 239")
    assert "In no group" in page.text(".voter-page .lead")


@each_corner
def test_axe_finds_nothing_and_nothing_widens_the_page(
    open_page: Opener, voters_page: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(voters_page, scheme=scheme, size=size)
    load_axe(page)
    complaints = []
    for route in ROUTES:
        page.go(route)
        complaints += [(route, complaint) for complaint in complaints_of_axe(page)]
        wide = page.page.evaluate("() => document.documentElement.scrollWidth")
        complaints += [(route, "wide")] if wide > size[0] else []

    assert complaints == []


def test_a_published_conversation_of_hundreds_opens(open_page: Opener, shared_folder: Path) -> None:
    folder = shared_folder / "corpora" / "polis-csv" / "canadian-electoral-reform"
    page = open_page(page_of(folder / "participants-votes.csv"))

    assert "448 participants" in page.text(".answer .byline")
    assert page.page.locator(".group-card").count() == 2
    assert page.page.locator("[data-claim]").count() == 152

    page.go("picture")
    n_links = page.page.locator(".side-list .claim-link").count()
    stated = page.page.locator(".side-list h2 .count").all_inner_texts()
    assert sum(map(int, stated)) == n_links == page.page.locator("[data-claim]").count() == 152
    assert page.text(".picture-list > .aside").startswith("22 claims are not in the picture")
