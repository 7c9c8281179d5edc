"""What an endpoint answers, read in a process of its own: rows, truth values, triples.

An answer comes from elsewhere, so it may be cut short, huge, deeply nested or no RDF at all.
What belongs here: bytes to terms. What does not: asking for them.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pyoxigraph as px

from counterpoint.errors import InputError, Place, Problem
from counterpoint.rdf.parsing import RdfContent, find_doubts, find_errors
from counterpoint.store.queries.answering import MOST_TEXT, Cell, RawAnswer, cell_of
from counterpoint.vocab import XSD

RESULT_TYPES = frozenset({"application/sparql-results+json", "application/json"})
GRAPH_TYPES = {
    "application/n-triples": px.RdfFormat.N_TRIPLES,
    "text/turtle": px.RdfFormat.TURTLE,
    "application/x-turtle": px.RdfFormat.TURTLE,
    "text/plain": px.RdfFormat.N_TRIPLES,  # N-Triples before it had a type of its own
}

_KINDS = {"uri": "iri", "bnode": "blank", "literal": "literal", "typed-literal": "literal"}
_STRING, _BOOLEAN = str(XSD.string), str(XSD.boolean)
_BOOLEANS = {"1": "true", "0": "false"}
# Virtuoso drops a zero of a year before 1000, which is then no xsd:gYear any more.
_SHORT_YEAR = re.compile(r"(-?)(\d{1,3})")
_YEAR = px.NamedNode(str(XSD.gYear))


def read_results(content: bytes, file: str, max_rows: int) -> RawAnswer:
    """Rows or a truth value from SPARQL 1.1 Query Results JSON, cut at the limits.

    ``typed-literal``, which the drafts of the standard had and Virtuoso writes, is understood,
    and 1 and 0 for booleans.

    Raises:
        InputError: it is not in that form.
    """
    try:
        answer = json.loads(content)
        if "boolean" in answer:
            return RawAnswer("ask", (), [], boolean=bool(answer["boolean"]), truncated=False)
        variables = tuple(str(name) for name in answer["head"]["vars"])
        rows: list[tuple[Cell | None, ...]] = []
        length = 0
        for binding in answer["results"]["bindings"]:
            if len(rows) >= max_rows or length > MOST_TEXT:
                return RawAnswer("select", variables, rows, boolean=False, truncated=True)
            row = tuple(_cell(binding[name]) if name in binding else None for name in variables)
            length += sum(len(cell[1]) for cell in row if cell)
            rows.append(row)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _unreadable(file, "SPARQL results in JSON") from None
    return RawAnswer("select", variables, rows, boolean=False, truncated=False)


def read_triples(content: bytes, media_type: str, file: str, max_rows: int) -> RawAnswer:
    """Triples, cut at the limits.

    Raises:
        InputError: it is not in that form.
    """
    rows: list[tuple[Cell | None, ...]] = []
    length = 0
    for quad in _quads(content, media_type, file):
        if len(rows) >= max_rows or length > MOST_TEXT:
            return RawAnswer("graph", (), rows, boolean=False, truncated=True)
        row = tuple(cell_of(term) for term in (quad.subject, quad.predicate, quad.object))
        length += sum(len(cell[1]) for cell in row)
        rows.append(row)
    return RawAnswer("graph", (), rows, boolean=False, truncated=False)


def read_graph(content: bytes, media_type: str, file: str, graph: str) -> RdfContent:
    """Triples as N-Quads in the named graph ``graph``, and what in them may deceive.

    Raises:
        InputError: it is not in that form, or holds what no file may.
    """
    name = px.NamedNode(graph)
    quads = [
        px.Quad(quad.subject, quad.predicate, _mended(quad.object), name)
        for quad in _quads(content, media_type, file)
    ]
    problems = find_errors(quads, file)
    if problems:
        raise InputError(problems)
    n_quads = px.serialize(quads, format=px.RdfFormat.N_QUADS) or b""
    return RdfContent(n_quads, tuple(find_doubts(quads, file)))


def _quads(content: bytes, media_type: str, file: str) -> list[px.Quad]:
    try:
        return list(px.parse(content, format=GRAPH_TYPES[media_type]))
    except (SyntaxError, ValueError, OSError):
        raise _unreadable(file, "RDF") from None


def _mended(term: Any) -> Any:
    if isinstance(term, px.Literal) and term.datatype == _YEAR:
        match = _SHORT_YEAR.fullmatch(term.value)
        if match:
            return px.Literal(f"{match[1]}{match[2]:0>4}", datatype=_YEAR)
    return term


def _cell(answer: dict[str, str]) -> Cell:
    kind, value = _KINDS[answer["type"]], str(answer["value"])
    if kind != "literal":
        return (kind, value, "", "")
    language = answer.get("xml:lang", "")
    if language:
        return (kind, value, str(language), "")
    datatype = str(answer.get("datatype", _STRING))
    return (kind, _BOOLEANS.get(value, value) if datatype == _BOOLEAN else value, "", datatype)


def _unreadable(file: str, what: str) -> InputError:
    problem = Problem(
        Place(file),
        f"the answer is not {what}, or was cut short",
        "check that the address is one of SPARQL; look into the store's log",
        code="endpoint",
    )
    return InputError(problem)
