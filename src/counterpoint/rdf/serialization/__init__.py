"""RDF as bytes: every syntax sorted, so that the same data gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from counterpoint.errors import UsageError
from counterpoint.late import TYPE_CHECKING, LateFunctions
from counterpoint.rdf.serialization.terms import Graphs, Triples, graphs_of

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

    from counterpoint.rdf.serialization import json_ld, lines, rdf_xml, turtle
else:  # one call writes one syntax
    json_ld, lines, rdf_xml, turtle = (
        LateFunctions(f"counterpoint.rdf.serialization.{name}")
        for name in ("json_ld", "lines", "rdf_xml", "turtle")
    )

__all__ = ["FORMATS", "Graphs", "Triples", "write_graphs", "write_rdf"]

FORMATS: MappingProxyType[str, Callable[[Graphs], str]] = MappingProxyType(
    {
        "turtle": turtle.to_turtle,
        "trig": turtle.to_trig,
        "ntriples": lines.to_n_triples,
        "nquads": lines.to_n_quads,
        "jsonld": json_ld.to_json_ld,
        "rdfxml": rdf_xml.to_rdf_xml,
    }
)


def write_rdf(data: Dataset | Graph, name: str) -> bytes:
    """``data`` in the syntax ``name`` of `FORMATS`, in UTF-8; the same data, the same bytes.

    Turtle, N-Triples and RDF/XML hold one graph and get the map; TriG, N-Quads and JSON-LD
    get every graph, so the findings too. O(n log n) in the triples.

    Raises:
        UsageError: there is no such syntax.
        InputError: the syntax cannot hold the data (RDF/XML only).
    """
    return write_graphs(graphs_of(data), name)


def write_graphs(graphs: Graphs, name: str) -> bytes:
    """As `write_rdf`, from the triples of each graph in any order.

    Raises:
        UsageError: there is no such syntax.
        InputError: the syntax cannot hold the data (RDF/XML only).
    """
    if name not in FORMATS:
        raise UsageError(f"there is no RDF format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name](graphs).encode("utf-8")
