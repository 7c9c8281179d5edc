"""Answers as tables and as the W3C's formats, read back by Oxigraph's own parser."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as px
import pytest
from rdflib import Graph

from counterpoint.errors import InputError, UsageError
from counterpoint.store import QueryResult, Term

STRING = "http://www.w3.org/2001/XMLSchema#string"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
HOSTILE = "<b>&\"'\\ \t\n\r\u202e\x85é𐍈"

ROWS = QueryResult(
    "select",
    ("a", "b"),
    (
        (Term("iri", "https://e.example/claim/a"), Term("literal", HOSTILE, "", STRING)),
        (Term("blank", "b0"), Term("literal", "Maut", "de")),
        (None, Term("literal", "-7", "", INTEGER)),
        (Term("iri", "https://w3id.org/counterpoint/ns#Claim"), None),
    ),
    base="https://e.example/",
)
YES = QueryResult("ask", boolean=True)
GRAPH = QueryResult(
    "graph",
    triples=(
        (
            Term("iri", "urn:a"),
            Term("iri", "https://w3id.org/counterpoint/ns#score"),
            Term("literal", "0.5", "", "http://www.w3.org/2001/XMLSchema#decimal"),
        ),
    ),
)


def parsed(content: str, name: px.QueryResultsFormat) -> list[list[object]]:
    answer = px.parse_query_results(content, format=name)
    assert isinstance(answer, px.QuerySolutions)
    return [[row[name] for name in ("a", "b")] for row in answer]


EXPECTED = [
    [px.NamedNode("https://e.example/claim/a"), px.Literal(HOSTILE)],
    [px.BlankNode("b0"), px.Literal("Maut", language="de")],
    [None, px.Literal("-7", datatype=px.NamedNode(INTEGER))],
    [px.NamedNode("https://w3id.org/counterpoint/ns#Claim"), None],
]


def test_json_is_read_back_as_it_was() -> None:
    assert parsed(ROWS.to_json(), px.QueryResultsFormat.JSON) == EXPECTED


def test_xml_is_read_back_as_it_was() -> None:
    assert parsed(ROWS.to_xml(), px.QueryResultsFormat.XML) == EXPECTED


def test_tsv_is_read_back_as_it_was() -> None:
    assert parsed(ROWS.to_tsv(), px.QueryResultsFormat.TSV) == EXPECTED


def test_csv_has_the_bare_values() -> None:
    assert list(csv.reader(io.StringIO(ROWS.to_csv(), newline=""))) == [
        ["a", "b"],
        ["https://e.example/claim/a", HOSTILE],
        ["_:b0", "Maut"],
        ["", "-7"],
        ["https://w3id.org/counterpoint/ns#Claim", ""],
    ]


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "=HYPERLINK(1)",
        "-",
        "\n=1",
        "\nx",
        " =1",
        "\u00a0\ufeff\u200b@x",
        "\0=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "−1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(value: str) -> None:
    result = QueryResult("select", ("a",), ((Term("literal", value, "", STRING),),))

    def cell(content: str) -> str:
        return list(csv.reader(io.StringIO(content, newline="")))[1][0]

    assert cell(result.to_csv()) == f"'{value}"
    assert cell(result.to_csv(raw=True)) == value


def test_a_literal_that_only_says_it_is_a_number_is_quoted() -> None:
    cell = Term("literal", "=1+1", "", INTEGER)

    assert QueryResult("select", ("a",), ((cell,),)).to_csv() == "a\r\n'=1+1\r\n"


@pytest.mark.parametrize("value", ["-1.5", "+2e-3", "-7"])
def test_a_number_stays_a_number(value: str) -> None:
    cell = Term("literal", value, "", INTEGER)

    assert QueryResult("select", ("a",), ((cell,),)).to_csv() == f"a\r\n{value}\r\n"


@pytest.mark.parametrize("value", ["a = 1", "it's", "100 %", "（=1）", "", " "])
def test_other_text_stays_as_it_is(value: str) -> None:
    assert QueryResult("select", ("a",), ((Term("literal", value, "", STRING),),)).to_csv() == (
        f"a\r\n{value or ('' if value else chr(34) * 2)}\r\n"
    )


def test_a_table_shortens_names_as_queries_may_write_them() -> None:
    assert [row[0] for row in ROWS.table()] == ["<claim/a>", "_:b0", "", "cp:Claim"]


def test_a_truth_value_has_json_and_xml_and_no_table() -> None:
    assert json.loads(YES.to_json()) == {"head": {}, "boolean": True}
    answer = px.parse_query_results(YES.to_xml(), format=px.QueryResultsFormat.XML)
    assert isinstance(answer, px.QueryBoolean)
    assert bool(answer) is True
    with pytest.raises(UsageError, match="only SELECT gives CSV"):
        YES.to_csv()


def test_a_graph_has_turtle_json_ld_and_rdf_xml() -> None:
    assert GRAPH.to_turtle().endswith("<urn:a> cp:score 0.5 .\n")
    assert len(Graph().parse(data=GRAPH.to_xml(), format="xml")) == 1
    (quad,) = px.parse(GRAPH.to_json(), format=px.RdfFormat.JSON_LD)
    assert quad.object == px.Literal(
        "0.5", datatype=px.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    )


@pytest.mark.parametrize("result", [ROWS, YES], ids=["rows", "truth value"])
def test_only_a_graph_has_turtle(result: QueryResult) -> None:
    with pytest.raises(UsageError, match="only CONSTRUCT and DESCRIBE"):
        result.to_turtle()


def test_what_xml_cannot_hold_is_an_input_error() -> None:
    result = QueryResult("select", ("a",), ((Term("literal", "\0", "", STRING),),))

    with pytest.raises(InputError, match=r"\?a holds U\+0000"):
        result.to_xml()


def test_no_rows_are_a_table_with_a_head() -> None:
    empty = QueryResult("select", ("a", "b"))

    assert empty.to_csv() == "a,b\r\n"
    assert empty.to_tsv() == "?a\t?b\n"
    assert parsed(empty.to_xml(), px.QueryResultsFormat.XML) == []
