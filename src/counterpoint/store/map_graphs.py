"""The graphs in which one map stands in a store: itself, its findings, and how they came to be.

What belongs here: putting them there and finding the map's names in them. What does not: the
triples (`counterpoint.rdf.derived`), and what provenance says (`recorded_origin`).
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as px
from rdflib import URIRef

from counterpoint.late import TYPE_CHECKING, LateFunction
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.rdf.terms.oxigraph import quads_in
from counterpoint.vocab import CP, RDF

if TYPE_CHECKING:
    from counterpoint.model import Analysis, ArgumentMap, Origin
    from counterpoint.rdf.derived.finding_triples import finding_triples
    from counterpoint.rdf.derived.provenance import provenance_triples
    from counterpoint.rdf.terms.triples import Triple
    from counterpoint.store.recorded_origin import map_sha256, recorded_origin
else:  # who only asks queries puts nothing there
    finding_triples = LateFunction("counterpoint.rdf.derived.finding_triples", "finding_triples")
    provenance_triples = LateFunction("counterpoint.rdf.derived.provenance", "provenance_triples")
    map_sha256, recorded_origin = (
        LateFunction("counterpoint.store.recorded_origin", x)
        for x in ("map_sha256", "recorded_origin")
    )

_TYPE, _BASE, _ARGUMENT_MAP = (
    px.NamedNode(str(term)) for term in (RDF.type, CP.base, CP.ArgumentMap)
)


def name_map_graph(quads: px.Store, base: str) -> None:
    """Put all of the default graph into the graph of the map, if a map stands in it. O(quads)."""
    unnamed = px.DefaultGraph()
    if next(quads.quads_for_pattern(None, _TYPE, _ARGUMENT_MAP, unnamed), None) is None:
        return
    name = px.NamedNode(base + MAP_GRAPH)
    in_default = [*quads.quads_for_pattern(None, None, None, unnamed)]
    quads.clear_graph(unnamed)
    quads.bulk_extend(px.Quad(x.subject, x.predicate, x.object, name) for x in in_default)


def put_findings(
    quads: px.Store, analysis: Analysis, argument_map: ArgumentMap, origin: Origin
) -> list[str]:
    """Put the graphs of findings and of provenance in place of what these graphs held.

    ``origin`` is where the map comes from, unless the store says so of the map as it is. Gives
    what was left out, in sentences. O(n log n).
    """
    sha256 = map_sha256(quads)
    recorded = recorded_origin(quads, argument_map.base, sha256)
    findings = argument_map.base + FINDINGS_GRAPH
    provenance = argument_map.base + PROVENANCE_GRAPH
    messages = []
    if recorded is None and _in_graph(quads, provenance):
        messages.append(f"<{provenance}> is of another state of the map and is left out")
    triples_before = _in_graph(quads, findings)
    _replace(quads, findings, finding_triples(analysis, argument_map))
    triples = provenance_triples(analysis, argument_map, recorded or origin, sha256)
    _replace(quads, provenance, triples)
    if triples_before and (
        leftovers := triples_before - _in_graph(quads, findings) - _in_graph(quads, provenance)
    ):
        messages.append(
            f"{len(leftovers):,} triples of <{findings}> are not found anew and left out"
        )
    return messages


def subjects_of(quads: px.Store, kind: URIRef) -> list[str]:
    """The IRIs of all records of a class of the vocabulary."""
    records = quads.quads_for_pattern(None, _TYPE, px.NamedNode(str(kind)), None)
    return [quad.subject.value for quad in records if isinstance(quad.subject, px.NamedNode)]


def base_in(quads: px.Store) -> str:
    """The base of the one map in the store, else nothing."""
    statements = quads.quads_for_pattern(None, _BASE, None, None)
    bases = {quad.object.value for quad in statements if isinstance(quad.object, px.Literal)}
    return bases.pop() if len(bases) == 1 else ""


def _replace(quads: px.Store, graph: str, triples: Iterable[Triple]) -> None:
    if quads.contains_named_graph(px.NamedNode(graph)):
        quads.remove_graph(px.NamedNode(graph))
    quads.bulk_extend(quads_in(URIRef(graph), triples))


def _in_graph(quads: px.Store, graph: str) -> set[px.Triple]:
    name = px.NamedNode(graph)
    return {quad.triple for quad in quads.quads_for_pattern(None, None, None, name)}
