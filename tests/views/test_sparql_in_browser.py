"""Queries answered inside the page, with the network off."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from views.conftest import Opener
from views.opened_page import OpenedPage

pytestmark = pytest.mark.browser

LABELS = """SELECT ?what ?label WHERE { ?what <http://www.w3.org/2000/01/rdf-schema#label> ?label }
ORDER BY ?label"""


@pytest.fixture
def ask(open_page: Opener, asking_page: str) -> Callable[[str], OpenedPage]:
    """Runs a query in a freshly opened page and waits for the answer."""

    def asked(query: str) -> OpenedPage:
        page = open_page(asking_page, "sparql")
        page.page.fill("#query", query)
        page.page.click(".is-main")
        page.wait_for("document.querySelector('.answer-said') !== null")
        return page

    return asked


def test_rows_come_from_all_graphs_as_text(ask: Callable[[str], OpenedPage]) -> None:
    page = ask(LABELS)

    cells = page.page.locator(".answer-table tbody td").all_inner_texts()
    assert cells[1::2] == ["<b>Elsewhere</b>", "=Kofi Osei", "A finding", "Charge for the centre"]
    assert page.text(".answer-said").startswith("4 rows, after ")
    page.expect("#announcer").to_have_text(page.text(".answer-said"))


def test_what_the_map_holds_is_a_link_into_it(ask: Callable[[str], OpenedPage]) -> None:
    page = ask(LABELS)

    assert page.page.locator(".answer-table a").all_inner_texts() == [
        "expert/osei",
        "claim/charge",
    ]
    page.page.click(".answer-table a:has-text('claim/charge')")
    page.expect("#panel-title").to_have_text("Charge for the centre")
    assert page.page.locator(".answer-table").count() == 1


def test_a_mistake_is_shown_where_it_is(ask: Callable[[str], OpenedPage]) -> None:
    page = ask("SELECT * WHERE {\n  ?s ?p\n}")

    assert "error at 3:2" in page.text(".answer-said")
    assert page.focused() == "query"
    assert page.page.evaluate("() => document.activeElement.selectionStart") == 26


def test_each_form_has_its_answer(ask: Callable[[str], OpenedPage]) -> None:
    forms = {
        "# select\nASK { <https://example.org/select> ?p 'select' }": "No",
        "SELECT ?s { ?s a ?o }": "No rows.",
        "CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p ?o }": "A graph, after",
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }": "",
    }
    page = ask("ASK { ?s ?p ?o }")
    page.expect(".answer-said").to_have_text(re.compile("^Yes"))

    for query, answer in forms.items():
        before = page.text(".answer-said")
        page.page.fill("#query", query)
        page.page.click(".is-main")

        page.expect(".answer-said").not_to_have_text(before)
        page.expect(".answer-said").to_have_text(re.compile(f"^{re.escape(answer)}"))


def test_a_query_without_end_can_be_stopped(open_page: Opener, asking_page: str) -> None:
    page = open_page(asking_page, "sparql")
    pairs = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(14))
    page.page.fill("#query", f"SELECT (COUNT(*) AS ?n) {{ {pairs} }}")
    page.page.click(".is-main")
    page.page.wait_for_timeout(400)

    page.page.click("#stop-query")

    page.expect(".answer").to_have_text("Stopped.")
    page.page.fill("#query", "ASK {}")
    page.page.keyboard.press("Control+Enter")
    page.wait_for("document.querySelector('.answer-said')?.textContent === 'Yes'")


def test_an_answer_that_comes_after_the_reader_has_left_changes_nothing(
    open_page: Opener, asking_page: str
) -> None:
    page = open_page(asking_page, "sparql")
    page.page.evaluate("""() => {
      window.written = [];
      const before = history.replaceState.bind(history);
      // Without an address it only notes what is open in the view.
      history.replaceState = (...all) => (all[2] && window.written.push(all[2]), before(...all));
    }""")
    page.page.fill("#query", "ASK { ?left ?p ?o }")
    page.page.evaluate("""() => {
      document.querySelector(".is-main").click();
      location.hash = "#/outline";
    }""")
    page.wait_for("document.querySelector('.outline') !== null")
    page.go("sparql")
    page.page.fill("#query", "ASK { ?back ?p ?o }")
    page.page.click(".is-main")
    page.wait_for("document.querySelector('.answer-said') !== null")

    written = page.page.evaluate("() => window.written")
    assert written == ["#/sparql?ask=ASK%20%7B%20%3Fback%20%3Fp%20%3Fo%20%7D"]


def test_the_rows_can_be_taken_along(ask: Callable[[str], OpenedPage], tmp_path: Path) -> None:
    page = ask(LABELS)
    with page.page.expect_download() as waiting:
        page.page.click("text=Save as CSV")
    waiting.value.save_as(tmp_path / "answer.csv")

    lines = (tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "what,label"
    assert lines[2] == "https://example.org/city/expert/osei,'=Kofi Osei"


def test_a_number_that_is_taken_along_stays_a_number(
    ask: Callable[[str], OpenedPage], tmp_path: Path
) -> None:
    page = ask('SELECT ?score ?text { VALUES (?score ?text) { (-1.5 "-1.5") } }')
    with page.page.expect_download() as waiting:
        page.page.click("text=Save as CSV")
    waiting.value.save_as(tmp_path / "answer.csv")

    assert (tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()[1] == "-1.5,'-1.5"


def test_a_page_without_data_to_ask_has_no_such_view(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "sparql")

    assert page.text("h1") == "What should the council do first?"
    assert page.page.locator("[data-view=sparql]").count() == 0
