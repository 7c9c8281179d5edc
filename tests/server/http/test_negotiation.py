from __future__ import annotations

import pytest

from counterpoint.server.http.negotiation import (
    ASK_OFFERS,
    GRAPH_OFFERS,
    PAGE_OFFERS,
    SELECT_OFFERS,
    choose,
)

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("application/xml", "application/xml"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "text/tab-separated-values"),
        ("application/sparql-results+xml;q=0.5, */*;q=0.1", "application/sparql-results+xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("text/csv; charset=utf-8; q=1.0, */*;q=0.5", "text/csv"),
        ("no range, text/csv;q=0.1", "text/csv"),
        ("text/csv;q=2, application/json;q=0.1", "application/json"),
    ],
)
def test_the_best_liked_type_is_chosen_for_a_table(accept: str | None, media_type: str) -> None:
    offer = choose(accept, SELECT_OFFERS)

    assert offer is not None
    assert offer.media_type == media_type


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/csv;q=0", "nonsense"])
def test_nothing_is_chosen_where_nothing_is_acceptable(accept: str) -> None:
    assert choose(accept, SELECT_OFFERS) is None


def test_a_truth_value_is_no_table() -> None:
    assert choose("text/csv", ASK_OFFERS) is None


def test_a_browser_gets_the_documentation_and_a_program_the_data() -> None:
    person = choose(BROWSER, PAGE_OFFERS)
    program = choose("text/turtle, text/html;q=0.1", PAGE_OFFERS)

    assert person is not None
    assert person.format == "html"
    assert program is not None
    assert program.format == "turtle"


def test_a_header_of_a_thousand_ranges_is_read_in_part() -> None:
    accept = ", ".join(["image/png"] * 1000 + ["text/turtle"])

    assert choose(accept, GRAPH_OFFERS) is None
