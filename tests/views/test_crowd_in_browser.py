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
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "claims?sort=divides",
    "map",
    "findings/tensions",
    "experts",
    "experts/voter-8",
    "outline",
    "about",
    "matrix",
)


def page_of(path: Path) -> str:
    debate = pipeline.load([path])
    return render_page(debate.map, debate.analysis, votes=debate.votes)


@pytest.fixture(scope="module")
def crowd_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Four hundred voters on twenty claims, without groups of their own."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.csv"
    path.write_text(crowd_csv(400, 20, ballots=9), encoding="utf-8")
    return page_of(path)


def test_the_overview_ranks_claims_by_what_groups_share_and_what_parts_them(
    open_page: Opener, crowd_page: str
) -> None:
    page = open_page(crowd_page)

    assert "400 participants" in page.text(".facts")
    assert "20 of 400 participants are in no group" in page.text(".hero .lead")
    shared = page.text(".block-agreement .vote-rows li:first-child")
    divided = page.text(".block-tension .vote-rows li:first-child")
    assert "Group A" in shared
    assert "agree" in shared
    assert {"agree", "disagree"} <= set(divided.split())
    assert page.page.locator(".chip").count() == 0


def test_the_way_to_all_claims_counts_those_that_it_leads_to(
    open_page: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "crowd.csv"
    path.write_text(crowd_csv(80, 9, ballots=9), encoding="utf-8")
    debate = pipeline.load([path])
    assert debate.votes is not None
    votes = replace(debate.votes, rejected=frozenset(debate.votes.claims[:1]))
    page = open_page(render_page(debate.map, debate.analysis, votes=votes))

    stated = page.page.locator(".crowd-columns .all").all_inner_texts()
    page.go("claims")

    assert [text.strip() for text in stated] == ["All 9 claims by group"] * 2
    assert page.page.locator(".votes-table tbody tr").count() == 9


def test_every_figure_is_k_of_n(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "claims")

    words = page.page.locator(".vote-words [aria-hidden]").all_inner_texts()
    assert len(words) == 60
    assert [text for text in words if " of " not in text] == []
    assert "%" not in page.text("main")


def test_nothing_is_said_of_two_of_a_crowd(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "compare/voter-8/voter-9")

    assert page.text("h1") == "Voter 8 and Voter 9"
    assert "holds nothing about any two of them" in page.text("main")
    assert "Nothing joins them" not in page.text("main")


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
    open_page: Opener, crowd_page: str
) -> None:
    page = open_page(crowd_page, "claims")
    page.page.click(".votes-table .claim-link >> nth=0")
    page.expect("#panel .vote-lines li").to_have_count(4)
    page.expect("#panel .voter-names li").to_have_count(0)

    page.page.click("#panel .voter-details summary >> nth=0")

    names = "#panel .voter-details[open] .voter-names li"
    page.expect(names).to_have_count(60)
    page.page.click("#panel .voter-details[open] .action")
    page.expect(f"{names} >> nth=60").to_be_visible()


def test_voters_are_listed_by_parts_and_found_by_name(open_page: Opener, crowd_page: str) -> None:
    page = open_page(crowd_page, "experts")
    assert page.page.locator(".voter-list li").count() == 60

    page.page.fill("#voters-search", "voter 399")

    page.expect(".voter-list a").to_have_text("Voter 399")
    page.page.click(".voter-list a")
    page.expect("h1").to_have_text("Voter 399")
    assert "In no group" in page.text(".voter-page .lead")


@each_corner
def test_axe_finds_nothing_and_nothing_widens_the_page(
    open_page: Opener, crowd_page: str, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(crowd_page, scheme=scheme, size=size)
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

    assert "448 participants" in page.text(".facts")
    assert page.page.locator(".group-card").count() == 2
