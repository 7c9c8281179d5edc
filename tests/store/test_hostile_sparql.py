"""Every SPARQL line of ../shared/hostile/INDEX.md: each ends, and the next query works."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lengths import IS_LONG

from counterpoint.errors import CounterpointError, InputError, LimitError
from counterpoint.model import ArgumentMap
from counterpoint.rdf import to_rdf
from counterpoint.store import QueryResult, Store, Term

ENDINGS: dict[str, type[CounterpointError] | None] = {
    "sparql-service.rq": InputError,
    "sparql-service-silent.rq": InputError,
    "sparql-from-file.rq": None,
    "sparql-load-file.ru": InputError,
    "sparql-load-http.ru": InputError,
    "sparql-cartesian.rq": LimitError,
    "sparql-concat-doubling.rq": LimitError,
    "sparql-deep-parens.rq": InputError,
    "sparql-flat-union.rq": InputError,
    "sparql-redos.rq": None,
}


@pytest.fixture
def city_store(city: ArgumentMap) -> Store:
    return Store.from_dataset(to_rdf(city))


@pytest.mark.usefixtures("nobody_calls")
@pytest.mark.parametrize("name", sorted(ENDINGS))
def test_it_ends_as_the_index_says_and_the_next_query_works(
    shared_folder: Path, city_store: Store, name: str
) -> None:
    ending = ENDINGS[name]
    # One that never ends is worked at until its deadline.
    deadline = 0.5 if ending is LimitError else 8
    ended: type[BaseException] | None = None
    try:
        city_store.query_file(shared_folder / "hostile" / name, deadline=deadline)
    except CounterpointError as error:
        ended = type(error)

    assert ended is ending
    assert city_store.query("ASK { ?s a cp:Claim }").boolean is True


def test_every_sparql_line_of_the_index_is_tested(shared_folder: Path) -> None:
    names = {path.name for path in (shared_folder / "hostile").glob("sparql-*")}

    assert names == ENDINGS.keys()


def test_from_a_file_gives_no_row(shared_folder: Path, city_store: Store) -> None:
    path = shared_folder / "hostile" / "sparql-from-file.rq"

    assert city_store.query_file(path).rows == ()


def test_a_regular_expression_is_linear(shared_folder: Path, city_store: Store) -> None:
    path = shared_folder / "hostile" / "sparql-redos.rq"

    assert city_store.query_file(path, deadline=1).rows == ()


def test_formulas_from_a_file_are_quoted(shared_folder: Path) -> None:
    text = (shared_folder / "hostile" / "csv-formula.csv").read_text(encoding="utf-8")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    dangerous = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    rows = tuple((Term("literal", cell),) for cell in dangerous)

    text = QueryResult("select", ("cell",), rows).to_csv()

    assert dangerous
    rows_read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert rows_read == [[f"'{cell}"] for cell in dangerous]


@pytest.mark.parametrize(
    "text",
    [
        "ASK { FILTER(" + "!" * 15_000 + "1) }",
        "ASK { FILTER(" + "-" * 7_000 + "1) }",
        "ASK { FILTER(1" + "+1" * 8_000 + ") }",
        "ASK { FILTER(1" + "||1" * 5_000 + ") }",
        "ASK { ?s " + "^" * 15_000 + "rdfs:label ?o }",
        "ASK { ?s " + "/".join(["rdfs:a"] * 2_300) + " ?o }",
        "ASK { ?s " + "|".join(["rdfs:a"] * 2_300) + " ?o }",
        "SELECT * { " + "{} UNION " * 1_700 + "{} }",
        "SELECT * { " + "OPTIONAL {} " * 1_300 + "}",
        "SELECT * { " + "MINUS {} " * 1_700 + "}",
        "ASK { " + "?s ?p ?o . " * 1_400 + "}",
        "SELECT * { BIND(" + "STR(" * 60 + "1" + ")" * 60 + " AS ?x) }",
    ],
    ids=[
        *("not", "minus", "plus", "or", "inverse", "path", "alternatives", "union"),
        *("optional", "minus groups", "triples", "calls"),
    ],
)
def test_a_chain_of_anything_ends_and_leaves_us_running(city_store: Store, text: str) -> None:
    try:
        answer: object = city_store.query(text, deadline=1 if IS_LONG else 0.4, max_rows=10)
    except CounterpointError as error:
        answer = error

    assert isinstance(answer, QueryResult | InputError | LimitError)
    assert city_store.query("ASK {}").boolean is True
