"""The answer to a query, and how it is written: JSON, CSV, TSV and XML of the W3C, Turtle.

What belongs here: answers. What does not: asking.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rdflib import BNode, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from counterpoint.errors import UsageError
from counterpoint.formats.csv_data import defused
from counterpoint.late import TYPE_CHECKING, LateFunction
from counterpoint.rdf.serialization import write_graphs
from counterpoint.rdf.serialization.terms import line_term
from counterpoint.store.queries.answering import Cell, RawAnswer
from counterpoint.vocab import PREFIXES, XSD

if TYPE_CHECKING:
    from xml.sax.saxutils import escape, quoteattr

    from counterpoint.rdf.serialization.rdf_xml import require_xml
    from counterpoint.rdf.serialization.turtle import relative
else:  # most answers are neither graphs nor XML
    relative = LateFunction("counterpoint.rdf.serialization.turtle", "relative")
    require_xml = LateFunction("counterpoint.rdf.serialization.rdf_xml", "require_xml")
    escape, quoteattr = (LateFunction("xml.sax.saxutils", x) for x in ("escape", "quoteattr"))

# js/ground/files.js holds the same.
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_json = json.JSONEncoder(ensure_ascii=False).encode
_RESULTS = "http://www.w3.org/2005/sparql-results#"


class Term(NamedTuple):
    """An RDF term: ``value`` is the IRI, the label, the lexical form, or a triple's N-Triples.

    ``language`` is empty unless the literal is tagged; ``datatype`` is an IRI, empty unless the
    term is an untagged literal.
    """

    kind: Literal["iri", "blank", "literal", "triple"]
    value: str
    language: str = ""
    datatype: str = ""

    def __str__(self) -> str:
        return self.value

    def to_node(self) -> Node:
        """The term for rdflib.

        Raises:
            UsageError: it is a triple term, which RDF 1.1 does not have.
        """
        if self.kind == "iri":
            return URIRef(self.value)
        if self.kind == "blank":
            return BNode(self.value)
        if self.kind == "triple":
            raise UsageError("a triple inside a triple cannot be written; ask for its parts")
        if self.language:
            return RdfLiteral(self.value, lang=self.language)
        datatype = None if self.datatype == str(XSD.string) else URIRef(self.datatype)
        return RdfLiteral(self.value, datatype=datatype, normalize=False)


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query gave.

    ``kind`` is "select" (``variables`` and ``rows``, in the engine's order; ``None`` where a
    variable is unbound), "ask" (``boolean``) or "graph" (``triples``, sorted, each once).
    ``truncated`` says that rows or triples beyond the limit were left out. ``base`` shortens
    names in `table`.
    """

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool = False
    triples: tuple[tuple[Term, Term, Term], ...] = ()
    truncated: bool = False
    base: str = ""

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows for people: names shortened as a query may use them, literals bare."""
        return tuple(tuple(self._cell(term) for term in row) for row in self.rows)

    def to_json(self) -> str:
        """SPARQL 1.1 Query Results JSON; JSON-LD for a graph."""
        if self.kind == "graph":
            return self._written("jsonld").decode("utf-8")
        if self.kind == "ask":
            return _json({"head": {}, "boolean": self.boolean}) + "\n"
        # A row a line: the encoder that indents is written in Python, and five times slower.
        rows = ",\n".join(
            _json(
                {
                    name: _json_term(term)
                    for name, term in zip(self.variables, row, strict=True)
                    if term is not None
                }
            )
            for row in self.rows
        )
        head = _json({"vars": list(self.variables)})
        return f'{{"head": {head},\n"results": {{"bindings": [\n{rows}\n]}}}}\n'

    def to_csv(self, *, raw: bool = False) -> str:
        """SPARQL 1.1 Query Results CSV, with CRLF line ends.

        A cell that a spreadsheet would run as a formula gets a leading ``'``, unless ``raw``.

        Raises:
            UsageError: it is not a table.
        """
        return self._delimited(
            [[_csv_cell(term, raw=raw) for term in row] for row in self.rows], "CSV"
        )

    def to_tsv(self) -> str:
        """SPARQL 1.1 Query Results TSV: every term in full, as in Turtle.

        Raises:
            UsageError: it is not a table.
        """
        self._require_table("TSV")
        lines = ["\t".join(f"?{name}" for name in self.variables)]
        lines += ["\t".join(_full(term) for term in row) for row in self.rows]
        return "\n".join(lines) + "\n"

    def to_xml(self) -> str:
        """SPARQL Query Results XML; RDF/XML for a graph.

        Raises:
            InputError: a value holds a character that XML cannot.
        """
        if self.kind == "graph":
            return self._written("rdfxml").decode("utf-8")
        head = "".join(f"\n    <variable name={quoteattr(name)}/>" for name in self.variables)
        if self.kind == "ask":
            content = f"<boolean>{'true' if self.boolean else 'false'}</boolean>"
        else:
            results = "".join(f"\n    <result>{self._bindings(row)}</result>" for row in self.rows)
            content = f"<results>{results}\n  </results>"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<sparql xmlns="{_RESULTS}">\n  <head>{head}\n  </head>\n  {content}\n</sparql>\n'
        )

    def to_turtle(self) -> str:
        """The triples in Turtle, sorted.

        Raises:
            UsageError: it is not a graph.
        """
        if self.kind != "graph":
            raise UsageError("only CONSTRUCT and DESCRIBE give Turtle; take table, csv or json")
        return self._written("turtle").decode("utf-8")

    def to_rdf(self, format_name: str) -> bytes:
        """The triples in one of `counterpoint.rdf.FORMATS`, sorted.

        Raises:
            UsageError: it is not a graph, or there is no such format.
            InputError: the format cannot hold the data (RDF/XML only).
        """
        if self.kind != "graph":
            raise UsageError("only CONSTRUCT and DESCRIBE give RDF; take table, csv or json")
        return self._written(format_name)

    def _written(self, format_name: str) -> bytes:
        """The triples in a format; of those that are equal to rdflib, one."""
        triples = {(s.to_node(), p.to_node(), o.to_node()): None for s, p, o in self.triples}
        return write_graphs({None: list(triples)}, format_name)

    def _cell(self, term: Term | None) -> str:
        if term is None:
            return ""
        if term.kind == "iri":
            return self._short(term.value)
        return f"_:{term.value}" if term.kind == "blank" else term.value

    def _short(self, iri: str) -> str:
        for prefix, namespace in PREFIXES.items():
            local = iri.removeprefix(namespace)
            if local != iri and local.replace("-", "a").replace("_", "a").isalnum():
                return f"{prefix}:{local}"
        rest = relative(self.base, iri)
        return f"<{iri if rest is None else rest}>"

    def _require_table(self, name: str) -> None:
        if self.kind != "select":
            raise UsageError(f"only SELECT gives {name}; take json")

    def _delimited(self, rows: list[list[str]], name: str) -> str:
        self._require_table(name)
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(self.variables)
        writer.writerows(rows)
        return stream.getvalue()

    def _bindings(self, row: Row) -> str:
        parts = []
        for name, term in zip(self.variables, row, strict=True):
            if term is not None:
                require_xml(term.value, f"?{name}")
                parts.append(f"\n      <binding name={quoteattr(name)}>{_xml_term(term)}</binding>")
        return "".join(parts) + "\n    "


def _json_term(term: Term) -> dict[str, str]:
    names = {"iri": "uri", "blank": "bnode", "literal": "literal", "triple": "literal"}
    members = {"type": names[term.kind], "value": term.value}
    if term.language:
        members["xml:lang"] = term.language
    elif term.datatype and term.datatype != str(XSD.string):
        members["datatype"] = term.datatype
    return members


def _xml_term(term: Term) -> str:
    value = escape(term.value, {"\r": "&#13;"})
    if term.kind == "iri":
        return f"<uri>{value}</uri>"
    if term.kind == "blank":
        return f"<bnode>{value}</bnode>"
    attribute = ""
    if term.language:
        attribute = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype and term.datatype != str(XSD.string):
        attribute = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{attribute}>{value}</literal>"


def _csv_cell(term: Term | None, *, raw: bool) -> str:
    if term is None:
        return ""
    value = f"_:{term.value}" if term.kind == "blank" else term.value
    is_typed = term.datatype.startswith(str(XSD)) and term.datatype != str(XSD.string)
    is_number = is_typed and _NUMBER.fullmatch(value)
    return value if raw or is_number else defused(value)


def _full(term: Term | None) -> str:
    if term is None:
        return ""
    return f"<<( {term.value} )>>" if term.kind == "triple" else line_term(term.to_node())


def result_of(raw: RawAnswer, base: str) -> QueryResult:
    """``raw`` with its terms made; ``base`` shortens names."""
    rows = [tuple(None if cell is None else _term(cell) for cell in row) for row in raw.rows]
    if raw.kind != "graph":
        return QueryResult(
            raw.kind, raw.variables, tuple(rows), raw.boolean, truncated=raw.truncated, base=base
        )
    triples = sorted({(s, p, o) for s, p, o in rows if s and p and o})
    return QueryResult("graph", triples=tuple(triples), truncated=raw.truncated, base=base)


def _term(cell: Cell) -> Term:
    kind, value, language, datatype = cell
    if kind == "iri":
        return Term("iri", value)
    if kind == "blank":
        return Term("blank", value)
    if kind == "triple":
        return Term("triple", value)
    return Term("literal", value, language, datatype)
