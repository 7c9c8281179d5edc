"""One thing has one count, in whatever view of the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from analysis.debates import Debate
from map_files import TRAFFIC
from tabs import Tabs
from views.conftest import Opener
from views.counted import Figures, gather
from views.opened_page import OpenedPage

from counterpoint import pipeline
from counterpoint.views import render_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def figures_of_page(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    """The figures of a map with claims in two topics and in none, and with an editor."""
    folder = tmp_path_factory.mktemp("counted")
    file = folder / "traffic.argdown"
    file.write_text(TRAFFIC, encoding="utf-8")
    debate = pipeline.load([file])
    page = OpenedPage.open(tabs, folder, render_page(debate.map, debate.analysis), "", {})
    yield gather(page)
    tabs.put_back(page.tab)
    assert page.complaints == []


def test_the_overview_counts_what_the_other_views_list(figures_of_page: Figures) -> None:
    experts, claims, agreements, tensions = figures_of_page["overview"]["facts"]

    assert claims == sum(figures_of_page["outline"]["filter"]["kind"].values())
    assert experts == len(figures_of_page["outline"]["filter"]["experts"])
    for tab, stated in (("agreements", agreements), ("tensions", tensions)):
        assert stated == figures_of_page["findings"][tab]["listed"]
        assert stated == figures_of_page["tabs"][tab]
        assert stated == sum(figures_of_page["findings"][tab]["finds"]) or stated == 1


def test_the_parts_of_the_tensions_make_up_their_number(figures_of_page: Figures) -> None:
    *_, tensions = figures_of_page["overview"]["facts"]

    assert figures_of_page["findings"]["tensions"]["parts"] == [3, 1, 1]
    assert tensions == 5


def test_a_topic_has_as_many_claims_in_every_view(figures_of_page: Figures) -> None:
    claims = {name: count for name, (count, *_) in figures_of_page["overview"]["topics"].items()}
    sections = figures_of_page["outline"]["topics"]

    assert claims == {"centre": 4, "money": 6, "air": 1, "trade": 1, "Other claims": 2}
    assert {name: (count, count) for name, count in claims.items()} == sections
    filtered = figures_of_page["outline"]["filter"]["topic"]
    assert filtered == {
        "-" if name == "Other claims" else name: count for name, count in claims.items()
    }
    assert figures_of_page["gaps"].items() <= claims.items()


def test_a_topic_has_as_many_tensions_in_every_view(figures_of_page: Figures) -> None:
    tensions = figures_of_page["findings"]["tensions"]
    tensions_of_topic = {
        name: (figures[1:] or [0])[0]
        for name, figures in figures_of_page["overview"]["topics"].items()
    }

    assert tensions["topic"] == {
        "-" if name == "Other claims" else name: count for name, count in tensions_of_topic.items()
    }
    for tab in ("agreements", "tensions"):
        counts = figures_of_page["findings"][tab]
        assert counts["shown"] == {"": counts["listed"]} | counts["topic"]


def test_the_map_counts_the_claims_that_it_draws(figures_of_page: Figures) -> None:
    drawn = figures_of_page["map"]
    assert drawn["label"] == drawn["pills"] == sum(drawn["filter"]["kind"].values())
    assert [stated for stated, bright in drawn["topics"].values() if stated != bright] == []

    _, claims, *_ = figures_of_page["overview"]["facts"]
    assert (drawn["pills"], drawn["undrawn"]) == (claims - 1, 1)


def test_an_expert_has_as_many_claims_in_every_view(figures_of_page: Figures) -> None:
    cards = {name.rsplit(" ", 1)[-1]: count for name, count in figures_of_page["experts"].items()}

    assert cards == {"Desk": 1} | figures_of_page["outline"]["filter"]["experts"]
    assert figures_of_page["map"]["filter"]["experts"].items() <= cards.items()


def test_a_pair_has_as_many_findings_and_claims_in_every_view(figures_of_page: Figures) -> None:
    pairs = figures_of_page["pairs"]

    assert len(pairs) == 3
    for route, pair in pairs.items():
        for group, count in pair["cells"].items():
            assert pair[group][0].split()[0] == count, route
        for stated, count in (pair["agreement"], pair["tension"]):
            assert sum(map(int, re.findall(r"\d+", stated))) == count, route
        assert pair["shared"] == (pair["table"],) * 2, route
    assert pairs["compare/osei/ruiz"]["table"] == 2, "two wordings are one, a report is none"


def test_the_heading_of_a_comparison_tells_the_possible_apart(open_page: Opener) -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "bus").says("bo", "bus")
    debate.says("ada", "jams").says("bo", "toll").argues("", "jams", "toll")

    page = open_page(render_page(debate.map, debate.analysis()), "compare/ada/bo")

    part = page.page.locator(".compare-findings .block-agreement")
    assert part.locator("h2").inner_text().endswith("1 and 1 possible · moderate")
    assert part.locator(".card").count() == 2
    assert page.text(".compare > .block h2 .count") == "1"


def test_the_names_of_the_matrix_are_whole(open_page: Opener) -> None:
    debate = pipeline.load(pipeline.default_maps())
    renamed = [
        replace(x, name="Vereinigung der Fußgängerschutzvereine", roles=())
        if x.id == "smith"
        else x
        for x in debate.map.experts
    ]
    renamed_map = replace(debate.map, experts=tuple(renamed))
    page = open_page(render_page(renamed_map, debate.analysis))

    assert_names_are_whole(page)
    page.page.set_viewport_size({"width": 375, "height": 760})
    for route in ("about", "overview"):  # so that it is drawn for that width
        page.go(route)
    assert_names_are_whole(page)


def assert_names_are_whole(page: OpenedPage) -> None:
    clipped = page.page.locator(".matrix .matrix-name").evaluate_all(
        "names => names.filter((x) => x.clientWidth > 1 && x.scrollWidth > x.clientWidth)"
        ".map((x) => x.textContent)"
    )
    assert "Vereinigung der Fußgängerschutzvereine" in page.text(".matrix tbody")
    assert [name for name in clipped if name] == []
    # A word that is broken stands in two lines, each a rectangle of its own.
    lines = page.page.locator(".matrix thead .matrix-name").evaluate_all(
        """names => names.filter((x) => x.textContent.includes("Fußgänger")).map((x) => {
            const range = document.createRange();
            range.setStart(x.firstChild, x.textContent.indexOf("Fuß"));
            range.setEnd(x.firstChild, x.textContent.length);
            return range.getClientRects().length;
        })"""
    )
    assert lines == [1]


def test_a_figure_has_one_word_in_matrix_tables_lists_and_comparison(
    open_page: Opener, seed_page: str
) -> None:
    page = open_page(seed_page, "overview")
    label = page.page.get_attribute(".cell-tension a[href*='bezsmertnyi/fried']", "aria-label")
    page.go("experts/bezsmertnyi")
    row = page.page.locator(".plain-table tr", has_text="Daniel Fried").locator("td")
    in_table = row.all_inner_texts()[:2]
    page.go("compare/bezsmertnyi/fried")
    compared = page.page.locator(".card-line .aside").all_inner_texts()
    page.go("findings/agreements?experts=bezsmertnyi,fried")
    scores = page.page.locator(".finding-head .aside").all_inner_texts()
    page.go("findings/tensions?experts=bezsmertnyi,fried")
    scores += page.page.locator(".finding-head .aside").all_inner_texts()

    assert in_table == ["moderate (0.5)", "slight (0.2)"]
    assert str(label).endswith("slight (0.2)")
    assert scores == ["strong (0.8)", "moderate (0.4)", "slight (0.3)", "moderate (0.5)"]
    assert compared == [text.split()[0] for text in scores]


def test_the_sources_count_every_key_phrase(open_page: Opener, seed_page: str) -> None:
    debate = pipeline.load(pipeline.default_maps()).map
    quoted = [x.quotation for x in debate.stances if x.quotation]
    quoted += [x.quotation for x in debate.relations if x.quotation]

    page = open_page(seed_page, "about")

    assert f"Key phrases: {len(quoted)} found in their source" in page.text(".about")


@pytest.fixture(scope="module")
def seed_page() -> str:
    debate = pipeline.load(pipeline.default_maps())
    return render_page(debate.map, debate.analysis)
