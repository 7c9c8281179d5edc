"""Which state of a map a store holds, by its hash, and where the map is said to come from.

What belongs here: looking at quads for that. What does not: the triples that say it
(`counterpoint.rdf.derived.provenance`).
"""

from __future__ import annotations

import hashlib
import re

import pyoxigraph as px

from counterpoint.model import Origin
from counterpoint.rdf.derived.provenance import origin_in
from counterpoint.rdf.terms.names import PROVENANCE_GRAPH, is_provenance
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.vocab import CP, OA, PROV, RDF, XSD

_BLANK = re.compile(rb"^(?:[^ ]+ [^ ]+ )?_:", re.MULTILINE)
_OA, _DECIMAL, _INTEGER, _OFFSET = (
    str(name).encode() for name in (OA, XSD.decimal, XSD.integer, XSD.nonNegativeInteger)
)
# What `counterpoint.rdf.terms.oxigraph` does, term by term, for numbers as Oxigraph keeps them.
# A quotation mark that follows a blank opens a literal: those inside are escaped.
_AS_WRITTEN = (
    (
        re.compile(rb' "([+-]?[0-9]+)"\^\^<%b> \.$' % re.escape(_DECIMAL), re.MULTILINE),
        rb' "\1.0"^^<%b> .' % _DECIMAL,
    ),
    (
        re.compile(
            rb'( <%b(?:start|end)> "[0-9]+"\^\^)<%b> \.$' % (re.escape(_OA), re.escape(_INTEGER)),
            re.MULTILINE,
        ),
        rb"\1<%b> ." % _OFFSET,
    ),
)
_TYPE, _RUN, _BUNDLE = (px.NamedNode(str(name)) for name in (RDF.type, CP.Run, PROV.Bundle))


def map_sha256(quads: px.Store) -> str:
    """The SHA-256, in hexadecimal, of the canonical N-Triples (RDFC-1.0) of the map.

    The map is all that stands in no graph of findings or provenance, as it is written in
    Turtle. "" where blank nodes stand in it, which may take for ever to name. O(n log n).
    """
    beside = {quad.graph_name for quad in quads.quads_for_pattern(None, _TYPE, _RUN, None)}
    beside |= provenance_graphs(quads)
    lines: set[bytes] = set()
    for graph in (px.DefaultGraph(), *quads.named_graphs()):
        if graph in beside and graph != px.DefaultGraph():
            continue
        content = quads.dump(format=px.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        if b"_:" in content and _BLANK.search(content):
            return ""
        for form_in_store, as_written in _AS_WRITTEN:
            content = form_in_store.sub(as_written, content)
        lines.update(content.split(b"\n"))
    lines.discard(b"")
    return hashlib.sha256(b"".join(b"%b\n" % line for line in sorted(lines))).hexdigest()


def recorded_origin(quads: px.Store, base: str, sha256: str) -> Origin | None:
    """What the store says of where its map comes from, if it speaks of the map as it is.

    ``base`` is the map's, ``sha256`` what `map_sha256` gives.
    """
    graph = px.NamedNode(base + PROVENANCE_GRAPH)
    triples = triples_of(quads.quads_for_pattern(None, None, None, graph))
    return origin_in(((s, p, o) for s, p, o, _ in triples), base, sha256)


def provenance_graphs(quads: px.Store) -> frozenset[px.NamedNode]:
    """The graphs that tell how a map came to be: so named, and prov:Bundles in their own words."""
    bundles = quads.quads_for_pattern(None, _TYPE, _BUNDLE, None)
    names = (quad.graph_name for quad in bundles if quad.graph_name == quad.subject)
    return frozenset(x for x in names if isinstance(x, px.NamedNode) and is_provenance(x.value))
