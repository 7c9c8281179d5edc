"""The page of the shipped map as `build` writes it, with the query engine and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from views.axe import load_axe, violations
from views.conftest import Opener

from counterpoint.cli import main

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def build(
    project_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[str, int]]:
    """The page of the shipped map as text and its size in bytes, by what `build` was told."""
    seed = project_folder / "seeds" / "negotiating-with-putin.argdown"
    pages = {}
    for option in ("--no-sparql", ""):
        folder = tmp_path_factory.mktemp("site")
        # The same page whether the article's text is at hand or not.
        words = ["build", str(seed), "--quote", "phrase", "-o", str(folder)]
        result = CliRunner().invoke(main, [*words, *filter(None, [option])])
        assert result.exit_code == 0, result.output
        (page,) = folder.glob("*.html")
        pages[option] = (page.read_text(encoding="utf-8"), page.stat().st_size)
    return pages


def test_without_the_engine_the_page_is_under_a_megabyte(build: dict[str, tuple[str, int]]) -> None:
    assert build["--no-sparql"][1] < MEGABYTE
    assert build[""][1] < 3 * MEGABYTE


@pytest.mark.browser
def test_without_the_engine_there_is_no_query_view_and_nothing_else_is_missing(
    open_page: Opener, build: dict[str, tuple[str, int]]
) -> None:
    html, _ = build["--no-sparql"]
    page = open_page(html)
    load_axe(page)
    complaints = {}
    for route in ("overview", "map"):
        page.go(route)
        complaints[route] = violations(page)
    page.go("sparql")

    assert {route: of_route for route, of_route in complaints.items() if of_route} == {}
    assert page.page.get_attribute("body", "data-view") == "overview", "as for any unknown view"
    page.page.click("#menu-button")
    views = page.page.locator("[data-view]").all_inner_texts()
    first = ["Overview", "Map", "Agreements and clashes", "Experts"]
    assert views[1:] == [*first, "Outline", "How to read"], "after the page's own"
    blocks = page.page.locator("script[id]").evaluate_all("found => found.map(({ id }) => id)")
    assert blocks == ["data", "said", "drawn", "supposed", "turtle"], (
        "no engine, and no data for one"
    )
    assert "wasm" not in html.partition("</head>")[0], "nor leave to run one"


@pytest.mark.browser
def test_each_ready_question_has_an_answer_in_the_shipped_page(
    open_page: Opener, build: dict[str, tuple[str, int]]
) -> None:
    page = open_page(build[""][0], "sparql")
    questions = page.page.locator(".questions button")
    empty = []
    for place in range(questions.count()):
        questions.nth(place).click()
        page.wait_for("document.getElementById('stop-query').disabled")
        if page.page.locator(".answer-table tbody tr").count() == 0:
            empty.append((questions.nth(place).inner_text(), page.text(".answer")))

    assert questions.count() == 9
    assert empty == []
