"""The ontology as a graph that a query can name, beside the data and never among them.

What a kind is called, and which kinds there are, stands in the ontology; ``GRAPH`` or ``FROM``
with its IRI reach it. It is no graph of the data set: what asks for all graphs does not see it.

What belongs here: putting it beside the data of one query. What does not: reading it as records
(`counterpoint.rdf.ontology`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as px

from counterpoint.errors import InputError, Place, Problem
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CP

ONTOLOGY_GRAPH = str(CP).removesuffix("#")

# Its IRI in full, or a prefix that it could be written with.
_NAME = re.compile(re.escape(f"<{ONTOLOGY_GRAPH.removesuffix('ns')}") + r"(?:ns)?>", re.IGNORECASE)


def names_ontology(text: str) -> bool:
    """Whether the query in ``text`` may ask the ontology's graph.

    >>> names_ontology("ASK FROM <https://w3id.org/counterpoint/ns> {}")
    True
    >>> names_ontology("ASK { ?s <https://w3id.org/counterpoint/ns#kind> ?o }")
    False
    """
    return _NAME.search(text) is not None


@lru_cache(maxsize=1)
def ontology_turtle() -> bytes:
    """The ontology as its file has it; kept, since a process that answers opens no file."""
    return (ontology_folder() / "counterpoint.ttl").read_bytes()


@contextlib.contextmanager
def beside(quads: px.Store, turtle: bytes) -> Iterator[tuple[px.NamedNode, ...]]:
    """The graphs of ``quads``, which hold the ontology in its graph meanwhile. Milliseconds."""
    name = px.NamedNode(ONTOLOGY_GRAPH)
    graphs = tuple(graph for graph in quads.named_graphs() if isinstance(graph, px.NamedNode))
    quads.extend(
        px.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in px.parse(turtle, format=px.RdfFormat.TURTLE)
    )
    try:
        yield graphs
    finally:
        quads.remove_graph(name)


def is_held(quads: px.Store) -> bool:
    """Whether the data has a graph of that name itself, which then is the one that is asked."""
    return quads.contains_named_graph(px.NamedNode(ONTOLOGY_GRAPH))


def require_ontology_held(quads: px.Store, text: str, file: str) -> None:
    """Nothing, unless the query in ``text`` may ask the ontology of a store without it.

    Raises:
        InputError: it may; nothing can be put beside what is only read.
    """
    if names_ontology(text) and not is_held(quads):
        message = f"asks the graph <{ONTOLOGY_GRAPH}>, which a store on disk does not hold"
        advice = "ask a map file or a served map, or `counterpoint pull` the map and ask that file"
        raise InputError(Problem(Place(file), message, advice, code="ontology"))
