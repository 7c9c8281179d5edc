"""A map's AIF view as RDF: nodes of AIF's classes, joined by AIF's properties.

An edge into a scheme is ``aif:Premise`` and one out of it ``aif:Conclusion``; for a YA-node they
are ``aif:Locution`` and ``aif:IllocutionaryContent``. Nodes have the IRIs of the records that
they stand for, so that the view can be laid beside the map. What belongs here: AIF's terms. What
does not: which node stands for what (`counterpoint.formats.aif`).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef

from counterpoint.formats.aif import AifNode, AifView, GraphHead, Key, surname_in
from counterpoint.model import ArgumentMap
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import moment
from counterpoint.rdf.terms.triples import Triple, in_order, optional, typed
from counterpoint.vocab import AIF, DCTERMS, PREFIXES, PROV, RDFS, SCHEMA


def aif_to_rdf(view: AifView, argument_map: ArgumentMap) -> Graph:
    """The view of ``argument_map`` as one graph. O(nodes and edges)."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    for triple in _triples(view, RecordNames.of(argument_map)):
        graph.add(triple)
    return graph


def _triples(view: AifView, names: RecordNames) -> Iterator[Triple]:
    nodes = {node.key: node for node in view.nodes}
    for node in view.nodes:
        yield from _node(node, names)
    for one, other in view.edges:
        yield from _edge(nodes[one], nodes[other], names)
    yield from _orders(view, names)
    for expert in view.people:
        name = names.of_kind("expert", expert.id)
        yield from typed(name, PROV.Agent)
        yield name, SCHEMA.name, Literal(expert.name)
        yield from optional(name, (SCHEMA.familyName, Literal(surname_in(expert))))
    yield from _head(view.head)


def _orders(view: AifView, names: RecordNames) -> Iterator[Triple]:
    """The order of linked premises, as the members of a sequence."""
    premises: dict[Key, list[Key]] = {}
    for start, end in view.edges:
        if start[0] == "claim" and not start[2]:
            premises.setdefault(end, []).append(start)
    for end, starts in premises.items():
        yield from in_order(_name(end, names), [_name(start, names) for start in starts])


def _head(head: GraphHead) -> Iterator[Triple]:
    """What the map says of itself."""
    subject = URIRef(head.base)
    yield from optional(
        subject,
        (DCTERMS.identifier, Literal(head.id)),
        (DCTERMS.title, Literal(head.title)),
        (DCTERMS.description, Literal(head.question)),
        (DCTERMS.abstract, Literal(head.abstract)),
        (DCTERMS.language, Literal(head.language)),
    )


def _node(node: AifNode, names: RecordNames) -> Iterator[Triple]:
    subject = _name(node.key, names)
    yield from typed(subject, AIF[f"{node.type}-node"])
    text = AIF.claimText if node.type in {"I", "L"} else RDFS.label
    # The names of schemes are English, whatever the map is in.
    value = names.text(node.text) if node.type in {"I", "L"} else Literal(node.text)
    yield subject, text, value
    if node.speaker:
        yield subject, PROV.wasAttributedTo, names.of_kind("expert", node.speaker)
    yield from optional(
        subject,
        (DCTERMS.date, moment(node.date)),
        (DCTERMS.type, Literal(node.scheme)),
        (DCTERMS.title, names.text(node.title)),
    )


def _edge(one: AifNode, other: AifNode, names: RecordNames) -> Iterator[Triple]:
    start, end = _name(one.key, names), _name(other.key, names)
    if other.type == "YA":
        yield end, AIF.Locution, start
    elif one.type == "YA":
        yield start, AIF.IllocutionaryContent, end
    elif one.type == "I":
        yield end, AIF.Premise, start
    else:
        yield start, AIF.Conclusion, end


def _name(key: Key, names: RecordNames) -> URIRef:
    record, record_id, part = key
    name = names.of_kind(record, record_id)
    return URIRef(f"{name}/{part}") if part else name
